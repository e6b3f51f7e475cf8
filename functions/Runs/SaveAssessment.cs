using LoadWatch.Core;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using LoadWatch.Telemetry;

namespace LoadWatch.Runs;

/// <summary>Stores what was read, assesses it, and saves runs, flag changes and the text that they make due together.</summary>
public sealed class SaveAssessment(
    Runners runners,
    Clinics clinics,
    DueTexts due,
    Queues queues,
    IEnumerable<IPlatform> platforms,
    SyncText writer,
    Instruments instruments,
    TimeProvider clock,
    ILogger<SaveAssessment> log)
{
    /// <summary>A platform's whole window.</summary>
    /// <param name="heldAs">See <see cref="PlatformLink.AfterRead"/>.</param>
    public async Task WindowAsync(
        RunnerPartition runner, IPlatform platform, Row<PlatformLink> link, Truth.Window window, string? heldAs, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var changes = new RunnerChanges(runner);
        var counted = CountedSources.Of(runner, platforms);
        var stored = StoredRuns.Of(window, runner, platform, link.Value, counted, changes, now);
        changes.Put(link.Value.AfterRead(window.ReadAt, heldAs), link.Tag);
        await AssessAsync(runner, platform, counted, stored, changes, now, cancel);
    }

    /// <summary>Single runs.</summary>
    public async Task PiecesAsync(
        RunnerPartition runner, IPlatform platform, Row<PlatformLink> link, Truth.Pieces pieces, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var changes = new RunnerChanges(runner);
        var counted = CountedSources.Of(runner, platforms);
        var stored = StoredRuns.Of(pieces, runner, platform, link.Value, counted, changes, now);
        if (changes.IsEmpty)
        {
            await queues.PutBoardsAsync(runner, TimeSpan.Zero, cancel);
            await QueueTextsAsync(runner, cancel);
            return;
        }

        await AssessAsync(runner, platform, counted, stored, changes, now, cancel);
    }

    /// <summary>What is stored, judged anew after the runner said that a run is right, or took it out.</summary>
    /// <param name="run">That run; null for all.</param>
    public async Task RecountAsync(RunnerPartition runner, IPlatform platform, RunId? run, CancellationToken cancel)
    {
        var changes = new RunnerChanges(runner);
        var counted = CountedSources.Of(runner, platforms);
        var stored = StoredRuns.Of(run, runner, counted, changes);
        await AssessAsync(runner, platform, counted, stored, changes, clock.GetUtcNow(), cancel);
    }

    public async Task PausedAsync(RunnerPartition runner, Row<PlatformLink> link, string? because, CancellationToken cancel)
    {
        var changes = new RunnerChanges(runner);
        changes.Put(link.Value with { PausedBecause = because, Held = null }, link.Tag);
        var words = runner.Profile!.Value.Words;
        var notice = because is null || link.Value.PausedBecause is not null ? null : writer.Notice(
            runner,
            $"{link.Value.Platform}-paused",
            words.Alerts.LinkPaused(words.Reasons.Say(because)));
        await SaveAsync(runner, changes, notice, goneBy: null, cancel);
        Log(runner.Id, notice);
    }

    /// <summary>Puts every unsettled text on the queue again: a message too many is harmless, one too few is not. Follow-ups wait for the sweep.</summary>
    public async Task QueueTextsAsync(RunnerPartition runner, CancellationToken cancel)
    {
        foreach (var text in runner.Texts.Where(text => !text.Value.IsSettled && text.Value.Kind is not TextKind.FollowUp))
        {
            await queues.PutAsync(new TextDue(runner.Id.Value, text.Value.Id), text.Value.NotBefore - clock.GetUtcNow(), cancel, text.Value.Trace);
        }
    }

    private async Task AssessAsync(
        RunnerPartition runner,
        IPlatform platform,
        CountedSources counted,
        StoredRuns stored,
        RunnerChanges changes,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        if (!counted.Contains(platform.Source))
        {
            // Another source counts for this runner: these runs are kept, and nothing is judged by them.
            await SaveAsync(runner, changes, null, goneBy: null, cancel);
            return;
        }

        var read = stored.Log.Read(now);
        var assessments = Assessor.Assess(read, counted.KnownFrom).Where(assessment => assessment.Run.Day >= stored.AssessFrom).ToArray();
        var fresh = assessments.Where(assessment => stored.Arrived.Contains(assessment.Run.Id)).ToArray();
        var clinic = runner.Profile!.Value.Clinic is { } id ? await clinics.FindAsync(id, cancel) : null;
        var decision = writer.Decide(runner, clinic, fresh);
        var goneBy = now.AddDays(counted.KeepDays);
        var standing = runner.Flags
            .Where(flag => flag.Value.WithdrawnBecause is null && flag.Value.Day >= stored.AssessFrom && counted.Contains(flag.Value.Source))
            .ToDictionary(flag => (flag.Value.ToFlag().Run, flag.Value.Rule));
        foreach (var flag in standing.Values.Where(flag => flag.GoneBy < goneBy.AddDays(-1)))
        {
            changes.PutFlag(flag.Value, goneBy, withText: false);
        }

        var flagChanges = FlagChange.Between(
            [.. standing.Values.Select(flag => flag.Value.ToFlag())], [.. assessments.SelectMany(assessment => assessment.Flags)], read);
        var rows = new FlagRows(runner, clinic, changes, decision, writer, stored.Arrived, now, goneBy);
        foreach (var change in flagChanges)
        {
            rows.Write(change, standing.GetValueOrDefault((change.Flag.Run, change.Flag.Rule)));
        }

        foreach (var replaced in decision.Replaced)
        {
            changes.Replace(replaced, FlagRows.Withheld(replaced.Value, Reasons.ReplacedByLaterRun));
        }

        await SaveAsync(runner, changes, decision.New, goneBy, cancel);
        Log(runner.Id, platform, stored, fresh, flagChanges);
        Log(runner.Id, decision.New);
    }

    private async Task SaveAsync(RunnerPartition runner, RunnerChanges changes, Text? text, DateTimeOffset? goneBy, CancellationToken cancel)
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
            await queues.PutAsync(new TextDue(runner.Id.Value, text.Id), text.NotBefore - clock.GetUtcNow(), cancel);
        }

        await queues.PutBoardsAsync(runner, TimeSpan.Zero, cancel);
        await QueueTextsAsync(runner, cancel);
    }

    private void Log(RunnerId runner, Text? text)
    {
        if (text is not null)
        {
            log.TextDue(runner, text.Id, text.Level, text.Ratio, text.NotBefore);
        }
    }

    /// <summary>Said only after it is saved, so that a lost race says nothing twice.</summary>
    private void Log(
        RunnerId runner, IPlatform platform, StoredRuns stored, IReadOnlyList<Assessment> fresh, IReadOnlyList<FlagChange> flagChanges)
    {
        foreach (var run in stored.Written)
        {
            log.RunStored(runner, platform.Name, run.Day, run.Distance?.Kilometres);
        }

        foreach (var assessment in fresh)
        {
            log.RunAssessed(runner, assessment.Run.Day, assessment.LastSevenDays.Kilometres, assessment.Flags.Count());
        }

        foreach (var change in flagChanges)
        {
            var flag = change.Flag;
            switch (change)
            {
                case FlagChange.Raised:
                    instruments.FlagRaised(flag.Rule.Name(), flag.Level.Name());
                    log.FlagRaised(runner, flag.Rule, flag.Level, flag.Jump?.Ratio, flag.Jump?.Distance.Kilometres, flag.Jump?.Baseline.Kilometres, flag.Day);
                    break;
                case FlagChange.Withdrawn(_, var reason):
                    log.FlagWithdrawn(runner, flag.Rule, flag.Day, reason);
                    break;
                default:
                    break;
            }
        }
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
