using System.Text.Json.Serialization;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Storage;

/// <summary>How far a text has come.</summary>
public enum TextState
{
    /// <summary>Due, not yet attempted.</summary>
    Pending,

    /// <summary>About to be handed to the carrier, or handed over without an answer yet.</summary>
    Sending,

    /// <summary>The carrier has it.</summary>
    Sent,

    /// <summary>The carrier will not have it, for good.</summary>
    Refused,

    /// <summary>Whether the carrier has it could not be told; it is not sent again.</summary>
    Unknown,

    /// <summary>It was not to be sent after all; the reason is recorded.</summary>
    Withheld,
}

/// <summary>What a text is for; each kind has its own rules of when it may go.</summary>
public enum TextKind
{
    /// <summary>An alert about a jump in the load.</summary>
    Alert,

    /// <summary>A notice about a link that no longer works.</summary>
    Notice,

    /// <summary>What the runner has just asked for on a page: a code, a link to sign in.</summary>
    Asked,

    /// <summary>The answer to a text from the runner.</summary>
    Reply,

    /// <summary>The one confirmation that texts have ended.</summary>
    Goodbye,

    /// <summary>Two days after an alert: how did the routine go?</summary>
    FollowUp,

    /// <summary>A clinic asks how it goes.</summary>
    CheckIn,
}

/// <summary>A text to a runner, and what became of it.</summary>
public sealed record Text
{
    /// <summary>Begins with the day, so that texts are kept in order of time; the same run and level always have the same.</summary>
    public required string Id { get; init; }

    public TextKind Kind { get; init; }

    /// <summary>The runner's local day on which it became due.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its level and rule; null for a notice about the link itself.</summary>
    public Level? Level { get; init; }

    public Rule? Rule { get; init; }

    public double? Ratio { get; init; }

    /// <summary>The local day of the run that it tells of.</summary>
    public DateOnly? RunDay { get; init; }

    /// <summary>The number it goes to, where that is not the runner's own verified one; null for that.</summary>
    public string? To { get; init; }

    public required string Body { get; init; }

    /// <summary>Whether the body holds a secret: it is kept encrypted, and only until the text is settled.</summary>
    public bool IsSealed { get; init; }

    public required int Segments { get; init; }

    public required TextState State { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>It goes out no sooner: quiet hours, and a while for the rest of a sync to arrive.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>It does not go out later; null for a day after it first could.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The id of the text that it follows, or the carrier's id of the message that it answers; null where it stands alone.</summary>
    public string? Follows { get; init; }

    /// <summary>When the carrier was last about to be asked.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>How often the carrier has been asked to send it.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The carrier's id of the message.</summary>
    public string? Sid { get; init; }

    /// <summary>Why it was refused, withheld, or remained unknown.</summary>
    public string? Reason { get; init; }

    /// <summary>What the carrier said of the delivery last: sent, delivered, undelivered, failed ...</summary>
    public string? Delivery { get; init; }

    public int? DeliveryError { get; init; }

    /// <summary>The carrier's id of the first message, where it was sent a second time: what is reported of that one is over.</summary>
    public string? EarlierSid { get; init; }

    /// <summary>Whether it was sent a second time because the phone was out of reach.</summary>
    public bool TriedAgain { get; init; }

    /// <summary>When the run that it tells of ended; null where that is not known.</summary>
    public DateTimeOffset? RunEndedAt { get; init; }

    /// <summary>The span that made it due, as W3C's <c>traceparent</c>: whenever it goes out, it belongs to that trace. Null where nobody looked.</summary>
    public string? Trace { get; init; }

    /// <summary>Whether it keeps later texts of its level away: it went out, may have gone out, or is about to.</summary>
    [JsonIgnore]
    public bool CoolsDown => Level is not null
        && State is not (TextState.Refused or TextState.Withheld)
        && Delivery is not ("undelivered" or "failed");

    /// <summary>Whether somebody waits for it: it goes at any hour, and soon or not at all.</summary>
    [JsonIgnore]
    public bool IsAnswer => Kind is TextKind.Asked or TextKind.Reply or TextKind.Goodbye;

    [JsonIgnore]
    public bool IsSettled => State is not (TextState.Pending or TextState.Sending);

    /// <summary>The name that its kind bears outside the code: <c>alert</c>, <c>follow-up</c>, <c>check-in</c> ...</summary>
    [JsonIgnore]
    public string KindName => Kind switch { TextKind.FollowUp => "follow-up", TextKind.CheckIn => "check-in", var kind => $"{kind}".ToLowerInvariant() };

    /// <summary>Whether it was made of a source's runs.</summary>
    public bool IsFrom(Source source) => Level is not null && Id.Contains($"-{Keys.Name(source)}-", StringComparison.Ordinal);

    /// <summary>Whether it tells of this flag.</summary>
    public bool TellsOf(Flag flag) =>
        Level is not null && Rule == flag.Rule && RunDay == flag.Day && Id.EndsWith("-" + Keys.Id(flag.Run), StringComparison.Ordinal);

    public static string IdOf(DateOnly day, Level level, RunId run) => $"{Keys.Date(day)}-{level.Name()}-{Keys.Id(run)}";

    public static string IdOfReply(DateOnly day, string sid) => $"{Keys.Date(day)}-reply-{sid}";

    /// <summary>The runner's text that a reply answers, by the carrier's id; null where the id is of another kind of text.</summary>
    public static string? SidOfReply(string id) => id.Split('-', 3) is [_, "reply", var sid] ? sid : null;

    /// <summary>The one follow-up of an alert.</summary>
    public static string IdOfFollowUp(Text alert) => $"{Keys.Date(alert.Day.AddDays(2))}-followup-{alert.Id}";

    public static bool IsFollowUp(string id) => id.Split('-', 3) is [_, "followup", _];

    /// <summary>A clinic asks once a day at most.</summary>
    public static string IdOfCheckIn(DateOnly day, string clinic) => $"{Keys.Date(day)}-checkin-{clinic}";

    public static string IdOfNotice(DateOnly day, string about) => $"{Keys.Date(day)}-notice-{about}";
}
