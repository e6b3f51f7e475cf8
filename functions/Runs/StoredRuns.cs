using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>What a read does to the stored runs.</summary>
/// <param name="Log">The log of the runs that count, as it is now.</param>
/// <param name="AssessFrom">The first day whose runs are assessed again.</param>
/// <param name="Arrived">Runs that newly arrived: only they can text.</param>
/// <param name="Written">Runs that are stored anew or corrected.</param>
internal sealed record StoredRuns(RunLog Log, DateOnly AssessFrom, IReadOnlySet<RunId> Arrived, IReadOnlyList<Run> Written)
{
    /// <summary>
    /// A platform's whole window: what is stored of it and no longer there is gone. Of the first window of an account what was
    /// run before the account was linked is its history, and that never texts.
    /// </summary>
    public static StoredRuns Of(
        Truth.Window window, RunnerPartition runner, IPlatform platform, PlatformLink link, CountedSources counted, RunnerChanges changes, DateTimeOffset now)
    {
        window = window with { Runs = [.. window.Runs.Where(run => !IsRemoved(runner, run.Id))] };
        var keepDays = platform.Policy.KeepDays;
        var keepFrom = runner.Profile!.Value.DayAt(now).AddDays(-keepDays);
        var stored = StoredOf(runner, platform);
        var there = window.Runs.Select(run => run.Id).ToHashSet();
        var (arrived, written) = (new HashSet<RunId>(), new List<Run>());
        foreach (var run in window.Runs.Where(run => run.Day >= keepFrom))
        {
            var known = stored.GetValueOrDefault(run.Id);
            var isNews = known.Row is null || !known.Run.TellsTheSameAs(run);
            if (isNews)
            {
                written.Add(run);
            }

            if (Arrives(run, known.Row is null ? null : known.Run) && (link.ReadAt is not null || run.Start >= link.LinkedAt) && !(run.Start < link.RestoredAt))
            {
                arrived.Add(run.Id);
            }

            if (known.Row is not null && known.Run.Day != run.Day)
            {
                changes.Delete(known.Row);
            }

            if (isNews || known.Row!.GoneBy < now.AddDays(keepDays - 1))
            {
                changes.PutRun(run, now.AddDays(keepDays), arrived.Contains(run.Id));
            }
        }

        foreach (var (row, run) in stored.Values.Where(known =>
            known.Run.Day < keepFrom || (known.Run.Day >= window.From && !there.Contains(known.Run.Id))))
        {
            changes.Delete(row);
        }

        var log = counted.LogOf(runner);
        foreach (var known in stored.Values.Where(known => known.Run.Day >= window.From))
        {
            log.Remove(known.Run.Id);
        }

        foreach (var run in window.Runs.Where(_ => counted.Contains(platform.Source)))
        {
            log.Put(run);
            if (runner.Profile!.Value.Confirmed.Contains(run.Id.ToString(), StringComparer.Ordinal))
            {
                log.Confirm(run.Id);
            }
        }

        var assessFrom = keepFrom.DayNumber > window.From.DayNumber + Thresholds.SpikeDays ? keepFrom : window.From.AddDays(Thresholds.SpikeDays + 1);
        return new StoredRuns(log, assessFrom, arrived, written);
    }

    /// <summary>Single runs, each put over what is stored of it unless that is newer.</summary>
    public static StoredRuns Of(
        Truth.Pieces pieces, RunnerPartition runner, IPlatform platform, PlatformLink link, CountedSources counted, RunnerChanges changes, DateTimeOffset now)
    {
        var stored = StoredOf(runner, platform);
        var log = counted.LogOf(runner);
        var (arrived, written) = (new HashSet<RunId>(), new List<Run>());
        foreach (var run in pieces.Runs.Where(run => !IsRemoved(runner, run.Id)).OrderBy(run => run.Revision))
        {
            var known = stored.GetValueOrDefault(run.Id);
            if (known.Row is not null && (run.Revision < known.Run.Revision || run.TellsTheSameAs(known.Run)))
            {
                continue;
            }

            if (known.Row is not null && known.Run.Day != run.Day)
            {
                changes.Delete(known.Row);
            }

            if (Arrives(run, known.Row is null ? null : known.Run) && run.Start >= link.LinkedAt && !(run.Start < link.RestoredAt))
            {
                arrived.Add(run.Id);
            }

            changes.PutRun(run, now.AddDays(platform.Policy.KeepDays), arrived.Contains(run.Id));
            written.Add(run);
            if (counted.Contains(platform.Source))
            {
                log.Put(run);
            }
        }

        foreach (var id in pieces.NoRuns.Where(id => stored.TryGetValue(id, out var known) && known.Run.Revision <= pieces.NoRunsRevision))
        {
            changes.Delete(stored[id].Row);
            log.Remove(id);
        }

        return new StoredRuns(log, EarliestDay(pieces, runner, now), arrived, written);
    }

    /// <summary>What is stored already; rows that the runner took out go.</summary>
    /// <param name="run">The run that the runner spoke of; null for all.</param>
    public static StoredRuns Of(RunId? run, RunnerPartition runner, CountedSources counted, RunnerChanges changes)
    {
        var removed = runner.Profile!.Value.Removed;
        foreach (var row in runner.Runs.Where(row => removed.Contains(row.Value.ToRun().Id.ToString(), StringComparer.Ordinal)))
        {
            changes.Delete(row);
        }

        var touched = runner.Runs.Select(row => row.Value.ToRun()).Where(stored => run is null || stored.Id == run).Select(stored => stored.Day)
            .Concat(runner.Flags.Select(flag => flag.Value.ToFlag()).Where(flag => run is null || flag.Run == run).Select(flag => flag.Day));
        return new StoredRuns(counted.LogOf(runner), touched.DefaultIfEmpty(DateOnly.MaxValue).Min(), new HashSet<RunId>(), []);
    }

    /// <summary>The first day that the pieces touch, as they are and as they were.</summary>
    public static DateOnly EarliestDay(Truth.Pieces pieces, RunnerPartition runner, DateTimeOffset now)
    {
        var ids = pieces.Runs.Select(run => run.Id).Concat(pieces.NoRuns).ToHashSet();
        return runner.Runs.Select(row => row.Value.ToRun()).Where(run => ids.Contains(run.Id)).Concat(pieces.Runs)
            .Select(run => run.Day)
            .DefaultIfEmpty(runner.Profile!.Value.DayAt(now))
            .Min();
    }

    private static bool IsRemoved(RunnerPartition runner, RunId id) => runner.Profile!.Value.Removed.Contains(id.ToString(), StringComparer.Ordinal);

    /// <summary>A run arrives when it is first heard of, or when its distance is.</summary>
    private static bool Arrives(Run run, Run? known) => known is null || (known.Distance is null && run.Distance is not null);

    private static Dictionary<RunId, (Row<StoredRun> Row, Run Run)> StoredOf(RunnerPartition runner, IPlatform platform) => runner.Runs
        .Where(row => row.Value.Source == platform.Source)
        .Select(row => (Row: row, Run: row.Value.ToRun()))
        .ToDictionary(known => known.Run.Id);
}
