namespace LoadWatch.Core.Running;

/// <summary>
/// The kinds of running that count as a run. Walks, hikes, rides and swims have no value here: they never enter a log.
/// </summary>
public enum Sport
{
    /// <summary>A run on the road, or of a kind the source does not tell.</summary>
    Run,

    /// <summary>A trail run.</summary>
    Trail,

    /// <summary>A run in a virtual world, mostly on a treadmill.</summary>
    Virtual,

    /// <summary>A run on a track.</summary>
    Track,

    /// <summary>A treadmill or indoor run; its distance is an estimate.</summary>
    Treadmill,

    /// <summary>A street run.</summary>
    Street,

    /// <summary>An obstacle run.</summary>
    Obstacle,

    /// <summary>An ultra run.</summary>
    Ultra,
}
