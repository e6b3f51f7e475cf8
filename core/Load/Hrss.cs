namespace LoadWatch.Core.Load;

/// <summary>Heart rate stress score: a TRIMP on the scale on which one hour at lactate threshold is 100 (Elevate, Sauce).</summary>
public static class Hrss
{
    /// <summary>100 * TRIMP / TRIMP of 60 minutes at the lactate threshold heart rate; at least 0.</summary>
    /// <param name="trimp">TRIMP of the session with the same range and weights, at least 0.</param>
    /// <param name="thresholdHeartRate">Heart rate at lactate threshold (LTHR), beats a minute, above the resting rate.</param>
    /// <param name="range">Resting and maximal heart rate of the runner.</param>
    /// <param name="weights">Weighting of the reserve.</param>
    /// <exception cref="ArgumentOutOfRangeException">The TRIMP is negative or not finite, or the threshold is not above rest.</exception>
    public static double Of(double trimp, double thresholdHeartRate, HeartRateRange range, TrimpWeights weights)
    {
        Require.NotNegative(trimp);
        if (!(thresholdHeartRate > range.Resting))
            throw new ArgumentOutOfRangeException(nameof(thresholdHeartRate), thresholdHeartRate, "Must be above the resting heart rate.");
        return 100 * trimp / Trimp.Of(TimeSpan.FromHours(1), thresholdHeartRate, range, weights);
    }
}
