using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishReasons(bool isBritish) : ReasonWords
{
    private readonly EnglishNumbers _numbers = new(isBritish);

    protected override string? Known(string[] parts) => parts switch
    {
        [Reasons.BelowTextLevel] => "nothing above watch level",
        [Reasons.WatchLevel] => "watch level: the weekly email and the page only",
        [Reasons.RunTooOld] => $"the run is more than {TextDecision.OldestDays} days old",
        [Reasons.History] => "history, or a correction of it",
        [Reasons.SaidByAnotherRun] => "another run of the same sync says more",
        [Reasons.ReplacedByLaterRun] => "a later run of the same sync says more",
        [Reasons.TriedToday] => "a text about this run was tried today already",
        [Reasons.FlagLowered] => "the flag was corrected: it is no longer above watch level",
        [Reasons.OptedOut] => "the runner opted out",
        [Reasons.NumberInvalid] => "the number is not a valid one",
        [Reasons.NumberNotMobile] => "the number is no mobile number",
        [Reasons.NumberDead] => "the number is not in service",
        [Reasons.NumberLandline] => "the number is a landline, or cannot be reached by text",
        [Reasons.NumberNotVerified] => "the number is not verified",
        [Reasons.AddressNotVerified] => "the address is not confirmed",
        [Reasons.NoConsent] => "no consent to texts is recorded",
        [Reasons.NoCarrier] => "no carrier is configured (Twilio:AccountSid)",
        [Reasons.TakenBack] => "the clinic took it back",
        [Reasons.NoMailServer] => "no mail server is configured (Mail:Host)",
        [Reasons.NothingLinked] => "no account is linked",
        [Reasons.NoClearAnswer] => "no clear answer came whether it went out",
        [Reasons.OutOfTime] => "it could not go out in its time",
        [Reasons.NothingToFollow] => "the text it follows did not arrive",
        [Reasons.AnsweredAlready] => "an answer had come already",
        [Reasons.RunsGone] => "the runs it told of are gone",
        [Reasons.LeaveTakenBack] => "the leave to read was taken back",
        [Reasons.RunDeleted] => "the run was deleted",
        [Reasons.SameRunElsewhere] => "the same run came from another source",
        [Reasons.RunLooksWrong] => "the run no longer looks right",
        [Reasons.ComparisonChanged] => "runs were corrected, and the comparison no longer holds",
        [Reasons.DistanceCorrected] => "the run's distance was corrected",
        ["paused", var until] => $"texts are paused until {_numbers.Day(Day(until))}",
        ["cooled-down", var level, var day] =>
            $"a text of level {level} went out on {_numbers.Day(Day(day))}, less than {TextDecision.CoolDownDays} days before",
        ["flag-withdrawn", .. var why] => $"the flag was withdrawn: {Say(string.Join(':', why))}",
        ["carrier-refused", var code, var message] => $"the carrier refused it ({code}: {message})",
        ["mail-refused", .. var why] => $"the mail server refused it ({string.Join(':', why)})",
        ["platform-closed", var platform] => $"{platform} no longer lets us read your runs",
        ["platform-refuses", var platform] => $"{platform} does not let us read your runs",
        ["platform-silent", var platform] => $"{platform} did not answer this morning",
        ["permission-taken-back", var platform] => $"{platform} no longer sends your activities: the permission was taken back",
        _ => null,
    };
}
