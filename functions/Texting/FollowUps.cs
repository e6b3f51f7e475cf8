using LoadWatch.Core.Telling;
using LoadWatch.Storage;

namespace LoadWatch.Texting;

/// <summary>
/// Two days after an alert the runner is asked how the routine went: once for each alert, whoever finds out that it was
/// sent, and saved together with that. Only a note of it is made; the sweep puts it on the queue when its time has come, so
/// that no message lies hidden there for two days.
/// </summary>
internal sealed class FollowUps(Runners runners, DueTexts due)
{
    private const int DaysAfter = 2;

    /// <summary>Saves a text's new state; with an alert that has gone out, its follow-up.</summary>
    /// <exception cref="LostRaceException">The text has moved on since it was read.</exception>
    public async Task SaveAsync(RunnerId id, Row<Text> row, Text text, CancellationToken cancel)
    {
        if (text is not { Kind: TextKind.Alert, State: TextState.Sent, SentAt: { } sentAt }
            || await runners.ReadAsync(id, DateOnly.MaxValue, cancel) is not { Profile.Value: { } profile } runner
            || runner.Texts.Exists(other => other.Value.Id == Text.IdOfFollowUp(text)))
        {
            await runners.SaveTextAsync(id, row, text, cancel);
            return;
        }

        var next = Plan(text, TwoDaysAfter(sentAt, profile.Hours, profile.TimeZone), profile, runner.Kicks());
        await due.NoteAsync(new TextDue(id.Value, next.Id), next.NotBefore, cancel);
        await runners.SaveTextAsync(id, row, text, next, cancel);
    }

    private static Text Plan(Text alert, DateTimeOffset at, Profile profile, int kicks)
    {
        var body = profile.Words.Replies.FollowUp(kicks);
        return new Text
        {
            Id = Text.IdOfFollowUp(alert),
            Kind = TextKind.FollowUp,
            Day = profile.DayAt(at),
            Body = body,
            Segments = SmsSegments.Count(body).Segments,
            State = TextState.Pending,
            DueAt = at,
            NotBefore = at,
            Follows = alert.Id,
            Trace = alert.Trace,
        };
    }

    /// <summary>At the same time on the runner's clock, or when the runner's hours begin.</summary>
    public static DateTimeOffset TwoDaysAfter(DateTimeOffset sentAt, QuietHours hours, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(sentAt, zone).DateTime.AddDays(DaysAfter);
        return hours.NextAllowed(new DateTimeOffset(local, zone.GetUtcOffset(local)), zone);
    }
}
