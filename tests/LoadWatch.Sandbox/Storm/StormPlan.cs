namespace LoadWatch.Sandbox.Storm;

/// <summary>How hard a storm blows, and for how long.</summary>
public sealed record StormPlan : AnyStormPlan
{
    /// <summary>Half of them at Strava, half at Garmin; of each half every second one has a week that is too big. 4 to 100.</summary>
    public int Runners { get; init; } = 24;

    /// <summary>How often a server is killed while it works.</summary>
    public int Kills { get; init; } = 200;

    /// <summary>Whether the platforms and the carrier fail: 429, 5xx and cut connections before and after acceptance, time-outs, slow answers.</summary>
    public bool Faults { get; init; }

    /// <summary>
    /// Whether Strava's reads answer 429 among those. Whoever gets one must not read before the next quarter of an hour, and
    /// so the storm may take that long.
    /// </summary>
    public bool LimitsReads { get; init; }

    /// <summary>How often each webhook goes out besides the first time.</summary>
    public int FurtherCopies { get; init; } = 2;

    /// <summary>Whether the servers' clock jumps a day forward in the middle, over the end of summer time, and then an hour back.</summary>
    public bool ClockJumps { get; init; }

    /// <summary>How often a server says what memory it holds; null never.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>Whether runs also disappear and come back: then the last reads may come minutes later, since nobody asks Strava all the time.</summary>
    public bool RunsVanish { get; init; }

    /// <summary>A file for what the servers log; null keeps nothing.</summary>
    public string? LogFile { get; init; }
}
