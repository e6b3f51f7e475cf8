namespace LoadWatch.Core.Running;

/// <summary>How a record of a run came to its source; the earlier value wins where two records tell of one run.</summary>
public enum Origin
{
    /// <summary>Recorded by a device of the source itself: the original file.</summary>
    Device,

    /// <summary>A copy that an aggregator holds of another source's file.</summary>
    Copy,

    /// <summary>Typed in by hand.</summary>
    Typed,
}

/// <summary>One run as its source tells it, before any judgement on whether it counts.</summary>
public sealed record Run
{
    /// <summary>The run's identity.</summary>
    public required RunId Id { get; init; }

    /// <summary>The kind of running.</summary>
    public required Sport Sport { get; init; }

    /// <summary>
    /// Wall-clock time at the place of the run when it began (kind unspecified). Midnight, with
    /// <see cref="KnowsTimeOfDay"/> false, where the source knows only the date.
    /// </summary>
    public required DateTime LocalStart { get; init; }

    /// <summary>The instant it began; null where the source gives no offset from UTC.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Whether the source knows the time of day; without it no two runs are taken for the same one.</summary>
    public bool KnowsTimeOfDay { get; init; } = true;

    /// <summary>The distance; null or zero where the source does not know it.</summary>
    public Distance? Distance { get; init; }

    /// <summary>Moving (timer) time; zero where the source does not know it.</summary>
    public TimeSpan MovingTime { get; init; }

    /// <summary>Time from start to end with all pauses; zero where unknown.</summary>
    public TimeSpan ElapsedTime { get; init; }

    /// <summary>How the record came to its source.</summary>
    public Origin Origin { get; init; }

    /// <summary>Whether the distance is an estimate (treadmill, indoors, no satellite fix).</summary>
    public bool Estimated { get; init; }

    /// <summary>The device that recorded it, as its source names it, where the source wants it named; else null.</summary>
    public string? Device { get; init; }

    /// <summary>
    /// Orders the records of one run: a record replaces another of the same <see cref="Id"/> only if its revision is
    /// not lower. The scale belongs to the source.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>The calendar day on the clock where it was run.</summary>
    public DateOnly Day => DateOnly.FromDateTime(LocalStart);

    /// <summary>Whether both tell the same of the run, whatever their revisions.</summary>
    public bool TellsTheSameAs(Run other) => this with { Revision = 0 } == other with { Revision = 0 };
}
