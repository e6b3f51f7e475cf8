namespace LoadWatch.Core.Load;

/// <summary>
/// Fitness, fatigue and form at the end of one day (CTL, ATL and TSB; Banister 1975; TrainingPeaks after Coggan), in the unit of the load.
/// Both averages start from 0 on the eve of the first load, so early values are too low: see <see cref="WarmingUp"/>.
/// </summary>
/// <param name="DayNumber">The how-manyth day of the history this is, from 1.</param>
/// <param name="Fitness">CTL: long average of the daily load, this day included; at least 0.</param>
/// <param name="Fatigue">ATL: short average of the daily load, this day included; at least 0.</param>
/// <param name="Form">TSB: fitness - fatigue of <em>yesterday</em>, this day excluded; negative when tired.</param>
/// <param name="Ramp">Fitness less that of 7 days ago, counting 0 for days before the history (GoldenCheetah).</param>
public readonly record struct FitnessFatigue(int DayNumber, double Fitness, double Fatigue, double Form, double Ramp)
{
    /// <summary>The first day number, one long time constant, from which the values are worth showing.</summary>
    public const int WarmDay = 42;

    /// <summary>Whether fewer than 42 days stand behind the values (day 42 itself is warm).</summary>
    public bool WarmingUp => DayNumber < WarmDay;

    /// <summary>The values of every day, in one linear pass.</summary>
    /// <param name="dailyLoads">One load a day from the first day on, each at least 0; a rest day is an explicit 0.</param>
    /// <param name="model">The two gains; <see cref="FitnessModel.LoadWatch"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load is negative or not finite.</exception>
    public static IReadOnlyList<FitnessFatigue> Over(IReadOnlyList<double> dailyLoads, FitnessModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(dailyLoads);
        var state = new FitnessState(model);
        var days = new FitnessFatigue[dailyLoads.Count];
        for (var i = 0; i < days.Length; i++) days[i] = state.Next(dailyLoads[i]);
        return days;
    }
}

/// <summary>The two gains of the fitness-fatigue averages.</summary>
/// <param name="Fitness">Gain of the long average (CTL).</param>
/// <param name="Fatigue">Gain of the short average (ATL).</param>
public sealed record FitnessModel(Gain Fitness, Gain Fatigue)
{
    /// <summary>1 - exp(-1/tau) with tau 42 and 7 days (GoldenCheetah, Elevate, intervals.icu).</summary>
    public static FitnessModel LoadWatch { get; } = new(Gain.Exponential(42), Gain.Exponential(7));

    /// <summary>1/tau with tau 42 and 7 days (TrainingPeaks help).</summary>
    public static FitnessModel TrainingPeaks { get; } = new(Gain.Inverse(42), Gain.Inverse(7));
}

/// <summary>The fitness-fatigue averages, advanced one day at a time in constant time.</summary>
/// <param name="model">The two gains; <see cref="FitnessModel.LoadWatch"/> when null.</param>
public sealed class FitnessState(FitnessModel? model = null)
{
    private const int RampDays = 7;
    private readonly Gain fitnessGain = (model ?? FitnessModel.LoadWatch).Fitness;
    private readonly Gain fatigueGain = (model ?? FitnessModel.LoadWatch).Fatigue;
    private readonly double[] lastFitness = new double[RampDays];
    private double fitness;
    private double fatigue;
    private int day;

    /// <summary>Takes in the load of the next day and returns the values at its end.</summary>
    /// <param name="load">Load of the day, at least 0; 0 for a rest day.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="load"/> is negative or not finite.</exception>
    public FitnessFatigue Next(double load)
    {
        Require.Load(load);
        var form = fitness - fatigue;
        fitness = fitnessGain.Step(fitness, load);
        fatigue = fatigueGain.Step(fatigue, load);
        ref var weekAgo = ref lastFitness[day++ % RampDays];
        var ramp = fitness - weekAgo;
        weekAgo = fitness;
        return new(day, fitness, fatigue, form, ramp);
    }
}
