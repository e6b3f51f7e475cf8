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

    /// <summary>The message that waits until the platform may be read; null where none does, or it has been read since.</summary>
    public Hold? Held { get; init; }

    /// <summary>Until when somebody is exchanging the refresh token; nobody else does meanwhile.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>
    /// When the link came back out of a backup, or null: runs that began before are history and never text, for nobody knows what
    /// was texted of them between the backup and the restore.
    /// </summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>Why runs no longer come (a permission taken back, a token that no longer works); null while they do.</summary>
    public string? PausedBecause { get; init; }
}

/// <summary>A message that a platform's limits hold back. The read that it waits for is for all that is said of the account meanwhile.</summary>
/// <param name="Name">What tells it from every other message (<see cref="RunChanged.Hold"/>).</param>
/// <param name="Until">When it comes again.</param>
public sealed record Hold(string Name, DateTimeOffset Until);
