using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using Microsoft.Extensions.Caching.Memory;
using Polly.Timeout;

namespace LoadWatch.Views;

/// <summary>A flag as the runner sees it.</summary>
/// <param name="Flag">The flag as the runs say it now.</param>
/// <param name="Kept">What is kept of it; null where its time is over, or it has just been found.</param>
/// <param name="Text">The text that told of it, or was to; null where there was none.</param>
public sealed record ShownFlag(Flag Flag, StoredFlag? Kept, Text? Text);

/// <summary>What a runner sees of himself: all that is kept, and where a platform's runs must not be kept, what it says now.</summary>
public sealed record RunnerView
{
    public required Profile Profile { get; init; }

    public required RunnerPartition Kept { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The runs that count, with their standing, in order.</summary>
    public required IReadOnlyList<LoggedRun> Log { get; init; }

    /// <summary>Twelve weeks, as the rules see them.</summary>
    public required TrainingView Training { get; init; }

    /// <summary>Latest first.</summary>
    public required IReadOnlyList<ShownFlag> Flags { get; init; }

    /// <summary>Links whose platform cannot be asked now, though its runs are not kept.</summary>
    public required IReadOnlyList<IPlatform> Silent { get; init; }
}

/// <summary>Puts the view of a runner together.</summary>
public sealed class RunnerViews(Runners runners, IEnumerable<IPlatform> platforms, IMemoryCache cache, TimeProvider clock, ILogger<RunnerViews> log)
{
    /// <summary>The weeks of the charts, the one that has begun included.</summary>
    private const int ShownDays = 7 * TrainingView.WeekCount;

    /// <summary>What the first of them is compared with.</summary>
    private const int ReachDays = Thresholds.SpikeDays + 1;

    /// <summary>A platform is not asked again for the same pages within this time.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public async Task<RunnerView?> FindAsync(RunnerId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-ShownDays - ReachDays - 1);
        var kept = await runners.ReadAsync(id, from, cancel);
        if (kept.Profile?.Value is not { } profile)
        {
            return null;
        }

        var today = profile.DayAt(now);
        if (!kept.Links.Exists(link => platforms.Any(platform => platform.Name == link.Value.Platform)))
        {
            return View(kept, profile, now, [], today, []);
        }

        var counted = CountedSources.Of(kept, platforms);
        var runs = kept.Runs.Select(row => row.Value.ToRun()).Where(run => counted.Contains(run.Id.Source)).ToDictionary(run => run.Id);
        var (knownFrom, silent) = (counted.KnownFrom, new List<IPlatform>());
        foreach (var platform in counted.Platforms)
        {
            foreach (var link in kept.Links.Where(link => link.Value.Platform == platform.Name && link.Value.PausedBecause is null))
            {
                if (await HistoryAsync(kept, platform, link, from, cancel) is not { } history)
                {
                    silent.Add(platform);
                    continue;
                }

                foreach (var run in history.Runs)
                {
                    runs.TryAdd(run.Id, run);
                }

                // An account that begins later than what was read tells nothing of the days before.
                knownFrom = history.Runs.Count > 0 && history.Runs.Min(run => run.Day) is var first && first < knownFrom ? first : knownFrom;
            }
        }

        return View(kept, profile, now, CountedSources.LogOf(kept, runs.Values).Read(now), knownFrom, silent);
    }

    private static RunnerView View(
        RunnerPartition kept, Profile profile, DateTimeOffset now, IReadOnlyList<LoggedRun> log, DateOnly knownFrom, IReadOnlyList<IPlatform> silent)
    {
        var today = profile.DayAt(now);
        return new RunnerView
        {
            Profile = profile,
            Kept = kept,
            Today = today,
            Log = log,
            Training = TrainingView.Of(log, knownFrom, today, profile.WeekStart),
            Flags = FlagsOf(kept, log, knownFrom, today.AddDays(-ShownDays)),
            Silent = silent,
        };
    }

    /// <summary>The flags that the runs raise, with what is kept of each; and those that were withdrawn, for as long as that is kept.</summary>
    private static List<ShownFlag> FlagsOf(RunnerPartition kept, IReadOnlyList<LoggedRun> log, DateOnly knownFrom, DateOnly from)
    {
        var stored = kept.Flags.Select(row => row.Value).ToLookup(flag => (flag.ToFlag().Run, flag.Rule));
        var raised = Assessor.Assess(log, knownFrom).SelectMany(assessment => assessment.Flags).Where(flag => flag.Day >= from).ToArray();
        var standing = raised.Select(flag => new ShownFlag(
            flag,
            stored[(flag.Run, flag.Rule)].FirstOrDefault(known => known.WithdrawnBecause is null),
            TextOf(flag)));
        var withdrawn = kept.Flags.Select(row => row.Value).Where(flag => flag.WithdrawnBecause is not null && flag.Day >= from)
            .Where(flag => !raised.Any(now => now.Run == flag.ToFlag().Run && now.Rule == flag.Rule))
            .Select(flag => new ShownFlag(flag.ToFlag(), flag, TextOf(flag.ToFlag())));
        Text? TextOf(Flag flag) => kept.Texts.Select(text => text.Value).Where(text => text.TellsOf(flag)).MaxBy(text => text.State is TextState.Sent);
        return [.. standing.Concat(withdrawn).OrderByDescending(shown => shown.Flag.Day).ThenByDescending(shown => shown.Flag.Level)];
    }

    private async Task<History?> HistoryAsync(RunnerPartition kept, IPlatform platform, Row<PlatformLink> link, DateOnly from, CancellationToken cancel)
    {
        if (!platform.CanBeRead)
        {
            return new History([]);
        }

        var key = (kept.Id, platform.Name, link.Value.LinkedAt);
        if (cache.TryGetValue(key, out History? cached))
        {
            return cached;
        }

        try
        {
            if (await platform.HistoryAsync(kept, link, from, cancel) is { } runs)
            {
                return cache.Set(key, new History(runs), Fresh);
            }
        }
        catch (Exception silence) when (silence is HttpRequestException or TimeoutRejectedException or LostRaceException
            || (silence is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            log.Silent(kept.Id, platform.Name);
        }

        return null;
    }

    private sealed record History(IReadOnlyList<Run> Runs);
}

internal static partial class RunnerViewsLog
{
    [LoggerMessage(3001, LogLevel.Warning, "{Platform} could not be asked for the history of runner {Runner}: the page shows what is kept")]
    public static partial void Silent(this ILogger log, RunnerId runner, string platform);
}
