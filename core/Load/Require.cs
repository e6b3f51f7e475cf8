using System.Runtime.CompilerServices;

namespace LoadWatch.Core.Load;

internal static class Require
{
    public static double Load(double load) =>
        double.IsFinite(load) && load >= 0 ? load : throw Bad(nameof(load), load, "A daily load is a finite number of at least 0.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Bad(name, value, "Must be a finite number above 0.");

    public static double AtLeastOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 1 ? value : throw Bad(name, value, "Must be a finite number of at least 1.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Bad(name, value, "Must be a finite number of at least 0.");

    private static ArgumentOutOfRangeException Bad(string name, double value, string message) => new(name, value, message);
}
