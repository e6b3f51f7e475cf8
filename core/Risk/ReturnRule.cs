namespace LoadWatch.Core.Risk;

/// <summary>R3: the first run after more than 14 days. The other two rules then say nothing.</summary>
public static class ReturnRule
{
    /// <summary>Judges the break before a run.</summary>
    /// <param name="day">The day of the run.</param>
    /// <param name="previous">The day of the previous run; null if there is none.</param>
    /// <returns>The finding, or null where there was no break.</returns>
    public static Finding.AfterBreak? Judge(DateOnly day, DateOnly? previous) =>
        previous is { } last && day.DayNumber - last.DayNumber > Thresholds.BreakDays
            ? new Finding.AfterBreak(day.DayNumber - last.DayNumber)
            : null;
}
