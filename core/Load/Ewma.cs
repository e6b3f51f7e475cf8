namespace LoadWatch.Core.Load;

/// <summary>Exponentially weighted acute and chronic load of one day, in the unit of the load, and their ratio.</summary>
/// <param name="Acute">Short average, this day included; at least 0.</param>
/// <param name="Chronic">Long average, this day included; at least 0.</param>
/// <param name="Ratio">Acute / chronic, or null where the chronic load is not above the floor of the model.</param>
public readonly record struct Ewma(double Acute, double Chronic, double? Ratio)
{
    /// <summary>The values of every day, in one linear pass.</summary>
    /// <param name="dailyLoads">One load a day from the first day on, each at least 0; a rest day is an explicit 0.</param>
    /// <param name="model">The two gains and the floor; <see cref="EwmaModel.Williams"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load is negative or not finite.</exception>
    public static IReadOnlyList<Ewma> Over(IReadOnlyList<double> dailyLoads, EwmaModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(dailyLoads);
        var state = new EwmaState(model);
        var days = new Ewma[dailyLoads.Count];
        for (var i = 0; i < days.Length; i++) days[i] = state.Next(dailyLoads[i]);
        return days;
    }
}

/// <summary>The gains of an exponentially weighted acute:chronic ratio.</summary>
/// <param name="Acute">Gain of the short average.</param>
/// <param name="Chronic">Gain of the long average.</param>
/// <param name="Floor">The chronic load, in the unit of the load, up to and including which there is no ratio.</param>
public sealed record EwmaModel(Gain Acute, Gain Chronic, double Floor)
{
    /// <summary>lambda = 2/(N+1), N of 7 and 28 days, ratio above a chronic load of 0 (Williams 2017, BJSM 51:209-210).</summary>
    public static EwmaModel Williams { get; } = new(Gain.Span(7), Gain.Span(28), 0);

    /// <summary>Half-lives of 3.5 and 14 days, ratio above a chronic load of 0.01 (R package Athlytics).</summary>
    public static EwmaModel HalfLife { get; } = new(Gain.HalfLife(3.5), Gain.HalfLife(14), 0.01);
}

/// <summary>The weighted averages, advanced one day at a time in constant time; both start at the load of the first day.</summary>
/// <param name="model">The two gains and the floor; <see cref="EwmaModel.Williams"/> when null.</param>
public sealed class EwmaState(EwmaModel? model = null)
{
    private readonly EwmaModel model = model ?? EwmaModel.Williams;
    private double acute;
    private double chronic;
    private bool started;

    /// <summary>Takes in the load of the next day and returns the values at its end.</summary>
    /// <param name="load">Load of the day, at least 0; 0 for a rest day.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="load"/> is negative or not finite.</exception>
    public Ewma Next(double load)
    {
        Require.Load(load);
        acute = started ? model.Acute.Step(acute, load) : load;
        chronic = started ? model.Chronic.Step(chronic, load) : load;
        started = true;
        return new(acute, chronic, chronic > model.Floor ? acute / chronic : null);
    }
}
