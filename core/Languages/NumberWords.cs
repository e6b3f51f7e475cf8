using System.Globalization;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages;

/// <summary>Numbers, distances, days and times as a language and a country write them.</summary>
public abstract class NumberWords
{
    /// <summary>What stands between a number's whole and its parts.</summary>
    protected abstract string Point { get; }

    /// <summary>A number of at most so many decimals, without trailing zeros.</summary>
    public string Number(double value, int decimals = 1) =>
        value.ToString(decimals == 0 ? "0" : "0." + new string('#', decimals), CultureInfo.InvariantCulture).Replace(".", Point, StringComparison.Ordinal);

    /// <summary>A distance with its unit, to one decimal: <c>18.5 km</c>.</summary>
    public string Distance(Distance distance, DistanceUnit unit) => $"{Number(distance.In(unit))} {unit.Say()}";

    /// <summary>A factor to one decimal: <c>3.5x</c>.</summary>
    public string Factor(double ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture).Replace(".", Point, StringComparison.Ordinal) + "x";

    /// <summary>A day of the week.</summary>
    public abstract string Weekday(DayOfWeek day);

    /// <summary>A day without its year: <c>Tue, Nov 3</c>.</summary>
    public abstract string Day(DateOnly day);

    /// <summary>A day with its year: <c>November 3, 2026</c>.</summary>
    public abstract string LongDay(DateOnly day);

    /// <summary>A day as short as it goes in a chart: <c>Nov 3</c>.</summary>
    public abstract string ShortDay(DateOnly day);

    /// <summary>A time of day.</summary>
    public abstract string Time(TimeOnly time);

    /// <summary>A count with its noun in the right number.</summary>
    public abstract string Count(int count, string one, string many);

    /// <summary>The unit in full and plural.</summary>
    public abstract string Unit(DistanceUnit unit);
}
