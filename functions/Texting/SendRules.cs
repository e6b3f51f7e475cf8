using LoadWatch.Core.Telling;
using LoadWatch.Storage;

namespace LoadWatch.Texting;

/// <summary>Asked again at the last moment: may this text still go out?</summary>
internal static class SendRules
{
    /// <summary>Why it must not go out at all; null if it may.</summary>
    public static string? WhyNot(RunnerPartition runner, Text text, DateOnly today, TwilioOptions carrier) =>
        !carrier.IsConfigured ? "no carrier is configured (Twilio:AccountSid)"
        : runner.WhyNoTexts is { } reason ? reason
        : text.RunDay is { } day && today.DayNumber - day.DayNumber > TextDecision.OldestDays ? $"the run is more than {TextDecision.OldestDays} days old"
        : CooledDownBy(runner, text, today) is { } earlier ? $"a text of level {earlier.Level} went out less than {TextDecision.CoolDownDays} days before"
        : null;

    private static Text? CooledDownBy(RunnerPartition runner, Text text, DateOnly today) => text.Level is null ? null : runner.Texts
        .Select(row => row.Value)
        .FirstOrDefault(other => other.Id != text.Id && other.CoolsDown && other.State is not TextState.Pending && other.Level >= text.Level
            && today.DayNumber - runner.Profile!.Value.DayAt(other.SentAt ?? other.SendingAt!.Value).DayNumber < TextDecision.CoolDownDays);
}

/// <summary>Errors that say something of the number, not of the text.</summary>
internal static class RefusedNumbers
{
    /// <summary>Why nothing may be sent to the number any more; null where the error does not say so.</summary>
    public static string? Reason(int code) => code switch
    {
        21610 => "the runner opted out",
        21211 => "the number is not a valid one",
        21614 => "the number is no mobile number",
        30005 => "the number is not in service",
        30006 => "the number is a landline, or cannot be reached by text",
        _ => null,
    };
}
