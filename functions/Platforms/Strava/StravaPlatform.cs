using LoadWatch.Core;
using LoadWatch.Core.Running;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Platforms.Strava;

/// <summary>
/// Strava can be read: on any event the last 42 days are listed anew, so that edits, deletes, lost and disordered events
/// all come out right for the price of one call.
/// </summary>
internal sealed class StravaPlatform(
    StravaClient client, StravaBudget budget, TokenLease lease, TimeProvider clock, IOptions<StravaOptions> options) : IPlatform
{
    /// <summary>How many days are read: 30 for the longest run, and those that can still text, with some to spare.</summary>
    public const int WindowDays = 42;

    /// <summary>When to look again for a run that was announced but is not there yet.</summary>
    private static readonly TimeSpan[] LookAgain = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    /// <summary>Strava has a run ready so soon after it announces it.</summary>
    private static readonly TimeSpan ReadySoon = TimeSpan.FromMinutes(1);

    /// <summary>Two machines' clocks may differ by this much.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(2);

    public string Name => "strava";

    public Source Source => Source.Strava;

    public bool CanBeRead => true;

    public PlatformPolicy Policy => options.Value.Policy;

    public async Task<Reading> ReadAsync(RunnerPartition runner, Row<PlatformLink> link, RunChanged change, CancellationToken cancel)
    {
        if (change.Change is not Change.Deauthorised && IsCovered(link.Value, change) && !MayHaveComeTooSoon(runner, link.Value, change))
        {
            return new Reading(link, new Truth.Covered());
        }

        return await ReadFromAsync(runner, link, WindowDays, change, cancel);
    }

    public async Task<IReadOnlyList<Run>?> HistoryAsync(RunnerPartition runner, Row<PlatformLink> link, DateOnly from, CancellationToken cancel)
    {
        var days = runner.Profile!.Value.DayAt(clock.GetUtcNow()).DayNumber - from.DayNumber;
        var look = new RunChanged(Name, link.Value.Account, Change.Reread, null, clock.GetUtcNow());
        return (await ReadFromAsync(runner, link, days, look, cancel)).Truth is Truth.Window window ? window.Runs : null;
    }

    public Task<bool> RevokeAsync(RunnerId runner, Row<PlatformLink> link, CancellationToken cancel) =>
        client.RevokeAsync(lease.RefreshToken(link.Value), cancel);

    /// <summary>Whether the last read began late enough to show what was said at an instant.</summary>
    public static bool Covers(DateTimeOffset? readAt, DateTimeOffset saidAt) => saidAt + ClockDifference < readAt;

    private async Task<Reading> ReadFromAsync(RunnerPartition runner, Row<PlatformLink> link, int days, RunChanged change, CancellationToken cancel)
    {
        // The first look is for the limits: whoever cannot be read needs no token. A link that may have ended shows by its token.
        var share = change.Change is Change.Reread ? options.Value.RereadShare : options.Value.BudgetShare;
        if (change.Change is not Change.Deauthorised && budget.NotBefore(share) is { } until)
        {
            return new Reading(link, new Truth.NotBefore(until));
        }

        string? rejected = null;
        for (var attempt = 0; ; attempt++)
        {
            (link, var access) = await lease.AccessAsync(runner.Id, link, rejected, client.RenewAsync, options.Value.Timeout, cancel);
            if (access is null)
            {
                return new Reading(link, Truth.OfDeadToken(change, "Strava"));
            }

            var readAt = clock.GetUtcNow();
            var from = runner.Profile!.Value.DayAt(readAt).AddDays(-days);
            var read = await ListAsync(access, from, readAt, change, share, cancel);
            if (read is not null)
            {
                return new Reading(link, read);
            }

            if (attempt > 0)
            {
                throw new HttpRequestException("Strava refuses an access token that it has just issued.");
            }

            rejected = access;
        }
    }

    public Uri AuthorizeUrl(string state, string verifier, Uri callback) => new(
        options.Value.BaseUrl.AsFolder(),
        $"oauth/authorize?client_id={Uri.EscapeDataString(options.Value.ClientId)}&response_type=code&approval_prompt=force"
            + $"&redirect_uri={Uri.EscapeDataString(callback.AbsoluteUri)}&scope=read,activity:read_all&state={Uri.EscapeDataString(state)}");

    public async Task<Authorization> AuthorizeAsync(string code, string verifier, string scope, Uri callback, CancellationToken cancel)
    {
        if (!scope.Split([',', ' ']).Any(granted => granted is "activity:read" or "activity:read_all"))
        {
            return new Authorization.Refused(Refusal.ActivitiesNotAllowed);
        }

        return await client.ExchangeCodeAsync(code, cancel) is { Athlete: { } athlete } tokens
            ? new Authorization.Granted($"{athlete.Id}", tokens.ToTokens(), scope)
            : new Authorization.Refused(Refusal.CodeNotAccepted);
    }

    public Task<DateOnly> BeginAsync(string accessToken, DateOnly today, CancellationToken cancel) => Task.FromResult(today.AddDays(-WindowDays));

    /// <summary>
    /// Whether the last read came after the change. A read that is still to come was noted by a clock that was wrong, and covers
    /// nothing. The message that all of the account waits for is for later changes than its own.
    /// </summary>
    private bool IsCovered(PlatformLink link, RunChanged change) =>
        (link.Held is not { } held || held.Name != change.HeldAs) && Covers(link.ReadAt, change.At) && link.ReadAt <= clock.GetUtcNow() + ClockDifference;

    /// <summary>
    /// A read that began just after a run was announced may have come before Strava had it ready: then it covers nothing.
    /// </summary>
    private static bool MayHaveComeTooSoon(RunnerPartition runner, PlatformLink link, RunChanged change) =>
        change is { Change: Change.Created, Run: { } wanted }
        && link.ReadAt < change.At + ReadySoon
        && !runner.Runs.Exists(run => run.Value.Id == wanted && run.Value.Source is Source.Strava && run.Value.Millimetres is not null);

    /// <returns>What was read; null where the access token is refused.</returns>
    private async Task<Truth?> ListAsync(
        string access, DateOnly from, DateTimeOffset readAt, RunChanged change, double share, CancellationToken cancel)
    {
        var activities = new List<StravaActivity>();
        for (var page = 1; activities.Count == (page - 1) * StravaClient.PageSize; page++)
        {
            if (budget.Take(share) is { } until)
            {
                return new Truth.NotBefore(until);
            }

            // A day more than the window: its first day is the runner's local one.
            var after = new DateTimeOffset(from.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
            switch (await client.ActivitiesAsync(access, after, page, cancel))
            {
                case StravaPage.Activities(var items): activities.AddRange(items); break;
                case StravaPage.Forbidden: return new Truth.Paused(Reasons.PlatformRefuses("Strava"));
                case StravaPage.RateLimited(var limited): return new Truth.NotBefore(limited);
                default: return null;
            }
        }

        var runs = activities.Select(activity => activity.ToRun(readAt)).OfType<Run>().Where(run => run.Day >= from).ToArray();
        return new Truth.Window(readAt, from, runs, NotThereYet(activities, runs, change));
    }

    private static TimeSpan? NotThereYet(List<StravaActivity> activities, Run[] runs, RunChanged change)
    {
        if (change is not { Change: Change.Created, Run: { } wanted } || change.Attempt >= LookAgain.Length)
        {
            return null;
        }

        var missing = !activities.Exists(activity => $"{activity.Id}" == wanted);
        var unmeasured = Array.Exists(runs, run => run.Id.Value == wanted && run.Distance is null && run.MovingTime > TimeSpan.Zero);
        return missing || unmeasured ? LookAgain[change.Attempt] : null;
    }
}
