using LoadWatch.Core;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>Writes what changed about the flags, and what follows for a text that still waits.</summary>
internal sealed class FlagRows(
    RunnerPartition runner, ClinicProfile? clinic, RunnerChanges changes, SyncDecision decision, SyncText writer, IReadOnlySet<RunId> arrived, DateTimeOffset now, DateTimeOffset goneBy)
{
    /// <param name="change">The change.</param>
    /// <param name="known">The row of the flag as it stood; null for a new one.</param>
    public void Write(FlagChange change, Row<StoredFlag>? known)
    {
        switch (change)
        {
            case FlagChange.Raised(var flag):
                changes.PutFlag(StoredFlag.Of(flag, now, WhyNoText(flag)), goneBy, withText: decision.New is not null && flag.Run == decision.Run);
                break;
            case FlagChange.Changed(var flag, var before):
                if (flag.Day != before.Day)
                {
                    changes.Delete(known!);
                }

                Correct(before, text => flag.Texts
                    ? writer.Again(text, flag, runner, clinic)
                    : Withheld(text, Reasons.FlagLowered));
                changes.PutFlag(StoredFlag.Of(flag, known!.Value.RaisedAt, known.Value.NoTextBecause), goneBy, withText: false);
                break;
            case FlagChange.Withdrawn when known!.Value.NoTextBecause == Reasons.History:
                // Nobody was told of it: it was history still coming in, out of order.
                changes.Delete(known);
                break;
            case FlagChange.Withdrawn(var flag, var reason):
                changes.PutFlag(known!.Value with { WithdrawnBecause = reason, WithdrawnAt = now }, goneBy, withText: false);
                Correct(flag, text => Withheld(text, Reasons.FlagWithdrawn(reason)));
                break;
            default:
                throw new InvalidOperationException("A flag is raised, changed or withdrawn.");
        }
    }

    public static Text Withheld(Text text, string because) => text with { State = TextState.Withheld, Reason = because };

    /// <summary>A text that still waits says what is true when it goes.</summary>
    private void Correct(Flag flag, Func<Text, Text> correct)
    {
        foreach (var text in runner.Texts.Where(text => text.Value.State is TextState.Pending && text.Value.TellsOf(flag)))
        {
            changes.Replace(text, correct(text.Value));
        }
    }

    private string? WhyNoText(Flag flag) =>
        !arrived.Contains(flag.Run) ? Reasons.History
        : !flag.Texts ? Reasons.WatchLevel
        : flag.Run == decision.Run ? decision.Reason
        : Reasons.SaidByAnotherRun;
}
