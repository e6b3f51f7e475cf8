using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>The kinds of running by the names that files give them: Trail Run, TrailRun, trail_running, Trail Running.</summary>
internal static class Sports
{
    /// <summary>The kind; null for everything that is no run.</summary>
    public static Sport? Of(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant() switch
    {
        "run" or "running" => Sport.Run,
        "trailrun" or "trailrunning" => Sport.Trail,
        "virtualrun" or "virtualrunning" => Sport.Virtual,
        "track" or "trackrun" or "trackrunning" or "indoortrack" or "indoortrackrunning" => Sport.Track,
        "treadmill" or "treadmillrun" or "treadmillrunning" or "indoorrun" or "indoorrunning" => Sport.Treadmill,
        "street" or "streetrun" or "streetrunning" => Sport.Street,
        "obstacle" or "obstaclerun" or "obstaclerunning" or "obstacleracing" or "obstaclecourseracing" => Sport.Obstacle,
        "ultra" or "ultrarun" or "ultrarunning" => Sport.Ultra,
        _ => null,
    };
}
