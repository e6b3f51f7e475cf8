namespace LoadWatch.Core.Load;

/// <summary>
/// The loads of the last 28 days, advanced one day at a time. Sums are added up anew from the days themselves,
/// never carried along, so a history of any length leaves no rounding drift behind.
/// </summary>
public sealed class LoadWindow
{
    /// <summary>How many days are remembered.</summary>
    public const int Capacity = 28;

    // Every day is written twice, Capacity apart, so that any run of remembered days is contiguous.
    private readonly double[] loads = new double[2 * Capacity];
    private int last = Capacity - 1;

    /// <summary>How many days are remembered now, 0 to 28.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next day; the 29th last is forgotten.</summary>
    /// <param name="load">Load of the day, at least 0; 0 for a rest day.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="load"/> is negative or not finite.</exception>
    public void Add(double load)
    {
        Require.Load(load);
        last = last == Capacity - 1 ? 0 : last + 1;
        loads[last] = loads[last + Capacity] = load;
        if (Count < Capacity) Count++;
    }

    /// <summary>Whether <paramref name="days"/> days that end <paramref name="ago"/> days ago are all remembered.</summary>
    /// <param name="days">Number of days, at least 1.</param>
    /// <param name="ago">0 for a span that ends with the latest day.</param>
    public bool Has(int days, int ago = 0) => days >= 1 && ago >= 0 && ago <= Count && days <= Count - ago;

    /// <summary>The loads of consecutive days, oldest first; a view that the next <see cref="Add"/> changes.</summary>
    /// <param name="days">Number of days, at least 1.</param>
    /// <param name="ago">0 for a span that ends with the latest day.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of these days are remembered: see <see cref="Has"/>.</exception>
    public ReadOnlySpan<double> Days(int days, int ago = 0) => Has(days, ago)
        ? loads.AsSpan(last + Capacity - ago - days + 1, days)
        : throw new ArgumentOutOfRangeException(nameof(days), days, "These days are not all remembered.");

    /// <summary>The summed load of consecutive days, or null when they are not all remembered.</summary>
    /// <param name="days">Number of days, at least 1.</param>
    /// <param name="ago">0 for a span that ends with the latest day.</param>
    public double? Sum(int days, int ago = 0)
    {
        if (!Has(days, ago)) return null;
        var sum = 0.0;
        foreach (var load in Days(days, ago)) sum += load;
        return sum;
    }
}
