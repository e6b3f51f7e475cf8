using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>Stores what was read, assesses it, and saves runs, flag changes and the text that they make due together.</summary>
public sealed class SaveAssessment(
    Runners runners,
    DueTexts due,
    Queues queues,
    IEnumerable<IPlatform> platforms,
    SyncText writer,
    TimeProvider clock,
    ILogger<SaveAssessment> log)
{
    /// <summary>Why a flag that is not about a run that has just arrived makes no text.</summary>
    private const string History = "history, or a correction of it";

    /// <summary>A platform's whole window: what is stored of it and no longer there is gone.</summary>
    public async Task WindowAsync(
        RunnerPartition runner, IPlatform platform, Row<PlatformLink> link, Truth.Window window, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = runner.Profile!.Value.DayAt(now);
        var keepFrom = today.AddDays(-platform.Policy.KeepDays);
        var assessFrom = Max(keepFrom, window.From.AddDays(Thresholds.SpikeDays + 1));
        var stored = runner.Runs.Where(run => run.Value.Source == platform.Source).ToDictionary(run => run.Value.ToRun().Id);
        var there = window.Runs.ToDictionary(run => run.Id);
        var changes = new RunnerChanges(runner);
        var arrived = new HashSet<RunId>();
        foreach (var run in window.Runs.Where(run => run.Day >= keepFrom))
        {
            var known = stored.GetValueOrDefault(run.Id);
            if (known is null)
            {
                arrived.Add(run.Id);
                log.RunStored(runner.Id, platform.Name, run.Day, run.Distance?.Kilometres);
            }

            if (known is null || !known.Value.ToRun().TellsTheSameAs(run) || known.GoneBy < now.AddDays(platform.Policy.KeepDays - 1))
            {
                if (known is not null && known.Value.ToRun().Day != run.Day)
                {
                    changes.Delete(known);
                }

                changes.Put(StoredRun.Of(run), now.AddDays(platform.Policy.KeepDays));
            }
        }

        foreach (var (id, row) in stored)
        {
            if (row.Value.ToRun().Day < keepFrom || (row.Value.ToRun().Day >= window.From && !there.ContainsKey(id)))
            {
                changes.Delete(row);
            }
        }

        changes.Put(link.Value with { ReadAt = window.ReadAt, PausedBecause = null }, link.Tag);

        // The first read of an account is its history: it never texts.
        var history = link.Value.ReadAt is null;
        var counted = CountedSources.Of(runner, platforms);
        var runs = counted.LogOf(runner);
        foreach (var row in stored.Values.Select(row => row.Value.ToRun()).Where(run => run.Day >= window.From))
        {
            runs.Remove(row.Id);
        }

        foreach (var run in window.Runs.Where(_ => counted.Contains(platform.Source)))
        {
            runs.Put(run);
        }

        await AssessAsync(runner, counted, runs, assessFrom, history ? [] : arrived, changes, now, cancel);
    }

    /// <summary>Single runs, each put over what is stored of it unless that is newer.</summary>
    public async Task PiecesAsync(
        RunnerPartition runner, IPlatform platform, Row<PlatformLink> link, Truth.Pieces pieces, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var counted = CountedSources.Of(runner, platforms);
        var runs = counted.LogOf(runner);
        var stored = runner.Runs.Where(run => run.Value.Source == platform.Source).ToDictionary(run => run.Value.ToRun().Id);
        var changes = new RunnerChanges(runner);
        var arrived = new HashSet<RunId>();
        foreach (var run in pieces.Runs.OrderBy(run => run.Revision))
        {
            var known = stored.GetValueOrDefault(run.Id)?.Value.ToRun();
            if (known is not null && (run.Revision < known.Revision || run.TellsTheSameAs(known)))
            {
                continue;
            }

            if (known is not null && known.Day != run.Day)
            {
                changes.Delete(stored[run.Id]);
            }
            else if (known is null && run.Start >= link.Value.LinkedAt)
            {
                arrived.Add(run.Id);
            }

            changes.Put(StoredRun.Of(run), now.AddDays(platform.Policy.KeepDays));
            log.RunStored(runner.Id, platform.Name, run.Day, run.Distance?.Kilometres);
            if (counted.Contains(platform.Source))
            {
                runs.Put(run);
            }
        }

        foreach (var id in pieces.NoRuns.Where(id => stored.TryGetValue(id, out var known) && known.Value.Revision <= pieces.NoRunsRevision))
        {
            changes.Delete(stored[id]);
            runs.Remove(id);
        }

        if (changes.IsEmpty)
        {
            await QueueTextsAsync(runner, cancel);
            return;
        }

        await AssessAsync(runner, counted, runs, EarliestDay(runner, platform, pieces), arrived, changes, now, cancel);
    }

    /// <summary>The first day that the pieces touch, as they are and as they were.</summary>
    public DateOnly EarliestDay(RunnerPartition runner, IPlatform platform, Truth.Pieces pieces)
    {
        var ids = pieces.Runs.Select(run => run.Id).Concat(pieces.NoRuns).ToHashSet();
        return runner.Runs.Select(row => row.Value.ToRun()).Where(run => ids.Contains(run.Id)).Concat(pieces.Runs)
            .Select(run => run.Day)
            .DefaultIfEmpty(runner.Profile!.Value.DayAt(clock.GetUtcNow()))
            .Min();
    }

    public async Task PausedAsync(RunnerPartition runner, Row<PlatformLink> link, string? because, CancellationToken cancel)
    {
        var changes = new RunnerChanges(runner);
        changes.Put(link.Value with { PausedBecause = because }, link.Tag);
        var notice = because is null || link.Value.PausedBecause is not null ? null : writer.Notice(
            runner,
            $"{link.Value.Platform}-paused",
            $"LoadWatch: {because}. We cannot watch your load until you link it again. STOP to end");
        await SaveAsync(runner, changes, notice, cancel);
    }

    /// <summary>Puts every unsettled text on the queue again: a message too many is harmless, one too few is not.</summary>
    public async Task QueueTextsAsync(RunnerPartition runner, CancellationToken cancel)
    {
        foreach (var text in runner.Texts.Where(text => !text.Value.IsSettled))
        {
            await queues.PutAsync(new TextDue(runner.Id.Value, text.Value.Id), text.Value.NotBefore - clock.GetUtcNow(), cancel);
        }
    }

    private async Task AssessAsync(
        RunnerPartition runner,
        CountedSources counted,
        RunLog runs,
        DateOnly from,
        HashSet<RunId> arrived,
        RunnerChanges changes,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var read = runs.Read(now);
        var assessments = Assessor.Assess(read, counted.KnownFrom).Where(assessment => assessment.Run.Day >= from).ToArray();
        var fresh = assessments.Where(assessment => arrived.Contains(assessment.Run.Id)).ToArray();
        foreach (var assessment in fresh)
        {
            log.RunAssessed(runner.Id, assessment.Run.Day, assessment.LastSevenDays.Kilometres, assessment.Flags.Count());
        }

        var telling = writer.Decide(runner, fresh);
        var goneBy = now.AddDays(counted.KeepDays);
        var standing = runner.Flags
            .Where(flag => flag.Value.WithdrawnBecause is null && flag.Value.Day >= from && counted.Contains(flag.Value.Source)).ToArray();
        foreach (var flag in standing.Where(flag => flag.GoneBy < goneBy.AddDays(-1)))
        {
            changes.PutFlag(flag.Value, goneBy, withText: false);
        }

        foreach (var change in FlagChange.Between(
            [.. standing.Select(flag => flag.Value.ToFlag())], [.. assessments.SelectMany(assessment => assessment.Flags)], read))
        {
            Put(change);
        }

        foreach (var replaced in telling.Replaced)
        {
            changes.Replace(replaced, Withheld(replaced.Value, "a later run of the same sync says more"));
        }

        await SaveAsync(runner, changes, telling.New, cancel, goneBy);

        void Put(FlagChange change)
        {
            var known = standing.FirstOrDefault(row => row.Value.ToFlag() is var old && old.Run == change.Flag.Run && old.Rule == change.Flag.Rule);
            switch (change)
            {
                case FlagChange.Raised(var flag):
                    log.FlagRaised(runner.Id, flag.Rule, flag.Level, flag.Jump?.Ratio, flag.Jump?.Distance.Kilometres, flag.Jump?.Baseline.Kilometres, flag.Day);
                    changes.PutFlag(StoredFlag.Of(flag, now, WhyNoText(flag)), goneBy, withText: telling.New is not null && flag.Run == telling.Run);
                    break;
                case FlagChange.Changed(var flag, var before):
                    if (flag.Day != before.Day)
                    {
                        changes.Delete(known!);
                    }

                    Correct(before, text => flag.Texts
                        ? writer.Again(text, flag, runner.Profile!.Value)
                        : Withheld(text, "the flag was corrected: it is no longer above watch level"));
                    changes.PutFlag(StoredFlag.Of(flag, known!.Value.RaisedAt, known.Value.NoTextBecause), goneBy, withText: false);
                    break;
                case FlagChange.Withdrawn when known!.Value.NoTextBecause == History:
                    // Nobody was told of it: it was history still coming in, out of order.
                    changes.Delete(known);
                    break;
                case FlagChange.Withdrawn(var flag, var reason):
                    log.FlagWithdrawn(runner.Id, flag.Rule, flag.Day, reason);
                    changes.PutFlag(known!.Value with { WithdrawnBecause = reason }, goneBy, withText: false);
                    Correct(flag, text => Withheld(text, $"the flag was withdrawn: {reason}"));
                    break;
                default:
                    break;
            }
        }

        // A text that still waits says what is true when it goes.
        void Correct(Flag flag, Func<Text, Text> correct)
        {
            foreach (var text in runner.Texts.Where(text => text.Value.State is TextState.Pending && text.Value.TellsOf(flag)))
            {
                changes.Replace(text, correct(text.Value));
            }
        }

        string? WhyNoText(Flag flag) =>
            !arrived.Contains(flag.Run) ? History
            : !flag.Texts ? "watch level: the weekly email and the page only"
            : flag.Run == telling.Run ? telling.Reason
            : "another run of the same sync says more";
    }

    private static Text Withheld(Text text, string because) => text with { State = TextState.Withheld, Reason = because };

    private static DateOnly Max(DateOnly left, DateOnly right) => left > right ? left : right;

    private async Task SaveAsync(
        RunnerPartition runner, RunnerChanges changes, Text? text, CancellationToken cancel, DateTimeOffset? goneBy = null)
    {
        if (text is not null)
        {
            if (runner.Texts.Find(known => known.Value.Id == text.Id) is { } withheld)
            {
                changes.Replace(withheld, text);
            }
            else
            {
                changes.Add(text, goneBy);
            }

            await due.NoteAsync(new TextDue(runner.Id.Value, text.Id), text.NotBefore, cancel);
        }

        await runners.SaveAsync(changes, cancel);
        if (text is not null)
        {
            log.TextDue(runner.Id, text.Id, text.Level, text.Ratio, text.NotBefore);
            await queues.PutAsync(new TextDue(runner.Id.Value, text.Id), text.NotBefore - clock.GetUtcNow(), cancel);
        }

        await QueueTextsAsync(runner, cancel);
    }
}

internal static partial class SaveAssessmentLog
{
    [LoggerMessage(2301, LogLevel.Information, "Stored a {Platform} run of {Day} of runner {Runner}: {Kilometres} km")]
    public static partial void RunStored(this ILogger log, RunnerId runner, string platform, DateOnly day, double? kilometres);

    [LoggerMessage(2302, LogLevel.Information, "Assessed the run of {Day} of runner {Runner}: {WeekKilometres} km in 7 days, {Flags} flags")]
    public static partial void RunAssessed(this ILogger log, RunnerId runner, DateOnly day, double weekKilometres, int flags);

    [LoggerMessage(2303, LogLevel.Information, "Raised a flag for runner {Runner}: {Rule} {Level}, ratio {Ratio} ({Kilometres} km against {BaselineKilometres} km) on {Day}")]
    public static partial void FlagRaised(
        this ILogger log, RunnerId runner, Rule rule, Level level, double? ratio, double? kilometres, double? baselineKilometres, DateOnly day);

    [LoggerMessage(2304, LogLevel.Information, "Withdrew the {Rule} flag of {Day} of runner {Runner}: {Reason}")]
    public static partial void FlagWithdrawn(this ILogger log, RunnerId runner, Rule rule, DateOnly day, string reason);

    [LoggerMessage(2305, LogLevel.Information, "Text {Text} to runner {Runner} is due: {Level}, ratio {Ratio}, not before {NotBefore}")]
    public static partial void TextDue(this ILogger log, RunnerId runner, string text, Level? level, double? ratio, DateTimeOffset notBefore);
}
