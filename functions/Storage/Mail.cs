using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace LoadWatch.Storage;

/// <summary>How far an email has come.</summary>
public enum MailState
{
    /// <summary>Due, not yet attempted.</summary>
    Pending,

    /// <summary>About to be handed to the mail server, or handed over without an answer yet.</summary>
    Sending,

    /// <summary>The mail server has it.</summary>
    Sent,

    /// <summary>The mail server will not have it, for good, or its time ran out.</summary>
    Failed,

    /// <summary>Whether the mail server has it could not be told; it is not sent again.</summary>
    Unknown,

    /// <summary>It was not to be sent after all; the reason is recorded.</summary>
    Withheld,

    /// <summary>The mail server took it, and said later that it could not be delivered.</summary>
    Bounced,
}

/// <summary>What an email is for; each kind has its own rules of whether it may go twice.</summary>
public enum MailKind
{
    /// <summary>What somebody has just asked for on a page and waits for: in doubt it goes again.</summary>
    Asked,

    /// <summary>The weekly summary: in doubt it does not go again.</summary>
    Summary,
}

/// <summary>An email to a runner, and what became of it.</summary>
public sealed record Mail
{
    public required string Id { get; init; }

    /// <summary>
    /// Stands in its Message-ID: chosen by chance, so that what tells of a bounce has seen the email itself
    /// (<see cref="NewMark"/>). Empty in a row from before there were marks: such an email is known by no bounce.
    /// </summary>
    public string Mark { get; init; } = "";

    public MailKind Kind { get; init; }

    public required string To { get; init; }

    /// <summary>Empty where it stands in the sealed letter.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text; encrypted where <see cref="IsSealed"/>, and empty once such a mail is settled.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the text holds a secret link.</summary>
    public bool IsSealed { get; init; }

    /// <summary>The whole letter, packed and encrypted, in a column of its own; null for plain text, and once the mail is settled.</summary>
    [JsonIgnore]
    public byte[]? Letter { get; init; }

    /// <summary>The platforms whose runs it tells of: without a link to them it does not go.</summary>
    public IReadOnlyList<string> MadeOf { get; init; } = [];

    public required MailState State { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>It goes out no sooner: the mail server was in trouble; null where it was not.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>It does not go out later.</summary>
    public required DateTimeOffset Until { get; init; }

    public int Attempts { get; init; }

    /// <summary>When the mail server was last about to be asked.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it failed, was withheld, or remained unknown.</summary>
    public string? Reason { get; init; }

    /// <summary>What a mail server said of it later without giving up; null for nothing.</summary>
    public string? Delivery { get; init; }

    [JsonIgnore]
    public bool IsSettled => State is not (MailState.Pending or MailState.Sending);

    /// <summary>The mail as it is kept once nothing more is to be sent: without what it said.</summary>
    public Mail Settled(MailState state, string? reason, DateTimeOffset? sentAt) => this with
    {
        State = state,
        Reason = reason,
        SentAt = sentAt,
        Text = IsSealed ? "" : Text,
        Letter = null,
    };

    /// <summary>A mark for a new email: 64 bits, in <see cref="MarkLength"/> lower-case hexadecimal digits.</summary>
    public static string NewMark() => RandomNumberGenerator.GetHexString(MarkLength, lowercase: true);

    /// <summary>With the rest, an envelope id stays within the 100 characters of RFC 3461.</summary>
    public const int MarkLength = 16;

    /// <summary>The one summary that is sent on a day.</summary>
    public static string IdOfSummary(DateOnly day) => $"{Summary}{Keys.Date(day)}";

    /// <summary>The day of a summary, by its id; null for another kind of email.</summary>
    public static DateOnly? DayOfSummary(string id) =>
        id.StartsWith(Summary, StringComparison.Ordinal) && DateOnly.TryParseExact(id[Summary.Length..], "yyyyMMdd", out var day) ? day : null;

    private const string Summary = "summary-";
}
