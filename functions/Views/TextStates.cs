using LoadWatch.Core.Languages;
using LoadWatch.Storage;

namespace LoadWatch.Views;

/// <summary>What became of a text, in words.</summary>
internal static class TextStates
{
    public static string StateIn(this Text text, Words words) => text switch
    {
        // What became of a text to a number that is not (yet) the runner's is nobody's business.
        { To: not null } => words.Own.TextSent,
        { State: TextState.Withheld or TextState.Refused or TextState.Unknown } => words.Own.TextWithheld(words.Reasons.Say(text.Reason ?? "")),
        { State: TextState.Pending or TextState.Sending } => words.Own.TextIsDue,
        { Delivery: "delivered" or "read" } => words.Own.TextDelivered,
        { Delivery: "undelivered" or "failed" } => words.Own.TextNotDelivered,
        _ => words.Own.TextSent,
    };
}
