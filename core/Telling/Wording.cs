using System.Globalization;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Telling;

/// <summary>Numbers as a runner reads them.</summary>
public static class Wording
{
    /// <summary>A distance with its unit, to one decimal and without a trailing zero: <c>70 mi</c>, <c>18.5 km</c>.</summary>
    public static string Say(this Distance distance, DistanceUnit unit) => $"{distance.SayNumber(unit)} {unit.Say()}";

    /// <summary>A distance without its unit, to one decimal and without a trailing zero.</summary>
    public static string SayNumber(this Distance distance, DistanceUnit unit) =>
        distance.In(unit).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary><c>km</c> or <c>mi</c>.</summary>
    public static string Say(this DistanceUnit unit) => unit is DistanceUnit.Miles ? "mi" : "km";

    /// <summary>A factor to one decimal: <c>3.5x</c>.</summary>
    public static string SayFactor(double ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture) + "x";
}
