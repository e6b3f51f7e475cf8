namespace LoadWatch.Core.Running;

/// <summary>The unit a runner reads distances in.</summary>
public enum DistanceUnit
{
    /// <summary>Kilometres (1,000 m).</summary>
    Kilometres,

    /// <summary>International miles (1,609.344 m).</summary>
    Miles,
}

/// <summary>
/// A length run, at least zero and at most 10^12 m, held as whole millimetres: sums are exact and do not depend on their
/// order, and a mile (1,609,344 mm) is a whole number, so that neither kilometres nor whole miles cross a threshold by
/// rounding. Parts of a mile are rounded to the millimetre, alike in either unit.
/// </summary>
public readonly record struct Distance : IComparable<Distance>
{
    private const double MillimetresPerMile = 1_609_344;
    private const long MostMillimetres = 1_000_000_000_000_000;
    private const string OutOfRange = "A distance is at least 0 and at most 10^12 m.";

    private Distance(long millimetres) => Millimetres = millimetres;

    /// <summary>No distance at all.</summary>
    public static Distance Zero => default;

    /// <summary>The distance in whole millimetres, 0 or more.</summary>
    public long Millimetres { get; }

    /// <summary>The distance in metres.</summary>
    public double Metres => Millimetres / 1_000d;

    /// <summary>The distance in kilometres.</summary>
    public double Kilometres => Millimetres / 1_000_000d;

    /// <summary>The distance in international miles.</summary>
    public double Miles => Millimetres / MillimetresPerMile;

    /// <summary>A distance of whole millimetres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or beyond 10^15 mm.</exception>
    public static Distance FromMillimetres(long millimetres) => millimetres is >= 0 and <= MostMillimetres
        ? new Distance(millimetres)
        : throw new ArgumentOutOfRangeException(nameof(millimetres), millimetres, OutOfRange);

    /// <summary>A distance in metres, rounded to the millimetre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, not a number, or beyond 10^12 m.</exception>
    public static Distance FromMetres(double metres) => FromScaled(metres, 1_000, nameof(metres));

    /// <summary>A distance in kilometres, rounded to the millimetre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, not a number, or beyond 10^9 km.</exception>
    public static Distance FromKilometres(double kilometres) => FromScaled(kilometres, 1_000_000, nameof(kilometres));

    /// <summary>A distance in international miles, rounded to the millimetre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, not a number, or beyond 10^12 m.</exception>
    public static Distance FromMiles(double miles) => FromScaled(miles, MillimetresPerMile, nameof(miles));

    /// <summary>The distance as a number of <paramref name="unit"/>.</summary>
    public double In(DistanceUnit unit) => unit is DistanceUnit.Miles ? Miles : Kilometres;

    /// <inheritdoc/>
    public int CompareTo(Distance other) => Millimetres.CompareTo(other.Millimetres);

    /// <summary>Both distances together.</summary>
    public static Distance operator +(Distance left, Distance right) => new(left.Millimetres + right.Millimetres);

    /// <summary>How far the two lie apart, never negative.</summary>
    public static Distance Between(Distance left, Distance right) => new(Math.Abs(left.Millimetres - right.Millimetres));

    /// <summary>The longer of the two.</summary>
    public static Distance Max(Distance left, Distance right) => left >= right ? left : right;

    /// <summary>Whether the left is shorter.</summary>
    public static bool operator <(Distance left, Distance right) => left.Millimetres < right.Millimetres;

    /// <summary>Whether the left is longer.</summary>
    public static bool operator >(Distance left, Distance right) => left.Millimetres > right.Millimetres;

    /// <summary>Whether the left is not longer.</summary>
    public static bool operator <=(Distance left, Distance right) => left.Millimetres <= right.Millimetres;

    /// <summary>Whether the left is not shorter.</summary>
    public static bool operator >=(Distance left, Distance right) => left.Millimetres >= right.Millimetres;

    /// <summary>Kilometres to the metre, for logs and debugging.</summary>
    public override string ToString() => $"{Kilometres:0.###} km";

    private static Distance FromScaled(double value, double scale, string name)
    {
        var millimetres = Math.Round(value * scale, MidpointRounding.AwayFromZero);
        return value >= 0 && millimetres <= MostMillimetres
            ? new Distance((long)millimetres)
            : throw new ArgumentOutOfRangeException(name, value, OutOfRange);
    }
}
