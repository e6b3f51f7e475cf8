using LoadWatch.Core;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runs;

/// <summary>What a sync makes of its flags: a text, or the reason why there is none.</summary>
/// <param name="New">The text that is now due; null if none is.</param>
/// <param name="Replaced">A text still waiting that it takes the place of.</param>
/// <param name="Run">The run that the decision was made for; null if no run of the sync could text.</param>
/// <param name="Reason">Why there is no text.</param>
public sealed record SyncDecision(Text? New, IReadOnlyList<Row<Text>> Replaced, RunId? Run, string? Reason);

/// <summary>Decides on and writes the one text of a sync.</summary>
public sealed class SyncText(TimeProvider clock, IOptions<LoadWatchOptions> options)
{
    /// <summary>
    /// One sync, one text: of the runs that newly arrived the highest flag speaks, and of equals the latest, whose numbers
    /// hold the others. A text still waiting gives way to one of at least its level, so that nobody gets two in a row.
    /// </summary>
    /// <param name="runner">The runner.</param>
    /// <param name="clinic">The runner's clinic; null for the deployment's own.</param>
    /// <param name="arrived">The runs that newly arrived.</param>
    public SyncDecision Decide(RunnerPartition runner, ClinicProfile? clinic, IReadOnlyList<Assessment> arrived)
    {
        var profile = runner.Profile!.Value;
        var now = clock.GetUtcNow();
        var today = profile.DayAt(now);
        if (Assessment.ForemostOf(arrived) is not { } foremost)
        {
            return new SyncDecision(null, [], null, null);
        }

        var waiting = runner.Texts.Where(text => text.Value.State is TextState.Pending && text.Value.Level <= foremost.Level).ToArray();
        var earlier = runner.Texts.Except(waiting).Where(text => text.Value.CoolsDown)
            .Select(text => new EarlierText(profile.DayAt(text.Value.SentAt ?? text.Value.SendingAt ?? text.Value.NotBefore), text.Value.Level!.Value));
        return TextDecision.Of(foremost, earlier, today) switch
        {
            TextDecision.Due when runner.WhyNoAlerts(today) is { } reason => new SyncDecision(null, [], foremost.Run, reason),
            TextDecision.Due(var flag) when runner.Texts.Exists(text => text.Value.Id == Text.IdOf(today, flag.Level, flag.Run)
                && text.Value.State is not (TextState.Pending or TextState.Withheld)) =>
                new SyncDecision(null, [], flag.Run, Reasons.TriedToday),
            TextDecision.Due(var flag) => new SyncDecision(
                Write(flag, runner, clinic, today, now) with { RunEndedAt = EndOf(arrived.First(assessment => assessment.Run.Id == flag.Run).Run) }, waiting, flag.Run, null),
            TextDecision.None(var reason) => new SyncDecision(null, [], foremost.Run, reason),
            _ => throw new InvalidOperationException("A text is due or it is not."),
        };
    }

    /// <summary>A notice about the link itself, at most one a day and kind.</summary>
    public Text? Notice(RunnerPartition runner, string about, string body)
    {
        var now = clock.GetUtcNow();
        var profile = runner.Profile!.Value;
        var id = Text.IdOfNotice(profile.DayAt(now), about);
        return runner.WhyNoTexts is null && !runner.Texts.Exists(text => text.Value.Id == id)
            ? Pending(id, TextKind.Notice, body, profile, now) : null;
    }

    /// <summary>A text that still waits, with the numbers of its flag as they are now.</summary>
    public Text Again(Text text, Flag flag, RunnerPartition runner, ClinicProfile? clinic)
    {
        var body = Body(flag, runner, clinic);
        return text with
        {
            Body = body,
            Segments = SmsSegments.Count(body).Segments,
            Level = flag.Level,
            Rule = flag.Rule,
            Ratio = flag.Jump?.Ratio,
            RunDay = flag.Day,
        };
    }

    private Text Write(Flag flag, RunnerPartition runner, ClinicProfile? clinic, DateOnly today, DateTimeOffset now) =>
        Again(Pending(Text.IdOf(today, flag.Level, flag.Run), TextKind.Alert, "", runner.Profile!.Value, now), flag, runner, clinic);

    private static DateTimeOffset? EndOf(Run run) => run.Start + (run.ElapsedTime > run.MovingTime ? run.ElapsedTime : run.MovingTime);

    private string Body(Flag flag, RunnerPartition runner, ClinicProfile? clinic)
    {
        var profile = runner.Profile!.Value;
        var routine = ChosenRoutine.Of(profile, clinic).At(runner.Kicks());
        return AlertText.Write(flag, profile.Unit, routine, options.Value.At(ChosenRoutine.Path(profile, routine)), clinic?.Physio ?? options.Value.Physio, profile.Words);
    }

    private Text Pending(string id, TextKind kind, string body, Profile profile, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = kind,
        Day = profile.DayAt(now),
        Body = body,
        Segments = SmsSegments.Count(body).Segments,
        State = TextState.Pending,
        DueAt = now,
        NotBefore = profile.Hours.NextAllowed(now + options.Value.TextHold, profile.TimeZone),
        Trace = Tracing.Traceparent,
    };
}
