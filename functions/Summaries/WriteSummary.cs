using LoadWatch.Core.Weekly;
using LoadWatch.Storage;
using LoadWatch.Views;
using Microsoft.Extensions.Options;

namespace LoadWatch.Summaries;

/// <summary>Writes a runner's summary, if it is due, and hands it to the outbox under an id that there is once a runner and day.</summary>
internal sealed class WriteSummary(
    Runners runners, RunnerViews views, Clinics clinics, Subscriptions subscriptions, Outbox outbox, SealedLetter letters, Unsubscribing unsubscribing, Queues queues,
    TimeProvider clock, IOptions<LoadWatchOptions> deployment, ILogger<WriteSummary> log)
{
    /// <summary>When a platform that does not answer is asked again.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(15);

    public async Task RunAsync(SummaryDue due, CancellationToken cancel)
    {
        var id = new RunnerId(due.Runner);
        var now = clock.GetUtcNow();
        var kept = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        if (SummaryHours.WhyNot(kept, due.Day, now) is { } why)
        {
            log.NotDue(id, due.Day, why);
            if (why is NotDue.NoConsent)
            {
                await subscriptions.LeaveAsync(id, kept.Profile!.Value, cancel);
            }
            else if (kept.Mails.Exists(mail => mail.Value.Id == Mail.IdOfSummary(due.Day) && !mail.Value.IsSettled))
            {
                // Whoever wrote it may have died before it was queued.
                await queues.PutAsync(new MailDue(id.Value, Mail.IdOfSummary(due.Day)), TimeSpan.Zero, cancel);
            }

            return;
        }

        if (await views.FindAsync(id, cancel) is not { } view)
        {
            return;
        }

        if (view.Silent.Count > 0 && TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, view.Profile.TimeZone).DateTime) < SummaryHours.Patience)
        {
            await queues.PutAsync(due, AskAgain, cancel);
            return;
        }

        var isNew = await outbox.PostAsync(id, await WriteAsync(id, view, due.Day, now, cancel), cancel);
        log.Written(id, due.Day, isNew);
    }

    private async Task<Mail> WriteAsync(RunnerId id, RunnerView view, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        var profile = view.Profile;
        var words = profile.Words;
        var clinic = profile.Clinic is { } chosen ? await clinics.FindAsync(chosen, cancel) : null;
        var summary = WeekOfRunner.Of(view, day);
        var unsubscribe = unsubscribing.AddressFor(id);
        var letter = WeeklyLetter.Write(
            summary,
            words,
            profile.Unit,
            clinic?.Physio ?? deployment.Value.Physio,
            new LetterLinks(
                deployment.Value.At("me"),
                deployment.Value.At($"routines/{clinic?.Id ?? Core.Telling.Routine.GluteActivation.Id}?reps={view.Kept.Kicks()}"),
                deployment.Value.At("me/settings"),
                unsubscribe),
            words.Own.Attribution(view.Log.Select(logged => logged.Run)));
        return new Mail
        {
            Id = Mail.IdOfSummary(day),
            Mark = Mail.NewMark(),
            Kind = MailKind.Summary,
            To = profile.Email!,
            Subject = "",
            Text = "",
            IsSealed = true,
            Letter = letters.Close(Render(letter, summary, profile, unsubscribe)),
            MadeOf = [.. view.Log.Select(logged => logged.Run.Id.Source.ToString().ToLowerInvariant()).Distinct().Where(source => view.Kept.Links.Exists(link => link.Value.Platform == source))],
            State = MailState.Pending,
            DueAt = now,
            Until = EndOf(day, profile.TimeZone),
        };
    }

    private static SentLetter Render(Letter letter, WeeklySummary summary, Profile profile, Uri unsubscribe) => new(
        letter.Subject,
        LetterText.Write(letter),
        LetterHtml.Write(letter),
        WeeksPicture.Draw(summary, profile.Words, profile.Unit),
        LetterHtml.PictureId,
        unsubscribe);

    /// <summary>The end of a day somewhere; where the clock skips midnight, of the hour that there is.</summary>
    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}

internal static partial class WriteSummaryLog
{
    [LoggerMessage(3211, LogLevel.Information, "The summary of runner {Runner} for {Day} is written (new: {IsNew})")]
    public static partial void Written(this ILogger log, RunnerId runner, DateOnly day, bool isNew);

    [LoggerMessage(3212, LogLevel.Information, "No summary of runner {Runner} for {Day}: {Why}")]
    public static partial void NotDue(this ILogger log, RunnerId runner, DateOnly day, NotDue why);
}
