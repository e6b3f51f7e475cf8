namespace LoadWatch.Storage;

/// <summary>A runner's account on a platform. Tokens are kept encrypted and leave this record only as they go to the platform.</summary>
public sealed record PlatformLink
{
    public required string Platform { get; init; }

    public required string Account { get; init; }

    /// <summary>Encrypted.</summary>
    public required string AccessToken { get; init; }

    public required DateTimeOffset AccessExpires { get; init; }

    /// <summary>Encrypted.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>What the runner allowed, in the platform's words.</summary>
    public string Scope { get; init; } = "";

    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>The first day whose runs are known; earlier days are unknown, not days of rest.</summary>
    public required DateOnly KnownFrom { get; init; }

    /// <summary>When the last completed read of the account began: whatever was said before it is done.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The message that waits until the platform may be read; null where none does, or its read is done.</summary>
    public HeldMessage? Held { get; init; }

    /// <summary>Until when somebody is exchanging the refresh token; nobody else does meanwhile.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>
    /// When the link came back out of a backup, or null: runs that began before are history and never text, for nobody knows what
    /// was texted of them between the backup and the restore.
    /// </summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>Why runs no longer come (a permission taken back, a token that no longer works); null while they do.</summary>
    public string? PausedBecause { get; init; }

    /// <summary>
    /// The link after a read. The message that waits goes on waiting unless this read was its own, or began when it had come due:
    /// what was said of the account meanwhile counts on it, and an earlier read may not show that.
    /// </summary>
    /// <param name="readAt">When the read began.</param>
    /// <param name="heldAs">The name under which the message that was read for had been held back.</param>
    public PlatformLink AfterRead(DateTimeOffset readAt, string? heldAs) => this with
    {
        ReadAt = readAt,
        PausedBecause = null,
        Held = Held is { } held && held.Name != heldAs && readAt < held.Until ? held : null,
    };
}

/// <summary>A message that a platform's limits hold back; its read is for all that is said of the account before it comes.</summary>
/// <param name="Name">What tells it from every other message (<see cref="RunChanged.HeldAs"/>).</param>
/// <param name="Until">When it comes again.</param>
public sealed record HeldMessage(string Name, DateTimeOffset Until);
