namespace LoadWatch.Drawing;

/// <summary>Where a scale from zero ends.</summary>
internal static class Scale
{
    /// <summary>
    /// The top of a scale: the largest value rounded up to 1, 1.2, 1.6, 2, 3, 4, 5, 6 or 8 times a power of ten, so that its
    /// half is a round number too; 1 where nothing is above zero.
    /// </summary>
    public static double Top(IEnumerable<double> values)
    {
        var most = values.DefaultIfEmpty(0).Max();
        if (most <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        double[] steps = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10];
        return steps.First(step => step * power >= most - 1e-9) * power;
    }
}
