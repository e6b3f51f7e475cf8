using LoadWatch.Core.Triage;

namespace LoadWatch.Storage;

/// <summary>What a clinic's people have said and done about one runner, as it stands; how it came about, its entries tell.</summary>
public sealed record Care
{
    public required string Runner { get; init; }

    /// <summary>Raised by each action of a person, so that of two at once the second is told.</summary>
    public int Revision { get; init; }

    public Review Review { get; init; } = Review.None;

    /// <summary>The member who looks after the runner; null where nobody does.</summary>
    public string? Owner { get; init; }

    public string? OwnerName { get; init; }

    public LastContact? Contact { get; init; }

    /// <summary>Which row of the list is the runner's; null where there is none yet.</summary>
    public string? Row { get; init; }

    /// <summary>As which the runner is counted.</summary>
    public Attention? Counted { get; init; }

    /// <summary>The exercises that were chosen last, by their names; empty for the clinic's own; null where nobody chose.</summary>
    public IReadOnlyList<string>? Exercises { get; init; }

    /// <summary>Beside which note the runner is to be looked at again, though nothing happens.</summary>
    public DateTimeOffset? TurnsAt { get; init; }
}

/// <summary>When somebody last spoke with a runner.</summary>
/// <param name="Entry">The entry that tells of it.</param>
public sealed record LastContact(string Entry, DateTimeOffset At, string By, ContactChannel Channel);

/// <summary>How somebody spoke with a runner.</summary>
public enum ContactChannel
{
    Phone,

    Text,

    Email,

    InPerson,
}

/// <summary>What a clinic's person did about a runner.</summary>
public enum CareAct
{
    /// <summary>Acknowledged what is open.</summary>
    Acknowledged,

    /// <summary>Put the runner off until a day.</summary>
    Snoozed,

    /// <summary>Gave the runner to somebody, or to nobody.</summary>
    Assigned,

    /// <summary>Wrote a note.</summary>
    Noted,

    /// <summary>Spoke with the runner.</summary>
    Contacted,

    /// <summary>Chose the exercises of the runner's routine.</summary>
    ChoseRoutine,

    /// <summary>Had a text sent that asks how it goes.</summary>
    AskedToCheckIn,

    /// <summary>Took back an earlier entry.</summary>
    Undid,
}

/// <summary>What somebody did about a runner, when, and what is needed to take it back. Entries are never changed.</summary>
public sealed record CareEntry
{
    /// <summary>Sorts by time.</summary>
    public required string Id { get; init; }

    public required string Runner { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The member.</summary>
    public required string By { get; init; }

    public required string ByName { get; init; }

    public required CareAct Act { get; init; }

    /// <summary>For an acknowledgement: whether the flag was useful.</summary>
    public bool? WasUseful { get; init; }

    /// <summary>For an acknowledgement: since when the oldest of what was open had waited.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    /// <summary>The reason, the note, or what was spoken about.</summary>
    public string? Words { get; init; }

    /// <summary>Whether the runner may read the note.</summary>
    public bool IsShared { get; init; }

    /// <summary>For a snooze: the day on which it ends.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>For an assignment: the name; null for nobody.</summary>
    public string? To { get; init; }

    public ContactChannel? Channel { get; init; }

    /// <summary>For a routine: the names of its exercises; empty for the clinic's own.</summary>
    public IReadOnlyList<string>? Exercises { get; init; }

    /// <summary>For a check-in: the id of the text.</summary>
    public string? Text { get; init; }

    /// <summary>The entry that this one takes back.</summary>
    public string? Undoes { get; init; }

    /// <summary>How things stood before, to go back to.</summary>
    public CareBefore? Before { get; init; }
}

/// <summary>How things stood before an entry, as far as it changed them.</summary>
public sealed record CareBefore(Review? Review, string? Owner, string? OwnerName, LastContact? Contact, IReadOnlyList<string>? Exercises);
