using System.Text.Json.Serialization;
using LoadWatch.Core.Hearing;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Triage;

namespace LoadWatch.Storage;

/// <summary>A runner on a clinic's list: a copy of what the clinic may see, so that the list is one read. It is made anew whenever something changes.</summary>
public sealed record BoardRow
{
    public required string Runner { get; init; }

    public required string Name { get; init; }

    public required Attention Attention { get; init; }

    /// <summary>What its age is counted from.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The flag that speaks; null without one.</summary>
    public StoredFlag? Flag { get; init; }

    /// <summary>How many flags stand.</summary>
    public int Flags { get; init; }

    /// <summary>The latest pain that stands; null without one, or where replies are not shared.</summary>
    public BoardPain? Pain { get; init; }

    /// <summary>The last day on which the routine was reported; null where it was not, or replies are not shared.</summary>
    public DateOnly? RoutineOn { get; init; }

    /// <summary>Whether replies are shared.</summary>
    public bool SharesReplies { get; init; }

    /// <summary>The first day of the first of twelve weeks; the last of them is the current one.</summary>
    public required DateOnly WeeksFrom { get; init; }

    /// <summary>Each week's distance in whole metres; -1 for a week of which nothing is known.</summary>
    public required IReadOnlyList<long> Weeks { get; init; }

    /// <summary>The last day of which anything is known; null where nothing is, or may be shown.</summary>
    public DateOnly? DataUntil { get; init; }

    /// <summary>The platforms that count.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Why no data is to be seen, or comes; null where it may come any time.</summary>
    public Missing? Missing { get; init; }

    public DateOnly? SnoozedUntil { get; init; }

    public string? Owner { get; init; }

    public string? OwnerName { get; init; }

    public LastContact? Contact { get; init; }

    /// <summary>Where it stands in the list; not part of what is stored.</summary>
    [JsonIgnore]
    public string Key { get; init; } = "";
}

/// <summary>Why a clinic sees no training.</summary>
public enum Missing
{
    /// <summary>The runner has linked no platform.</summary>
    NothingLinked,

    /// <summary>A platform's terms keep it for the runner alone.</summary>
    TermsForbid,

    /// <summary>The platform no longer sends it.</summary>
    CutOff,
}

/// <summary>A pain on a clinic's list.</summary>
public sealed record BoardPain(int? Level, BodyPart? Where, Side? Side, DateOnly Day, bool IsUrgent);

/// <summary>How many runners of a clinic ask for what.</summary>
public sealed record BoardCounts(IReadOnlyDictionary<string, int> Of)
{
    public static BoardCounts None { get; } = new(new Dictionary<string, int>(StringComparer.Ordinal));

    [JsonIgnore]
    public int Total => Of.Values.Sum();

    /// <summary>Those whom somebody should look at today.</summary>
    [JsonIgnore]
    public int DueToday => Attentions.All.Where(attention => attention.IsDueToday()).Sum(attention => this[attention]);

    [JsonIgnore]
    public int this[Attention attention] => Of.GetValueOrDefault(attention.Name());

    /// <summary>One runner more of a kind, or one less.</summary>
    public BoardCounts With(Attention attention, int change) => new(new Dictionary<string, int>(Of, StringComparer.Ordinal)
    {
        [attention.Name()] = Math.Max(0, this[attention] + change),
    });
}

/// <summary>Which part of a list is wanted.</summary>
/// <param name="From">The first kind, inclusive.</param>
/// <param name="To">The last kind, inclusive.</param>
/// <param name="Owner">Of which owner; empty for those of nobody; null for all.</param>
/// <param name="NamePrefix">How the name begins, in lower case; empty for all.</param>
/// <param name="After">The row after which to begin; null for the first.</param>
/// <param name="Most">How many.</param>
public sealed record BoardQuery(Attention From, Attention To, string? Owner, string NamePrefix, string? After, int Most);

/// <summary>A part of a list.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="HasMore">Whether more follow.</param>
public sealed record BoardPage(IReadOnlyList<BoardRow> Rows, bool HasMore, BoardCounts Counts);
