using LoadWatch.Core.Running;
using LoadWatch.Storage;

namespace LoadWatch.Platforms;

/// <summary>Which of a runner's sources count together, and from which day on they are known.</summary>
/// <param name="Platforms">The platforms whose runs count.</param>
/// <param name="KnownFrom">The first known day.</param>
/// <param name="KeepDays">How long what is made of them may be kept: the shortest of theirs.</param>
public sealed record CountedSources(IReadOnlyList<IPlatform> Platforms, DateOnly KnownFrom, int KeepDays)
{
    /// <summary>
    /// A source that must not be merged counts alone, and then only if the runner chose it or has no other; the others
    /// count together.
    /// </summary>
    public static CountedSources Of(RunnerPartition runner, IEnumerable<IPlatform> platforms)
    {
        var linked = runner.Links.Select(link => (Link: link.Value, Platform: platforms.FirstOrDefault(p => p.Name == link.Value.Platform)))
            .Where(pair => pair.Platform is not null).Select(pair => (pair.Link, Platform: pair.Platform!)).ToArray();
        var merging = linked.Where(pair => pair.Platform.Policy.Merges).ToArray();
        var chosen = linked.Where(pair => pair.Platform.Source == runner.Profile!.Value.Counts).ToArray();
        var counted = chosen is [{ Platform.Policy.Merges: false }] ? chosen : merging.Length > 0 ? merging : linked;
        return new CountedSources(
            [.. counted.Select(pair => pair.Platform)],
            counted.Min(pair => pair.Link.KnownFrom),
            counted.Min(pair => pair.Platform.Policy.KeepDays));
    }

    public bool Contains(Source source) => Platforms.Any(platform => platform.Source == source);

    /// <summary>The log of the runs that count, of those that are stored.</summary>
    public RunLog LogOf(RunnerPartition runner) =>
        LogOf(runner, runner.Runs.Select(run => run.Value.ToRun()).Where(run => Contains(run.Id.Source)));

    /// <summary>A log of runs, without those that the runner took out, and with what the runner says is right.</summary>
    public static RunLog LogOf(RunnerPartition runner, IEnumerable<Run> runs)
    {
        var profile = runner.Profile!.Value;
        var kept = runs.Where(run => !profile.Removed.Contains(run.Id.ToString(), StringComparer.Ordinal)).ToArray();
        var log = new RunLog(kept);
        foreach (var run in kept.Where(run => profile.Confirmed.Contains(run.Id.ToString(), StringComparer.Ordinal)))
        {
            log.Confirm(run.Id);
        }

        return log;
    }
}
