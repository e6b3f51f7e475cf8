namespace LoadWatch.Simulation.Queueing;

/// <summary>Waiting times: quantiles to within 3 %, and the exact longest one.</summary>
internal sealed class Lags
{
    private const double Step = 1.03;

    private readonly long[] _counts = new long[1_200];

    public long Count { get; private set; }

    public double LongestSeconds { get; private set; }

    public double MeanSeconds => Count == 0 ? 0 : _sum / Count;

    private double _sum;

    /// <summary>Adds waiting times of so many seconds.</summary>
    public void Add(double seconds, long times = 1)
    {
        Count += times;
        _sum += seconds * times;
        LongestSeconds = Math.Max(LongestSeconds, seconds);
        _counts[seconds < 0.001 ? 0 : Math.Min(_counts.Length - 1, 1 + (int)(Math.Log(seconds / 0.001) / Math.Log(Step)))] += times;
    }

    /// <summary>The waiting time in seconds that a part of all does not exceed; 0 without any.</summary>
    public double Quantile(double part)
    {
        var left = part * Count;
        for (var index = 0; index < _counts.Length; index++)
        {
            left -= _counts[index];
            if (left <= 0)
            {
                return Count == 0 || index == 0 ? 0 : Math.Min(LongestSeconds, 0.001 * Math.Pow(Step, index - 0.5));
            }
        }

        return LongestSeconds;
    }
}
