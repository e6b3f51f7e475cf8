using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Runs;

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
    public RunLog LogOf(RunnerPartition runner)
    {
        var log = new RunLog(runner.Runs.Select(run => run.Value.ToRun()).Where(run => Contains(run.Id.Source)));
        foreach (var id in runner.Runs.Select(run => run.Value.ToRun().Id).Where(id => runner.Profile!.Value.Confirmed.Contains(id.ToString())))
        {
            log.Confirm(id);
        }

        return log;
    }
}
