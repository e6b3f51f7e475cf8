using LoadWatch.Core;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;

namespace LoadWatch.Texting;

/// <summary>Asked again at the last moment: may this text still go out?</summary>
internal static class SendRules
{
    /// <summary>The carrier needs some minutes to try.</summary>
    private static readonly TimeSpan LeastValidity = TimeSpan.FromMinutes(10);

    /// <summary>In quiet hours, and shortly before them: when a text may go out; null where it may now.</summary>
    public static DateTimeOffset? QuietUntil(DateTimeOffset now, QuietHours hours, TimeZoneInfo zone) =>
        hours.Allows(now, zone) && hours.Allows(now + LeastValidity, zone) ? null : hours.NextAllowed(now + LeastValidity, zone);

    /// <summary>Why it must not go out at all; null if it may.</summary>
    /// <param name="isStopped">Whether the number is on the suppression list.</param>
    public static string? WhyNot(RunnerPartition runner, Text text, DateOnly today, bool isStopped, TwilioOptions carrier) =>
        !carrier.IsConfigured ? Reasons.NoCarrier
        : text.Kind is TextKind.Goodbye || IsAnswerToHelp(runner, text) ? null
        : isStopped ? Reasons.OptedOut
        : text.Kind switch
        {
            TextKind.Asked => text.To is null ? runner.Profile!.Value.NoTextsBecause : null,
            TextKind.Reply => runner.Profile!.Value.NoTextsBecause,
            TextKind.Notice => runner.WhyNoTexts,
            TextKind.CheckIn => runner.WhyNoAlerts(today) ?? (runner.SharesWith.Any(clinic => text.Id == Text.IdOfCheckIn(text.Day, clinic)) ? null : Reasons.TakenBack),
            TextKind.FollowUp => runner.WhyNoAlerts(today) ?? WhyNoFollowUp(runner, text),
            _ => runner.WhyNoAlerts(today) ?? WhyNoAlert(runner, text, today),
        };

    /// <summary>Whoever asks who this is gets to know it, also after a STOP.</summary>
    private static bool IsAnswerToHelp(RunnerPartition runner, Text text) => text.Kind is TextKind.Reply
        && runner.Said.Exists(said => said.Value.Sid == text.Follows && said.Value.Meaning is Meanings.Help);

    private static string? WhyNoAlert(RunnerPartition runner, Text text, DateOnly today) =>
        text.RunDay is { } day && today.DayNumber - day.DayNumber > TextDecision.OldestDays ? Reasons.RunTooOld
        : CooledDownBy(runner, text, today) is { } earlier ? Reasons.CooledDown(earlier.Level!.Value, DayOf(runner, earlier))
        : null;

    private static string? WhyNoFollowUp(RunnerPartition runner, Text text)
    {
        var followed = runner.Texts.Find(other => other.Value.Id == text.Follows)?.Value;
        return followed is not { State: TextState.Sent, SentAt: { } sentAt } || followed.Delivery is "undelivered" or "failed" ? Reasons.NothingToFollow
            : followed.Body.Length == 0 ? Reasons.RunsGone
            : runner.Said.Exists(said => said.Value.At > sentAt && said.Value.AnswersTheFollowUp) ? Reasons.AnsweredAlready
            : null;
    }

    private static Text? CooledDownBy(RunnerPartition runner, Text text, DateOnly today) => text.Level is null ? null : runner.Texts
        .Select(row => row.Value)
        .FirstOrDefault(other => other.Id != text.Id && other.CoolsDown && other.State is not TextState.Pending && other.Level >= text.Level
            && today.DayNumber - DayOf(runner, other).DayNumber < TextDecision.CoolDownDays);

    private static DateOnly DayOf(RunnerPartition runner, Text text) => runner.Profile!.Value.DayAt(text.SentAt ?? text.SendingAt!.Value);
}
