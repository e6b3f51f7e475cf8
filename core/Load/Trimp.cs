namespace LoadWatch.Core.Load;

/// <summary>A runner's resting and maximal heart rate, in beats a minute; both above 0, resting below maximal.</summary>
public readonly record struct HeartRateRange
{
    /// <summary>A range of heart rates.</summary>
    /// <param name="resting">Resting heart rate, beats a minute, above 0.</param>
    /// <param name="maximal">Maximal heart rate, beats a minute, above the resting one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not a finite number above 0, or they are not in order.</exception>
    public HeartRateRange(double resting, double maximal)
    {
        Resting = Require.Positive(resting);
        Maximal = Require.Positive(maximal);
        if (maximal <= resting) throw new ArgumentOutOfRangeException(nameof(maximal), maximal, "Must be above the resting heart rate.");
    }

    /// <summary>Resting heart rate, beats a minute.</summary>
    public double Resting { get; }

    /// <summary>Maximal heart rate, beats a minute.</summary>
    public double Maximal { get; }

    /// <summary>
    /// Share of the heart rate reserve (Karvonen 1957): 0 at or below rest, 1 at the maximum, more above it
    /// (a maximum is often an estimate, so it is no ceiling).
    /// </summary>
    /// <param name="heartRate">Heart rate, beats a minute.</param>
    public double Reserve(double heartRate) => Math.Max((heartRate - Resting) / (Maximal - Resting), 0);
}

/// <summary>The weighting scale * exp(exponent * reserve) of a TRIMP, fitted to blood lactate (Morton 1990; Green).</summary>
/// <param name="Scale">Factor in front; GoldenCheetah, Elevate and Sauce use 0.64 for everyone.</param>
/// <param name="Exponent">Factor of the heart rate reserve in the exponent.</param>
public sealed record TrimpWeights(double Scale, double Exponent)
{
    /// <summary>0.64 * exp(1.92 r).</summary>
    public static TrimpWeights Men { get; } = new(0.64, 1.92);

    /// <summary>0.64 * exp(1.67 r).</summary>
    public static TrimpWeights Women { get; } = new(0.64, 1.67);
}

/// <summary>Training impulse of a session from its average heart rate (Banister 1991; Morton, Fitz-Clarke and Banister 1990).</summary>
public static class Trimp
{
    /// <summary>Minutes * r * scale * exp(exponent * r), r the share of the heart rate reserve; 0 at or below the resting rate.</summary>
    /// <param name="duration">Moving time, at least 0.</param>
    /// <param name="heartRate">Average heart rate, beats a minute, at least 0.</param>
    /// <param name="range">Resting and maximal heart rate of the runner.</param>
    /// <param name="weights">Weighting of the reserve.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration or the heart rate is negative or not finite.</exception>
    public static double Of(TimeSpan duration, double heartRate, HeartRateRange range, TrimpWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var reserve = range.Reserve(Require.NotNegative(heartRate));
        return duration.TotalMinutes * reserve * weights.Scale * Math.Exp(weights.Exponent * reserve);
    }
}
