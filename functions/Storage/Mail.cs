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
}

/// <summary>An email to a runner, and what became of it.</summary>
public sealed record Mail
{
    public required string Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>The plain text; encrypted where <see cref="IsSealed"/>, and empty once such a mail is settled.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the text holds a secret link.</summary>
    public bool IsSealed { get; init; }

    public required MailState State { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>It does not go out later.</summary>
    public required DateTimeOffset Until { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the mail server said when it refused.</summary>
    public string? Reason { get; init; }
}
