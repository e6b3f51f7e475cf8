using LoadWatch.Storage;

namespace LoadWatch.Clinic.Athletes;

/// <summary>What a member wants to do about a runner.</summary>
public abstract record CareAction
{
    private CareAction()
    {
    }

    /// <summary>Whether it rests on what was to be seen when it was begun; what only adds something does not.</summary>
    public bool RestsOnSight => this is not (Note or Contact or CheckIn);

    /// <summary>All that is open counts as seen.</summary>
    public sealed record Acknowledge(bool WasUseful, string Reason) : CareAction;

    /// <summary>Off the list until a day of the runner's.</summary>
    public sealed record Snooze(DateOnly Until) : CareAction;

    /// <summary>Somebody looks after the runner; null for nobody.</summary>
    public sealed record Assign(Member? To) : CareAction;

    /// <summary>A note, private unless shared.</summary>
    public sealed record Note(string Words, bool IsShared) : CareAction;

    /// <summary>Somebody spoke with the runner.</summary>
    public sealed record Contact(ContactChannel Channel, string Words) : CareAction;

    /// <summary>The exercises of the runner's routine by their names; empty for the clinic's own.</summary>
    public sealed record ChooseRoutine(IReadOnlyList<string> Exercises) : CareAction;

    /// <summary>A text that asks how it goes.</summary>
    /// <param name="Text">Its id, once it is due; null until then.</param>
    public sealed record CheckIn(string? Text = null) : CareAction;

    /// <summary>Takes back an entry.</summary>
    public sealed record Undo(string Entry) : CareAction;
}

/// <summary>What came of an action.</summary>
public abstract record CareOutcome
{
    private CareOutcome()
    {
    }

    public sealed record Done : CareOutcome;

    /// <summary>The runner does not share with the clinic, or no longer does.</summary>
    public sealed record NotShared : CareOutcome;

    /// <summary>Something else is to be seen now than when the action was begun; nothing was done.</summary>
    public sealed record Changed : CareOutcome;

    /// <summary>There was nothing to acknowledge.</summary>
    public sealed record NothingOpen : CareOutcome;

    /// <summary>A later entry stands on the one to be taken back, or it is taken back already.</summary>
    public sealed record CannotUndo : CareOutcome;

    /// <summary>The text has gone out, or is about to.</summary>
    public sealed record TextIsGone : CareOutcome;

    /// <summary>No text may go to the runner: a reason of <see cref="Core.Reasons"/>.</summary>
    public sealed record NoText(string Reason) : CareOutcome;

    /// <summary>A check-in went out lately.</summary>
    public sealed record AskedLately(DateOnly Day) : CareOutcome;
}
