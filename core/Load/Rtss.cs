namespace LoadWatch.Core.Load;

/// <summary>Running training stress score from graded pace: one hour at threshold is 100 (TrainingPeaks rTSS).</summary>
public static class Rtss
{
    /// <summary>100 * seconds * speed * intensity / (threshold speed * 3600), intensity = speed / threshold speed; at least 0.</summary>
    /// <param name="duration">Moving time, at least 0.</param>
    /// <param name="gradedSpeed">Normalised graded pace as a speed, m/s, at least 0.</param>
    /// <param name="thresholdSpeed">Functional threshold pace as a speed, m/s, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double Of(TimeSpan duration, double gradedSpeed, double thresholdSpeed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var intensity = Require.NotNegative(gradedSpeed) / Require.Positive(thresholdSpeed);
        return 100 * duration.TotalHours * intensity * intensity;
    }
}
