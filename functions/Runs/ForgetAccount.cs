using LoadWatch.Core;
using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// The runner took back the leave, and the platform has confirmed it: everything that came from there goes, and all that
/// was made of it. The link goes last, so that a worker that dies half way is followed by one that finishes.
/// </summary>
public sealed class ForgetAccount(Runners runners, Links links, Queues queues, ILogger<ForgetAccount> log)
{
    /// <summary>That a text of a level went out on a day is our own doing, and kept for the cool-down.</summary>
    public static readonly TimeSpan KeepThatATextWentOut = TimeSpan.FromDays(30);

    public async Task RunAsync(RunnerId id, Row<PlatformLink> link, IPlatform platform, CancellationToken cancel)
    {
        // Whoever links the account anew meanwhile loses this race or wins it, but nothing of a new link is deleted.
        link = await runners.SaveLinkAsync(id, link, link.Value with { PausedBecause = Reasons.LeaveTakenBack }, cancel);
        var runner = await runners.ReadAsync(id, DateOnly.MinValue, cancel);
        var last = runner.Links.TrueForAll(other => other.Key == link.Key);
        if (!runner.Links.Exists(other => other.Key != link.Key && other.Value.Platform == link.Value.Platform))
        {
            await runners.DeleteAsync(id, runner.Runs.Where(run => run.Value.Source == platform.Source), cancel);
            await runners.DeleteAsync(id, runner.Flags.Where(flag => flag.Value.Source == platform.Source), cancel);
            foreach (var text in runner.Texts.Where(text => text.Value.Level is not null && (last || text.Value.IsFrom(platform.Source))))
            {
                await runners.SaveTextAsync(id, text with { GoneBy = text.Value.DueAt + KeepThatATextWentOut }, Redact(text.Value), cancel);
            }
        }

        await runners.DeleteLinkAsync(id, link, cancel);
        await links.ReleaseAsync(link.Value.Platform, link.Value.Account, cancel);
        await queues.PutBoardsAsync(runner, TimeSpan.Zero, cancel);
        log.Forgotten(id, platform.Name);
    }

    /// <summary>What remains of a text after its data must be gone: that one went out, when, and at which level.</summary>
    public static Text Redact(Text text) => text with
    {
        Body = "",
        Ratio = null,
        State = text.State switch { TextState.Pending => TextState.Withheld, TextState.Sending => TextState.Unknown, var settled => settled },
        Reason = text.IsSettled ? text.Reason : Reasons.RunsGone,
    };
}

internal static partial class ForgetAccountLog
{
    [LoggerMessage(2401, LogLevel.Warning, "Runner {Runner} took back the leave to read {Platform}: what came from there is deleted")]
    public static partial void Forgotten(this ILogger log, RunnerId runner, string platform);
}
