using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runs;

/// <summary>What a sync makes of its flags: a text, or the reason why there is none.</summary>
/// <param name="New">The text that is now due; null if none is.</param>
/// <param name="Replaced">A text still waiting that it takes the place of.</param>
/// <param name="Run">The run that the decision was made for; null if no run of the sync could text.</param>
/// <param name="Reason">Why there is no text.</param>
public sealed record Telling(Text? New, IReadOnlyList<Row<Text>> Replaced, RunId? Run, string? Reason);

/// <summary>Decides on and writes the one text of a sync.</summary>
public sealed class SyncText(TimeProvider clock, IOptions<LoadWatchOptions> options)
{
    /// <summary>
    /// One sync, one text: of the runs that newly arrived the highest flag speaks, and of equals the latest, whose numbers
    /// hold the others. A text still waiting gives way to one of at least its level, so that nobody gets two in a row.
    /// </summary>
    public Telling Decide(RunnerPartition runner, IReadOnlyList<Assessment> arrived)
    {
        var profile = runner.Profile!.Value;
        var now = clock.GetUtcNow();
        var today = profile.DayAt(now);
        var foremost = arrived.Select(assessment => assessment.Foremost).OfType<Flag>()
            .Where(flag => flag.Texts)
            .OrderBy(flag => flag.Level).LastOrDefault();
        if (foremost is null)
        {
            return new Telling(null, [], null, null);
        }

        var waiting = runner.Texts.Where(text => text.Value.State is TextState.Pending && text.Value.Level <= foremost.Level).ToArray();
        var earlier = runner.Texts.Except(waiting).Where(text => text.Value.CoolsDown)
            .Select(text => new EarlierText(profile.DayAt(text.Value.SentAt ?? text.Value.SendingAt ?? text.Value.NotBefore), text.Value.Level!.Value));
        return TextDecision.Of(foremost, earlier, today) switch
        {
            TextDecision.Due when runner.WhyNoTexts is { } reason => new Telling(null, [], foremost.Run, reason),
            TextDecision.Due(var flag) when runner.Texts.Exists(text => text.Value.Id == Text.IdOf(today, flag.Level, flag.Run)) =>
                new Telling(null, [], flag.Run, "its text was written today already: the run went and came back"),
            TextDecision.Due(var flag) => new Telling(Write(flag, profile, today, now), waiting, flag.Run, null),
            TextDecision.None(var reason) => new Telling(null, [], foremost.Run, reason),
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
            ? Pending(id, body, profile, now) : null;
    }

    private Text Write(Flag flag, Profile profile, DateOnly today, DateTimeOffset now)
    {
        var settings = options.Value;
        var routine = Routine.GluteActivation;
        var body = AlertText.Write(flag, profile.Unit, routine, settings.At($"routines/{routine.Id}"), settings.Physio);
        return Pending(Text.IdOf(today, flag.Level, flag.Run), body, profile, now) with
        {
            Level = flag.Level, Rule = flag.Rule, Ratio = flag.Jump?.Ratio, RunDay = flag.Day,
        };
    }

    private Text Pending(string id, string body, Profile profile, DateTimeOffset now)
    {
        var notBefore = QuietHours.Default.NextAllowed(now + options.Value.TextHold, profile.TimeZone);
        return new Text
        {
            Id = id,
            Day = profile.DayAt(now),
            Body = body,
            Segments = SmsSegments.Count(body).Segments,
            State = TextState.Pending,
            DueAt = now,
            NotBefore = notBefore,
            GiveUpAt = notBefore + Text.GiveUpAfter,
        };
    }
}
