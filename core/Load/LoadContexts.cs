namespace LoadWatch.Core.Load;

/// <summary>The context of every day of a history, in a single linear pass.</summary>
public static class LoadContexts
{
    /// <summary>One context a day, computed while it is read; so a wrong load throws when its day is reached.</summary>
    /// <param name="firstDay">The first known day.</param>
    /// <param name="dailyLoads">One load a day from the first day on, each at least 0; a rest day is an explicit 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load is negative or not finite.</exception>
    public static IEnumerable<LoadContext> Of(DateOnly firstDay, IEnumerable<double> dailyLoads)
    {
        ArgumentNullException.ThrowIfNull(dailyLoads);
        return Pass(firstDay, dailyLoads);
    }

    /// <summary>One context for each day of a series.</summary>
    /// <param name="loads">The series.</param>
    public static IEnumerable<LoadContext> Of(DailyLoads loads)
    {
        ArgumentNullException.ThrowIfNull(loads);
        return Pass(loads.FirstDay, loads);
    }

    private static IEnumerable<LoadContext> Pass(DateOnly firstDay, IEnumerable<double> dailyLoads)
    {
        var state = new LoadContextState(firstDay);
        foreach (var load in dailyLoads) yield return state.Next(load);
    }
}
