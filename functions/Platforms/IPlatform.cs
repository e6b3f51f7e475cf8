using LoadWatch.Core;
using LoadWatch.Core.Running;
using LoadWatch.Storage;

namespace LoadWatch.Platforms;

/// <summary>A running platform, as the rest of LoadWatch sees it.</summary>
public interface IPlatform
{
    /// <summary>Its name in addresses, messages and rows: lower case.</summary>
    string Name { get; }

    Source Source { get; }

    PlatformPolicy Policy { get; }

    /// <summary>Finds out what is true after the platform said that something changed.</summary>
    Task<Reading> ReadAsync(RunnerPartition runner, Row<PlatformLink> link, RunChanged change, CancellationToken cancel);

    /// <summary>Whether its runs can be read whenever they are needed; else what it has sent is all there is.</summary>
    bool CanBeRead { get; }

    /// <summary>The runs from a day on, read anew to be shown and not to be kept.</summary>
    /// <returns>The runs; null where the platform keeps none to be read, or must not or cannot be asked now.</returns>
    Task<IReadOnlyList<Run>?> HistoryAsync(RunnerPartition runner, Row<PlatformLink> link, DateOnly from, CancellationToken cancel);

    /// <summary>Tells the platform that LoadWatch will read no more.</summary>
    /// <returns>Whether the platform has ended the leave, or had before; false where it could not be told.</returns>
    Task<bool> RevokeAsync(RunnerId runner, Row<PlatformLink> link, CancellationToken cancel);

    /// <summary>Where a runner allows LoadWatch to read.</summary>
    Uri AuthorizeUrl(string state, string verifier, Uri callback);

    /// <summary>Turns the code that the runner came back with into a link.</summary>
    Task<Authorization> AuthorizeAsync(string code, string verifier, string scope, Uri callback, CancellationToken cancel);

    /// <summary>Asks for the history that the platform gives at the start, where it does not simply let it be read.</summary>
    /// <returns>The first day that will be known.</returns>
    Task<DateOnly> BeginAsync(string accessToken, DateOnly today, CancellationToken cancel);
}

/// <summary>What came of a runner's visit to the platform.</summary>
public abstract record Authorization
{
    private Authorization() { }

    public sealed record Granted(string Account, Tokens Tokens, string Scope) : Authorization;

    public sealed record Refused(Refusal Why) : Authorization;
}

/// <summary>Why a platform's answer is not enough to read runs.</summary>
public enum Refusal
{
    /// <summary>The runner unticked the activities.</summary>
    ActivitiesNotAllowed,

    /// <summary>The platform did not take its own code back.</summary>
    CodeNotAccepted,
}

/// <summary>A link as it stands after reading, and what was read.</summary>
public sealed record Reading(Row<PlatformLink> Link, Truth Truth);

/// <summary>An item of a push that cannot be read.</summary>
/// <param name="Item">The item, as JSON.</param>
/// <param name="Why">What is wrong with it, and where.</param>
public sealed record Broken(string Item, string Why);

/// <summary>What a platform really says.</summary>
public abstract record Truth
{
    private Truth() { }

    /// <summary>All runs from a day on; whatever else is stored of that time no longer exists.</summary>
    /// <param name="ReadAt">When reading began.</param>
    /// <param name="From">The first day that was read.</param>
    /// <param name="Runs">The runs.</param>
    /// <param name="LookAgain">When to read again, because the run in question is not there yet; null if all is there.</param>
    public sealed record Window(DateTimeOffset ReadAt, DateOnly From, IReadOnlyList<Run> Runs, TimeSpan? LookAgain) : Truth;

    /// <summary>Single runs, to be put over what is stored.</summary>
    /// <param name="NoRuns">Ids that are no runs: if they were, they are no more.</param>
    /// <param name="NoRunsRevision">How new it is that they are none; a run of a later revision stays one.</param>
    /// <param name="Broken">What could not be read, and why; it is set aside for a person.</param>
    public sealed record Pieces(IReadOnlyList<Run> Runs, IReadOnlyList<RunId> NoRuns, long NoRunsRevision, IReadOnlyList<Broken> Broken) : Truth;

    /// <summary>What was fetched can be fetched only once: it is stored as messages of its own before anything else is done.</summary>
    public sealed record Fetched(IReadOnlyList<RunChanged> Messages) : Truth;

    /// <summary>Nothing new: what is stored is judged anew, because the runner said something of it.</summary>
    /// <param name="Run">The run that it is about; null for all.</param>
    public sealed record Recount(RunId? Run) : Truth;

    /// <summary>A later read has already covered this.</summary>
    public sealed record Covered : Truth;

    /// <summary>Nothing to do: the platform does not confirm what was said.</summary>
    public sealed record Unconfirmed : Truth;

    /// <summary>
    /// A refresh token that no longer works. It confirms a revocation that the platform has announced; without one it may
    /// as well have been lost, and then nothing is deleted: the runner is asked to link again.
    /// </summary>
    public static Truth OfDeadToken(RunChanged change, string platform) => change.Change is Change.Deauthorised
        ? new Revoked()
        : new Paused(Reasons.PlatformClosed(platform));

    /// <summary>The platform must not be asked before then; one read will be for all that is said of the account meanwhile.</summary>
    public sealed record NotBefore(DateTimeOffset At) : Truth;

    /// <summary>The platform confirms that LoadWatch may no longer read.</summary>
    public sealed record Revoked : Truth;

    /// <summary>The platform confirms that runs no longer come (or, with null, that they come again).</summary>
    public sealed record Paused(string? Because) : Truth;
}
