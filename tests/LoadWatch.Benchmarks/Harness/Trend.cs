namespace LoadWatch.Benchmarks.Harness;

/// <summary>A straight line through a series by least squares.</summary>
/// <param name="First">The line at the first point.</param>
/// <param name="Last">The line at the last point.</param>
/// <param name="Doubt">Half the 95 % confidence interval of <c>Last - First</c>, if the points were independent.</param>
internal sealed record Trend(double First, double Last, double Doubt)
{
    /// <summary>Of a normal distribution; a series has enough points for it.</summary>
    private const double Of95Percent = 1.96;

    /// <summary>How much the line rises over the series: 1 is flat, 1.05 is 5 % more at its end.</summary>
    public double Growth => Last / First;

    /// <summary>How much it rises at least, with the doubt taken off: for what comes and goes, such as connections.</summary>
    public double SureGrowth => Math.Max(Math.Min(1, Growth), (Last - Doubt) / First);

    /// <param name="points">At least three, in order of X, not all at one X.</param>
    public static Trend Of(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < 3)
        {
            throw new ArgumentException("A line with its doubt needs three points.", nameof(points));
        }

        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        var slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / spread;
        var rest = points.Sum(point => Math.Pow(point.Y - meanY - (slope * (point.X - meanX)), 2)) / (points.Count - 2);
        var length = points[^1].X - points[0].X;
        double At(double x) => meanY + (slope * (x - meanX));
        return new Trend(At(points[0].X), At(points[^1].X), Of95Percent * Math.Sqrt(rest / spread) * length);
    }
}
