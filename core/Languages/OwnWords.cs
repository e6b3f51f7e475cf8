using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages;

/// <summary>The runner's own page, and leaving.</summary>
public abstract class OwnWords
{
    public abstract string Title(string name);

    public abstract string Reading(string platform);

    public abstract string CannotAsk(string platform, int days);

    public abstract string NothingLinked { get; }

    public abstract string FinishJoining { get; }

    public abstract string ConfirmYourEmail(string address);

    public abstract string EmailFailed(string address, string reason);

    public abstract string EmailRefused(string address, string words);

    public abstract string ConfirmAgain { get; }

    public abstract string Flags { get; }

    public abstract string NoFlags { get; }

    public abstract string Texted(string day);

    public abstract string NotTexted(string reason);

    public abstract string Withdrawn(string reason);

    public abstract string RunsToLookAt { get; }

    public abstract string RunsToLookAtLead { get; }

    public abstract string Quarantined(QuarantineReason reason);

    public abstract string Duplicate(string source, string otherSource);

    public abstract string UnknownDistance { get; }

    public abstract string ThisIsRight { get; }

    public abstract string Remove { get; }

    public abstract string RecentRuns { get; }

    public abstract string RecentRunsLead { get; }

    public abstract string NoRuns { get; }

    public abstract string Estimated { get; }

    public abstract string From(string source);

    public abstract string Corrected { get; }

    public abstract string Messages { get; }

    public abstract string NoMessages { get; }

    public abstract string YouWrote { get; }

    public abstract string WeWrote { get; }

    public abstract string ACodeOrLink { get; }

    public abstract string TheWordsAreGone { get; }

    public abstract string TextIsDue { get; }

    public abstract string TextSent { get; }

    public abstract string TextDelivered { get; }

    public abstract string TextNotDelivered { get; }

    public abstract string TextWithheld(string reason);

    public abstract string WhyNoTexts(string reason);

    public abstract string TextStart { get; }

    public abstract string TextResume { get; }

    public abstract string Links { get; }

    public abstract string LinkSince(string platform, string day);

    public abstract string LinkPaused(string reason);

    public abstract string PrivateRunsUnseen { get; }

    public abstract string EndLink(string platform);

    public abstract string LinkEnding(string platform);

    public abstract string LinkAnother { get; }

    /// <summary>Where runs come from, as their platforms want it said: each source, and each device that is to be named.</summary>
    public string Attribution(IEnumerable<Run> runs)
    {
        Run[] all = [.. runs];
        return Attribution(
            [.. all.Select(run => run.Id.Source.ToString()).Distinct()],
            [.. all.Select(run => run.Device).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    public abstract string Attribution(IReadOnlyList<string> sources, IReadOnlyList<string> devices);

    public abstract string YourData { get; }

    public abstract string YourDataLead { get; }

    public abstract string Download { get; }

    public abstract string Delete { get; }

    public abstract string DeleteLead { get; }

    public abstract string DeleteWhat { get; }

    public abstract string DeleteTick { get; }

    public abstract string DeleteTickMissing { get; }

    public abstract string Receipt { get; }

    public abstract string ReceiptLead(string at, string number);

    public abstract string ReceiptRows(int rows);

    public abstract string ReceiptRevoked(string platform);

    public abstract string ReceiptNotRevoked(string platform);

    public abstract string ReceiptStops { get; }

    public abstract string ReceiptKeep { get; }

    public abstract string SignOut { get; }

    public abstract string SignOutEverywhere { get; }

    public abstract string Routine { get; }
}
