using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishOwn : OwnWords
{
    public override string Title(string name) => name.Length > 0 ? $"{name}, where you stand" : "Where you stand";

    public override string Reading(string platform) => $"Your recent runs are being read from {platform}. Reload this page in a moment.";

    public override string CannotAsk(string platform, int days) =>
        $"{platform} cannot be asked right now. This shows only the {days} days that we may keep; the rest comes back when it answers.";

    public override string NothingLinked => "No account is linked, so no run comes in.";

    public override string FinishJoining => "Finish joining";

    public override string ConfirmYourEmail(string address) => $"We sent a link to {address}. Open it to confirm the address.";

    public override string EmailFailed(string address, string reason) => $"The link to {address} could not be sent: {reason}.";

    public override string EmailRefused(string address, string words) =>
        $"Emails to {address} come back ({words}). No weekly email goes there until you confirm the address again.";

    public override string ConfirmAgain => "Send the link again";

    public override string Flags => "Flags of the last twelve weeks";

    public override string NoFlags => "None: no run and no week went far beyond the ones before.";

    public override string Texted(string day) => $"We texted you about it on {day}.";

    public override string NotTexted(string reason) => $"No text: {reason}.";

    public override string Withdrawn(string reason) => $"No longer holds: {reason}.";

    public override string RunsToLookAt => "Runs that need your word";

    public override string RunsToLookAtLead => "These do not count until you say so. Nothing is ever texted about them.";

    public override string Quarantined(QuarantineReason reason) => reason switch
    {
        QuarantineReason.TooFar => "More than 200 km (124 mi): this looks wrong.",
        QuarantineReason.TooFast => "Faster than 7 m/s on average: this looks wrong.",
        QuarantineReason.TooLongAgo => "Dated before the year 2000: this looks wrong.",
        QuarantineReason.InTheFuture => "Dated more than a day ahead: this looks wrong.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    public override string Duplicate(string source, string otherSource) =>
        source == otherSource ? $"Looks like another record of the same run from {source}; it counts once." : $"Looks like the same run as one from {otherSource}; it counts once.";

    public override string UnknownDistance => "No distance came with it. It is no rest day, and the sums may be too low.";

    public override string ThisIsRight => "This is right, count it";

    public override string Remove => "Remove";

    public override string RecentRuns => "Runs of the last four weeks";

    public override string RecentRunsLead => "A run that you remove here stays out, whatever your watch sends.";

    public override string NoRuns => "No runs in the last four weeks.";

    public override string Estimated => "estimated";

    public override string From(string source) => $"from {source}";

    public override string Corrected => "Noted. The numbers follow in a moment.";

    public override string Messages => "What was texted";

    public override string NoMessages => "Nothing so far.";

    public override string YouWrote => "You";

    public override string WeWrote => "LoadWatch";

    public override string ACodeOrLink => "A code or a link that you asked for.";

    public override string TheWordsAreGone => "The words are deleted, as the runs they told of had to be.";

    public override string TextIsDue => "waiting to be sent";

    public override string TextSent => "sent";

    public override string TextDelivered => "delivered";

    public override string TextNotDelivered => "not delivered";

    public override string TextWithheld(string reason) => $"not sent: {reason}";

    public override string WhyNoTexts(string reason) => $"You get no texts at present: {reason}.";

    public override string TextStart => "Text START to the number that our texts come from, and they come again.";

    public override string TextResume => "Text RESUME to end the pause sooner.";

    public override string Links => "Linked accounts";

    public override string LinkSince(string platform, string day) => $"{platform}, since {day}";

    public override string LinkPaused(string reason) => $"Runs no longer come: {reason}. Connect again.";

    public override string PrivateRunsUnseen => "You left out private activities, so private runs are missing from the numbers. Connect again to add them.";

    public override string EndLink(string platform) => $"End the link to {platform}";

    public override string LinkEnding(string platform) => $"The link to {platform} is being ended, and what came from there is being deleted.";

    public override string LinkAnother => "Connect another account";

    public override string Attribution(IReadOnlyList<string> sources, IReadOnlyList<string> devices) => string.Join(" ", sources.Select(source => source switch
    {
        "Strava" => "Powered by Strava.",
        "Garmin" => $"Runs recorded with {(devices.Count > 0 ? string.Join(", ", devices) : "Garmin devices")} come from Garmin Connect.",
        _ => $"Runs from {source}.",
    }));

    public override string YourData => "Your data";

    public override string YourDataLead => "All of it is yours: take it with you, or have it deleted.";

    public override string Download => "Download everything (zip)";

    public override string Delete => "Delete everything";

    public override string DeleteLead => "This cannot be undone.";

    public override string DeleteWhat =>
        "Your links to Strava or Garmin are ended there; your profile, runs, flags, texts, consents and reports are deleted here, and your clinic no longer sees you. That you once sent STOP is kept, as a hash of the number, so that nobody can text it again.";

    public override string DeleteTick => "Yes, delete everything that LoadWatch keeps of me";

    public override string DeleteTickMissing => "Tick the box if you want everything deleted.";

    public override string Receipt => "Everything is deleted";

    public override string ReceiptLead(string at, string number) => $"{at}. Receipt {number}. Print or save this page: we keep no copy.";

    public override string ReceiptRows(int rows) => rows == 1 ? "1 row about you was deleted." : $"{rows} rows about you were deleted.";

    public override string ReceiptRevoked(string platform) => $"{platform} has ended our leave to read.";

    public override string ReceiptNotRevoked(string platform) => $"{platform} could not be told. End the leave there yourself: open its settings, then the list of connected apps, and remove LoadWatch.";

    public override string ReceiptStops => "You get no more texts and emails.";

    public override string ReceiptKeep => "You can join again at any time.";

    public override string SignOut => "Sign out";

    public override string SignOutEverywhere => "Sign out everywhere";

    public override string Routine => "My routine, with pictures";
}
