using LoadWatch.Core;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Athletes;

/// <summary>Texts by which a clinic asks a runner how it goes: within the runner's hours, with the runner's consent, and seldom.</summary>
public sealed class CheckIns(Runners runners, DueTexts due, Queues queues, TimeProvider clock)
{
    /// <summary>At most one in so many days, of all clinics together.</summary>
    public const int DaysBetween = 7;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Makes the text due.</summary>
    /// <returns>Its id; or why there is none.</returns>
    public async Task<(string? Text, CareOutcome? Obstacle)> AskAsync(RunnerPartition runner, ClinicProfile clinic, CancellationToken cancel)
    {
        var (profile, now) = (runner.Profile!.Value, clock.GetUtcNow());
        var today = profile.DayAt(now);
        if (runner.WhyNoAlerts(today) is { } reason)
        {
            return (null, new CareOutcome.NoText(reason));
        }

        if (runner.Texts.Select(row => row.Value).LastOrDefault(text => text.Kind is TextKind.CheckIn && text.State is not (TextState.Withheld or TextState.Refused)
            && today.DayNumber - text.Day.DayNumber < DaysBetween) is { } earlier)
        {
            return (null, new CareOutcome.AskedLately(earlier.Day));
        }

        var body = profile.Words.Care.CheckInText(clinic.Name);
        var text = new Text
        {
            Id = Text.IdOfCheckIn(today, clinic.Id),
            Kind = TextKind.CheckIn,
            Day = today,
            Body = body,
            Segments = SmsSegments.Count(body).Segments,
            State = TextState.Pending,
            DueAt = now,
            NotBefore = profile.Hours.NextAllowed(now, profile.TimeZone),
        };
        await due.NoteAsync(new TextDue(runner.Id.Value, text.Id), text.NotBefore, cancel);
        await (runner.Texts.Find(row => row.Value.Id == text.Id) is { } takenBack
            ? runners.SaveTextAsync(runner.Id, takenBack, text, cancel)
            : runners.AddAsync(runner.Id, text, now + Kept, cancel));

        await queues.PutAsync(new TextDue(runner.Id.Value, text.Id), text.NotBefore - now, cancel);
        return (text.Id, null);
    }

    /// <returns>Whether the text could still be held back.</returns>
    public async Task<bool> TakeBackAsync(RunnerId runner, string id, CancellationToken cancel)
    {
        if (await runners.FindTextAsync(runner, id, cancel) is not { Value.State: TextState.Pending } row)
        {
            return await runners.FindTextAsync(runner, id, cancel) is { Value: { State: TextState.Withheld, Reason: Reasons.TakenBack } };
        }

        await runners.SaveTextAsync(runner, row, row.Value with { State = TextState.Withheld, Reason = Reasons.TakenBack }, cancel);
        await due.CrossOutAsync(new TextDue(runner.Value, id), cancel);
        return true;
    }
}
