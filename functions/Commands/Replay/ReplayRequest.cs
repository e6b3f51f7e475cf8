using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay;

/// <summary>What was asked on the command line.</summary>
/// <param name="Out">The folder for the report; null for none.</param>
/// <param name="All">Whether the terminal shows the flags of level watch too.</param>
/// <param name="Zone">The name of the runner's zone; null where none was given.</param>
internal sealed record ReplayRequest(
    string File, string? Out, bool Json, bool All, DistanceUnit Unit, DistanceUnit FileUnit, string? Zone)
{
    public TimeZoneInfo? FindZone() => Zone is null ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found
        : throw new UnreadableHistoryException($"'{Zone}' is no time zone: expected an IANA name such as America/Toronto.");
}
