namespace LoadWatch.Platforms.Strava;

/// <summary>
/// Strava's read limits and what has been used of them, as of an instant. Windows of 15 minutes begin at :00, :15, :30 and
/// :45; the day at 00:00 UTC. Before Strava has told its limits they are those of the standard tier.
/// </summary>
/// <param name="QuarterLimit">Reads in a quarter of an hour.</param>
/// <param name="DayLimit">Reads in a day.</param>
public sealed record ReadBudget(int QuarterLimit = 100, int DayLimit = 1_000)
{
    private static readonly TimeSpan QuarterOfAnHour = TimeSpan.FromMinutes(15);

    private long Quarter { get; init; }

    private long Day { get; init; }

    /// <summary>Reads of the quarter of an hour that was looked at last.</summary>
    public int QuarterUsed { get; private init; }

    /// <summary>Reads of the day that was looked at last.</summary>
    public int DayUsed { get; private init; }

    /// <summary>Takes one read out of the budget.</summary>
    /// <param name="now">The present instant, not before that of any earlier call.</param>
    /// <param name="share">The part of the limits that may be used.</param>
    /// <returns>The budget afterwards; and null, or the instant before which there is no read.</returns>
    public (ReadBudget After, DateTimeOffset? NotBefore) Take(DateTimeOffset now, double share)
    {
        var budget = At(now);
        return budget.DayUsed >= share * DayLimit ? (budget, NextDay(now))
            : budget.QuarterUsed >= share * QuarterLimit ? (budget, NextQuarter(now))
            : (budget with { QuarterUsed = budget.QuarterUsed + 1, DayUsed = budget.DayUsed + 1 }, null);
    }

    /// <summary>The budget after Strava has told its limits, what all of the application has used of them, or both.</summary>
    public ReadBudget Learn(DateTimeOffset now, (int Quarter, int Day)? limit, (int Quarter, int Day)? used)
    {
        var budget = At(now);
        var (quarterLimit, dayLimit) = limit ?? (QuarterLimit, DayLimit);
        return budget with
        {
            QuarterLimit = quarterLimit,
            DayLimit = dayLimit,
            QuarterUsed = Math.Max(budget.QuarterUsed, used?.Quarter ?? 0),
            DayUsed = Math.Max(budget.DayUsed, used?.Day ?? 0),
        };
    }

    /// <summary>The budget after Strava has said 429: nothing more in this quarter of an hour.</summary>
    /// <returns>The budget, and when there may be a read again.</returns>
    public (ReadBudget After, DateTimeOffset NotBefore) Exhaust(DateTimeOffset now)
    {
        var budget = At(now);
        return (
            budget with { QuarterUsed = Math.Max(budget.QuarterUsed, QuarterLimit) },
            budget.DayUsed >= DayLimit ? NextDay(now) : NextQuarter(now));
    }

    /// <summary>The budget as it stands at an instant: what was used in windows that are over no longer counts.</summary>
    public ReadBudget At(DateTimeOffset now)
    {
        var (quarter, day) = (now.UtcTicks / QuarterOfAnHour.Ticks, now.UtcTicks / TimeSpan.TicksPerDay);
        return quarter == Quarter && day == Day ? this : this with
        {
            Quarter = quarter,
            Day = day,
            QuarterUsed = quarter == Quarter ? QuarterUsed : 0,
            DayUsed = day == Day ? DayUsed : 0,
        };
    }

    private static DateTimeOffset NextDay(DateTimeOffset now) => new(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    private static DateTimeOffset NextQuarter(DateTimeOffset now) =>
        new(((now.UtcTicks / QuarterOfAnHour.Ticks) + 1) * QuarterOfAnHour.Ticks, TimeSpan.Zero);
}
