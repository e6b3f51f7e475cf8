namespace LoadWatch.Core.Hearing;

/// <summary>
/// When a pain that a runner reports goes to the clinic at once. An operational rule of LoadWatch, its thresholds chosen
/// and not measured; no diagnosis, and no word on what the pain is.
/// </summary>
public static class PainRule
{
    /// <summary>The level, of 0 to 10, that is urgent at once, inclusive.</summary>
    public const int UrgentLevel = 4;

    /// <summary>The lowest level that is a pain.</summary>
    public const int LeastPain = 1;

    /// <summary>The strongest pain there is.</summary>
    public const int MostPain = 10;

    /// <summary>So many reports of a pain within <see cref="WindowDays"/> are urgent, whatever their level.</summary>
    public const int UrgentReports = 2;

    /// <summary>The days over which reports are counted: the day itself and the six before.</summary>
    public const int WindowDays = 7;

    /// <summary>
    /// Whether a report is urgent: of level 4 or more, or of level 1 or more and at least the second such within seven
    /// days. Two reports on one day count as two; a report of a later day does not count.
    /// </summary>
    /// <param name="level">The level reported, 0 to 10.</param>
    /// <param name="day">The runner's local day of the report.</param>
    /// <param name="earlier">The reports before this one, in any order, this one not included.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not 0 to 10.</exception>
    public static bool IsUrgent(int level, DateOnly day, IEnumerable<(DateOnly Day, int Level)> earlier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MostPain);
        ArgumentNullException.ThrowIfNull(earlier);
        if (level >= UrgentLevel)
        {
            return true;
        }

        return level >= LeastPain && 1 + earlier.Count(Counts) >= UrgentReports;

        bool Counts((DateOnly Day, int Level) report) =>
            report.Level >= LeastPain && day.DayNumber - report.Day.DayNumber is >= 0 and < WindowDays;
    }
}
