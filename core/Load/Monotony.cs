namespace LoadWatch.Core.Load;

/// <summary>Which standard deviation divides the mean; the source does not say.</summary>
public enum Deviation
{
    /// <summary>Divided by n - 1: the form of LoadWatch.</summary>
    Sample,

    /// <summary>Divided by n; makes the monotony of a week larger by the factor sqrt(7/6).</summary>
    Population,
}

/// <summary>How alike the days of a week were, and how much that weighs (Foster 1998, Med Sci Sports Exerc 30:1164-1168).</summary>
/// <param name="Value">Mean of the 7 daily loads / their standard deviation; no unit, above 0.</param>
/// <param name="Strain">Sum of the 7 daily loads * monotony, in the unit of the load.</param>
public readonly record struct Monotony(double Value, double Strain)
{
    /// <summary>Days in the week that is looked at.</summary>
    public const int Days = 7;

    /// <summary>Monotony of seven days, or null when they are all equal (the deviation is 0).</summary>
    /// <param name="week">Exactly 7 daily loads.</param>
    /// <param name="deviation">Which standard deviation to divide by.</param>
    /// <exception cref="ArgumentException"><paramref name="week"/> does not hold 7 days.</exception>
    public static Monotony? Of(ReadOnlySpan<double> week, Deviation deviation = Deviation.Sample)
    {
        if (week.Length != Days) throw new ArgumentException("A week has 7 days.", nameof(week));
        // Rounding can give equal days a deviation a hair above 0, so equality is asked for itself.
        if (!week.ContainsAnyExcept(week[0])) return null;

        var sum = 0.0;
        foreach (var load in week) sum += load;
        var mean = sum / Days;
        var squares = 0.0;
        foreach (var load in week) squares += (load - mean) * (load - mean);
        var sd = Math.Sqrt(squares / (deviation == Deviation.Sample ? Days - 1 : Days));
        return sd > 0 ? new(mean / sd, sum * (mean / sd)) : null;
    }

    /// <summary>Monotony of the seven days up to each day, in one linear pass; null before the 7th day.</summary>
    /// <param name="dailyLoads">One load a day from the first day on, each at least 0; a rest day is an explicit 0.</param>
    /// <param name="deviation">Which standard deviation to divide by.</param>
    /// <exception cref="ArgumentOutOfRangeException">A load is negative or not finite.</exception>
    public static IReadOnlyList<Monotony?> Over(IReadOnlyList<double> dailyLoads, Deviation deviation = Deviation.Sample)
    {
        ArgumentNullException.ThrowIfNull(dailyLoads);
        var window = new LoadWindow();
        var weeks = new Monotony?[dailyLoads.Count];
        for (var i = 0; i < weeks.Length; i++)
        {
            window.Add(dailyLoads[i]);
            weeks[i] = window.Has(Days) ? Of(window.Days(Days), deviation) : null;
        }

        return weeks;
    }
}
