using System.Collections;

namespace LoadWatch.Core.Load;

/// <summary>
/// One load for every local calendar day from a first to a last day, both inclusive; a rest day is an explicit 0.
/// Days outside the series are unknown, not 0. Iterates from the first day on.
/// </summary>
public sealed class DailyLoads : IReadOnlyList<double>
{
    private readonly double[] loads;

    private DailyLoads(DateOnly firstDay, double[] loads) => (FirstDay, this.loads) = (firstDay, loads);

    /// <summary>First day of the series, inclusive.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Last day of the series, inclusive.</summary>
    public DateOnly LastDay => FirstDay.AddDays(loads.Length - 1);

    /// <summary>Number of days, at least 1.</summary>
    public int Count => loads.Length;

    /// <summary>Load of the day that many days after the first.</summary>
    /// <param name="index">0 for the first day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the series.</exception>
    public double this[int index] => (uint)index < (uint)loads.Length
        ? loads[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, "The day lies outside the series.");

    /// <summary>Load of a day.</summary>
    /// <param name="day">A day of the series.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the series.</exception>
    public double this[DateOnly day] => this[day.DayNumber - FirstDay.DayNumber];

    /// <summary>Spreads single loads (such as the km of runs, in any order) over the days; loads of one day add up.</summary>
    /// <param name="firstDay">First known day, inclusive.</param>
    /// <param name="lastDay">Last known day, inclusive; not before the first.</param>
    /// <param name="loads">Loads with their local day, each at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The days are out of order, a load lies outside them, or a load is negative or not finite.
    /// </exception>
    public static DailyLoads Of(DateOnly firstDay, DateOnly lastDay, IEnumerable<(DateOnly Day, double Load)> loads)
    {
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastDay, firstDay);
        var days = new double[lastDay.DayNumber - firstDay.DayNumber + 1];
        foreach (var (day, load) in loads)
        {
            if (day < firstDay || day > lastDay)
                throw new ArgumentOutOfRangeException(nameof(loads), day, "A load lies outside the days of the series.");
            days[day.DayNumber - firstDay.DayNumber] += Require.Load(load);
        }

        return new(firstDay, days);
    }

    /// <summary>The loads from the first day on.</summary>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)loads).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
