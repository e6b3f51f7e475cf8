namespace LoadWatch.Core.Load;

/// <summary>
/// How far an exponentially weighted value moves towards the load of one day: a fraction of the difference, 0 to 1.
/// The sources disagree on how a time constant becomes a fraction, hence one constructor per convention.
/// The default value is 0: no response.
/// </summary>
public readonly record struct Gain
{
    private Gain(double value) => Value = value;

    /// <summary>Fraction of the difference taken over in one day, 0 to 1.</summary>
    public double Value { get; }

    /// <summary>
    /// 1 - exp(-1/tau), the exact daily decay and the convention of LoadWatch
    /// (Banister 1975 as discretised by GoldenCheetah, Elevate and intervals.icu).
    /// </summary>
    /// <param name="tau">Time constant in days, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not a finite number above 0.</exception>
    public static Gain Exponential(double tau) => new(1 - Math.Exp(-1 / Require.Positive(tau)));

    /// <summary>1 / tau, the wording of the TrainingPeaks help (after Coggan).</summary>
    /// <param name="tau">Time constant in days, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not a finite number of at least 1.</exception>
    public static Gain Inverse(double tau) => new(1 / Require.AtLeastOne(tau));

    /// <summary>2 / (days + 1), the lambda of Williams 2017 (BJSM 51:209-210).</summary>
    /// <param name="days">Span in days, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is not a finite number of at least 1.</exception>
    public static Gain Span(double days) => new(2 / (Require.AtLeastOne(days) + 1));

    /// <summary>1 - exp(-ln 2 / half-life), the alpha of the R package Athlytics.</summary>
    /// <param name="days">Days after which half of a difference is left, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is not a finite number above 0.</exception>
    public static Gain HalfLife(double days) => new(1 - Math.Exp(-Math.Log(2) / Require.Positive(days)));

    /// <summary>The value after one more day: <c>value + (load - value) * Value</c>.</summary>
    /// <param name="value">The value of the day before, in the unit of the load.</param>
    /// <param name="load">The load of the day.</param>
    public double Step(double value, double load) => value + ((load - value) * Value);
}
