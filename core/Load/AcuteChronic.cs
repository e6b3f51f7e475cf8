namespace LoadWatch.Core.Load;

/// <summary>
/// Acute:chronic workload ratios of rolling means. Context for the reader, never a trigger: they add nothing to the
/// prediction of injuries (Impellizzeri 2021, Sports Med 51:581-592).
/// </summary>
public static class AcuteChronic
{
    private const int Acute = 7;
    private const int Month = 28;

    /// <summary>
    /// Mean of the last 7 days / mean of the last 28, the 7 included (Gabbett 2016, BJSM 50:273-280): 0 to 4.
    /// Null before the 28th day and when the 28 days hold no load.
    /// </summary>
    /// <param name="window">The latest days.</param>
    public static double? Coupled(LoadWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Ratio(window.Sum(Acute), Acute, window.Sum(Month), Month);
    }

    /// <summary>
    /// Mean of the last 7 days / mean of the 21 before them (Windt and Gabbett 2019, BJSM 53:988; Frandsen 2025): 0 up.
    /// Null before the 28th day and when the 21 days hold no load.
    /// </summary>
    /// <param name="window">The latest days.</param>
    public static double? Uncoupled(LoadWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Ratio(window.Sum(Acute), Acute, window.Sum(Month - Acute, Acute), Month - Acute);
    }

    /// <summary><see cref="Coupled(LoadWindow)"/> for every day, in one linear pass.</summary>
    /// <param name="dailyLoads">One load a day from the first day on, each at least 0; a rest day is an explicit 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load is negative or not finite.</exception>
    public static IReadOnlyList<double?> Coupled(IReadOnlyList<double> dailyLoads) => Over(dailyLoads, Coupled);

    /// <summary><see cref="Uncoupled(LoadWindow)"/> for every day, in one linear pass.</summary>
    /// <param name="dailyLoads">One load a day from the first day on, each at least 0; a rest day is an explicit 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load is negative or not finite.</exception>
    public static IReadOnlyList<double?> Uncoupled(IReadOnlyList<double> dailyLoads) => Over(dailyLoads, Uncoupled);

    private static double? Ratio(double? acute, int acuteDays, double? chronic, int chronicDays) =>
        chronic > 0 ? acute / acuteDays / (chronic / chronicDays) : null;

    private static double?[] Over(IReadOnlyList<double> dailyLoads, Func<LoadWindow, double?> ratio)
    {
        ArgumentNullException.ThrowIfNull(dailyLoads);
        var window = new LoadWindow();
        var ratios = new double?[dailyLoads.Count];
        for (var i = 0; i < ratios.Length; i++)
        {
            window.Add(dailyLoads[i]);
            ratios[i] = ratio(window);
        }

        return ratios;
    }
}
