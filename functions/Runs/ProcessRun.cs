using LoadWatch.Core.Telling;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Polly.Timeout;

namespace LoadWatch.Runs;

/// <summary>
/// The second hop: finds out what is true after a platform said that something changed, and stores it with the flags and
/// the texts that it makes due.
/// </summary>
public sealed class ProcessRun(
    Links links,
    Runners runners,
    Queues queues,
    IEnumerable<IPlatform> platforms,
    SaveAssessment save,
    ForgetAccount forget,
    HoldBackMessage holdBack,
    RunnerGates gates,
    Instruments instruments,
    TimeProvider clock,
    ILogger<ProcessRun> log)
{
    /// <summary>Days before the first changed one that its assessment can reach back to, with some to spare.</summary>
    public const int ReachDays = 45;

    private const int MostRaces = 12;

    /// <summary>How often a platform that does not answer is told again that a link has ended, and after which pause.</summary>
    private const int MostFarewells = 3;

    private static readonly TimeSpan FarewellPause = TimeSpan.FromMinutes(2);

    /// <summary>A farewell that the platform does not confirm may only be early: it is asked about again so much later.</summary>
    private static readonly TimeSpan?[] FarewellAgain = [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    public async Task RunAsync(RunChanged message, CancellationToken cancel)
    {
        Tracing.Tag("platform", message.Platform);
        Tracing.Tag("change", $"{message.Change}");
        var platform = platforms.FirstOrDefault(known => known.Name == message.Platform)
            ?? throw new InvalidOperationException($"Platform '{message.Platform}' is not configured here.");
        if (await links.FindAsync(message.Platform, message.Account, cancel) is not { } runner)
        {
            Drop(message);
            return;
        }

        Tracing.Tag("runner", runner.Value);
        using var alone = await gates.EnterAsync(runner.Value, cancel);
        var read = new LastRead();
        for (var race = 1; ; race++)
        {
            try
            {
                await OnceAsync(platform, runner, message, read, cancel);
                return;
            }
            catch (LostRaceException) when (race < MostRaces)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25 * race)), clock, cancel);
            }
        }
    }

    private async Task OnceAsync(IPlatform platform, RunnerId id, RunChanged message, LastRead read, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-ReachDays - TextDecision.OldestDays);
        var runner = await runners.ReadAsync(id, from, cancel);
        if (runner.Profile is null || runner.Link(message.Platform, message.Account) is not { } link)
        {
            if (message.Change is Change.Deauthorised)
            {
                // A worker that died while it forgot the account has left the claim behind.
                await links.ReleaseAsync(message.Platform, message.Account, cancel);
            }

            Drop(message);
            return;
        }

        if (message.Change is Change.Unlinked)
        {
            await UnlinkAsync(id, link, platform, message, cancel);
            return;
        }

        var reading = read.Window is { } done && !(done.ReadAt <= link.Value.ReadAt)
            ? new Reading(link, done)
            : await ReadAsync(platform, runner, link, message, cancel);
        switch (reading.Truth)
        {
            case Truth.Window window:
                // First: once the read is saved, this message counts as done.
                await LookAgainAsync(message, ReferenceEquals(window, read.Window) ? null : window.LookAgain, cancel);
                read.Window = window;
                await save.WindowAsync(runner, platform, reading.Link, window, message.HeldAs, cancel);
                break;
            case Truth.Pieces pieces:
                runner = await ReachAsync(runner, pieces, from, cancel);
                await SetAsideAsync(message, pieces, cancel);
                await save.PiecesAsync(runner, platform, reading.Link, pieces, cancel);
                break;
            case Truth.Recount(var run):
                await save.RecountAsync(await runners.ReadAsync(id, DateOnly.MinValue, cancel), platform, run, cancel);
                break;
            case Truth.Fetched(var messages):
                foreach (var fetched in messages)
                {
                    await queues.PutAsync(fetched, TimeSpan.Zero, cancel);
                }

                break;
            case Truth.NotBefore(var at):
                await holdBack.RunAsync(id, reading.Link, message, at, cancel);
                break;
            case Truth.Revoked:
                await forget.RunAsync(id, reading.Link, platform, cancel);
                break;
            case Truth.Paused(var because):
                await save.PausedAsync(runner, reading.Link, because, cancel);
                break;
            case Truth.Unconfirmed:
                log.Unconfirmed(id, message.Platform, message.Change);
                await LookAgainAsync(
                    message, message.Change is Change.Deauthorised ? FarewellAgain.ElementAtOrDefault(message.Attempt) : null, cancel);
                break;
            default:
                await save.QueueTextsAsync(runner, cancel);
                break;
        }
    }

    private static async Task<Reading> ReadAsync(
        IPlatform platform, RunnerPartition runner, Row<PlatformLink> link, RunChanged message, CancellationToken cancel)
    {
        using var call = Tracing.OfCall("ReadPlatform");
        return await platform.ReadAsync(runner, link, message, cancel);
    }

    /// <summary>
    /// The runner ended the link: the platform is told first, while there are tokens to tell it with; where it cannot be told,
    /// what came from there goes all the same.
    /// </summary>
    private async Task UnlinkAsync(RunnerId id, Row<PlatformLink> link, IPlatform platform, RunChanged message, CancellationToken cancel)
    {
        try
        {
            if (!await platform.RevokeAsync(id, link, cancel))
            {
                log.NotRevoked(id, message.Platform);
            }
        }
        catch (Exception silence) when (silence is HttpRequestException or TimeoutRejectedException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            if (message.Attempt < MostFarewells)
            {
                await LookAgainAsync(message, FarewellPause, cancel);
                return;
            }

            log.NotRevoked(id, message.Platform);
        }

        if (await runners.FindLinkAsync(id, link.Value.Platform, link.Value.Account, cancel) is { } current)
        {
            await forget.RunAsync(id, current, platform, cancel);
        }
    }

    private async Task LookAgainAsync(RunChanged message, TimeSpan? after, CancellationToken cancel)
    {
        if (after is { } wait)
        {
            await queues.PutAsync(message with { At = clock.GetUtcNow() + wait, Attempt = message.Attempt + 1 }, wait, cancel);
        }
    }

    private void Drop(RunChanged message)
    {
        instruments.Webhook(message.Platform, "unknown-account");
        log.UnknownAccount(message.Platform, message.Change);
    }

    /// <summary>
    /// The runner with runs from far enough back: all that the touched days compare with, and the run before a long break,
    /// however far back it lies.
    /// </summary>
    private async Task<RunnerPartition> ReachAsync(RunnerPartition runner, Truth.Pieces pieces, DateOnly from, CancellationToken cancel)
    {
        var earliest = StoredRuns.EarliestDay(pieces, runner, clock.GetUtcNow());
        if (earliest.AddDays(-ReachDays) < from)
        {
            runner = await runners.ReadAsync(runner.Id, earliest.AddDays(-ReachDays), cancel);
        }

        var followsABreak = pieces.Runs.Count > 0 && !runner.Runs.Exists(run => run.Value.ToRun().Day < earliest);
        return followsABreak ? await runners.ReadAsync(runner.Id, DateOnly.MinValue, cancel) : runner;
    }

    /// <summary>A window that was read and lost the race to be saved: the read is not made twice, unless somebody has saved a later one.</summary>
    private sealed class LastRead
    {
        public Truth.Window? Window { get; set; }
    }

    /// <summary>What cannot be read goes where a person finds it, and does not hold up the rest.</summary>
    private async Task SetAsideAsync(RunChanged message, Truth.Pieces pieces, CancellationToken cancel)
    {
        foreach (var broken in pieces.Broken)
        {
            log.Broken(message.Platform, broken.Why);
            await queues.PutPoisonAsync(message with { Payload = $"[{broken.Item}]" }, cancel);
        }
    }
}

internal static partial class ProcessRunLog
{
    [LoggerMessage(2201, LogLevel.Information, "Dropped: nobody here has the {Platform} account that sent {Change}")]
    public static partial void UnknownAccount(this ILogger log, string platform, Change change);

    [LoggerMessage(2203, LogLevel.Warning, "{Platform} does not confirm {Change} of runner {Runner}: nothing was changed")]
    public static partial void Unconfirmed(this ILogger log, RunnerId runner, string platform, Change change);

    [LoggerMessage(2205, LogLevel.Warning, "{Platform} could not be told that runner {Runner} ended the link: what came from there is deleted all the same")]
    public static partial void NotRevoked(this ILogger log, RunnerId runner, string platform);

    [LoggerMessage(2204, LogLevel.Error, "An item that {Platform} sent cannot be read and was set aside in runs-poison: {Why}")]
    public static partial void Broken(this ILogger log, string platform, string why);
}
