namespace LoadWatch.Core.Running;

/// <summary>Why a run is set aside until the runner or the clinic confirms it.</summary>
public enum QuarantineReason
{
    /// <summary>More than 200 km.</summary>
    TooFar,

    /// <summary>Distance over moving time above 7 m/s.</summary>
    TooFast,

    /// <summary>A start before the year 2000.</summary>
    TooLongAgo,

    /// <summary>A start more than one day ahead.</summary>
    InTheFuture,
}

/// <summary>What a recorded run means for the load.</summary>
public abstract record Standing
{
    private Standing() { }

    /// <summary>It counts.</summary>
    public sealed record Counted : Standing;

    /// <summary>Shorter than 0.5 km: it does not count.</summary>
    public sealed record TooShort : Standing;

    /// <summary>Run, but nobody knows how far: not a rest day, and no distance to add.</summary>
    public sealed record UnknownDistance : Standing;

    /// <summary>Set aside until confirmed.</summary>
    /// <param name="Reason">What is wrong with it.</param>
    public sealed record Quarantined(QuarantineReason Reason) : Standing;

    /// <summary>The same run as one that counts, from another record.</summary>
    /// <param name="Of">The record that counts.</param>
    public sealed record Duplicate(RunId Of) : Standing;
}

/// <summary>A run and what it means for the load.</summary>
/// <param name="Run">The run.</param>
/// <param name="Standing">What it means.</param>
public sealed record LoggedRun(Run Run, Standing Standing);
