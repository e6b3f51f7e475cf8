namespace LoadWatch.Core.Load;

/// <summary>
/// Everything that is shown beside a run to put its day in context; never a trigger of a flag.
/// All in the unit of the daily load (km where the load is distance) unless said otherwise.
/// </summary>
/// <param name="Day">The local calendar day.</param>
/// <param name="Load">Load of the day, at least 0.</param>
/// <param name="Fitness">Fitness, fatigue, form and ramp (exponential gain, 42 and 7 days).</param>
/// <param name="WeekLoad">Sum of the last 7 days; null before the 7th day.</param>
/// <param name="Coupled">Mean of 7 days / mean of 28, no unit: see <see cref="AcuteChronic.Coupled(LoadWindow)"/>.</param>
/// <param name="Uncoupled">Mean of 7 days / mean of the 21 before, no unit: see <see cref="AcuteChronic.Uncoupled(LoadWindow)"/>.</param>
/// <param name="Ewma">Weighted averages over 7 and 28 days and their ratio (Williams 2017).</param>
/// <param name="EwmaHalfLife">Weighted averages with half-lives of 3.5 and 14 days and their ratio (Athlytics).</param>
/// <param name="Monotony">Monotony and strain of the last 7 days (Foster 1998, sample deviation); null before the 7th day and when all seven are equal.</param>
public readonly record struct LoadContext(
    DateOnly Day,
    double Load,
    FitnessFatigue Fitness,
    double? WeekLoad,
    double? Coupled,
    double? Uncoupled,
    Ewma Ewma,
    Ewma EwmaHalfLife,
    Monotony? Monotony);

/// <summary>The context of a runner's days, advanced one day at a time: constant time and no allocation a day.</summary>
/// <param name="firstDay">The first known day.</param>
public sealed class LoadContextState(DateOnly firstDay)
{
    private readonly LoadWindow window = new();
    private readonly FitnessState fitness = new();
    private readonly EwmaState ewma = new(EwmaModel.Williams);
    private readonly EwmaState halfLife = new(EwmaModel.HalfLife);
    private int days;

    /// <summary>Takes in the load of the next day and returns its context.</summary>
    /// <param name="load">Load of the day, at least 0; 0 for a rest day.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="load"/> is negative or not finite, or the day would lie after the year 9999.
    /// </exception>
    public LoadContext Next(double load)
    {
        var day = firstDay.AddDays(days);
        window.Add(load);
        days++;
        return new(
            day,
            load,
            fitness.Next(load),
            window.Sum(Monotony.Days),
            AcuteChronic.Coupled(window),
            AcuteChronic.Uncoupled(window),
            ewma.Next(load),
            halfLife.Next(load),
            window.Has(Monotony.Days) ? Monotony.Of(window.Days(Monotony.Days)) : null);
    }
}
