using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// The runner took back the leave, and the platform has confirmed it: everything that came from there goes, and all that
/// was made of it. The link goes last, so that a worker that dies half way is followed by one that finishes.
/// </summary>
public sealed class ForgetAccount(Runners runners, Links links, ILogger<ForgetAccount> log)
{
    public async Task RunAsync(RunnerId id, Row<PlatformLink> link, IPlatform platform, CancellationToken cancel)
    {
        var runner = await runners.ReadAsync(id, DateOnly.MinValue, cancel);
        var last = runner.Links.TrueForAll(other => other.Key == link.Key);
        await runners.DeleteAsync(id, runner.Runs.Where(run => run.Value.Source == platform.Source), cancel);
        await runners.DeleteAsync(id, runner.Flags.Where(flag => flag.Value.Source == platform.Source), cancel);
        foreach (var text in runner.Texts.Where(text => text.Value.Level is not null && (last || text.Value.IsFrom(platform.Source))))
        {
            await runners.SaveTextAsync(id, text, Redact(text.Value), cancel);
        }

        await links.ReleaseAsync(link.Value.Platform, link.Value.Account, cancel);
        await runners.DeleteAsync(id, [link], cancel);
        log.Forgotten(id, platform.Name);
    }

    /// <summary>What remains of a text after its data must be gone: that one went out, when, and at which level.</summary>
    public static Text Redact(Text text) => text with
    {
        Body = "",
        Ratio = null,
        State = text.IsSettled ? text.State : TextState.Withheld,
        Reason = text.IsSettled ? text.Reason : "the runs it told of are gone",
    };
}

internal static partial class ForgetAccountLog
{
    [LoggerMessage(2401, LogLevel.Warning, "Runner {Runner} took back the leave to read {Platform}: what came from there is deleted")]
    public static partial void Forgotten(this ILogger log, RunnerId runner, string platform);
}
