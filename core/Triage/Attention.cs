namespace LoadWatch.Core.Triage;

/// <summary>What a runner asks of a clinic, in the order of its list: pain outranks every rule of load (rules, R5).</summary>
public enum Attention
{
    /// <summary>A pain was reported that nobody has acknowledged.</summary>
    Pain,

    /// <summary>A high flag that nobody has acknowledged.</summary>
    High,

    /// <summary>An elevated flag that nobody has acknowledged.</summary>
    Elevated,

    /// <summary>A watch flag that nobody has acknowledged: worth knowing, no reason to call.</summary>
    Watch,

    /// <summary>Nothing is known of the last days, or nothing may be shown: that is not the same as nothing being wrong.</summary>
    NoData,

    /// <summary>Data comes, and nothing stands out.</summary>
    Steady,

    /// <summary>All that stands out has been acknowledged.</summary>
    Reviewed,

    /// <summary>Put off until a day; it comes back by itself, and sooner if it gets worse.</summary>
    Snoozed,
}

/// <summary>What follows from an <see cref="Attention"/>.</summary>
public static class Attentions
{
    /// <summary>All of them, in the order of the list.</summary>
    public static IReadOnlyList<Attention> All { get; } = Enum.GetValues<Attention>();

    /// <summary>Whether somebody should look at it today.</summary>
    public static bool IsDueToday(this Attention attention) => attention <= Attention.Elevated;

    /// <summary>Its name in addresses and rows: <c>pain</c>, <c>high</c>, <c>elevated</c>, <c>watch</c>, <c>no-data</c>, <c>steady</c>, <c>reviewed</c> or <c>snoozed</c>.</summary>
    public static string Name(this Attention attention) => attention is Attention.NoData ? "no-data" : attention.ToString().ToLowerInvariant();

    /// <summary>The attention of a <see cref="Name"/>; null where none bears it.</summary>
    public static Attention? OfName(string? name) => All.Where(attention => attention.Name() == name).Select(attention => (Attention?)attention).FirstOrDefault();
}
