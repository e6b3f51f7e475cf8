namespace LoadWatch.Core.Languages;

/// <summary>A runner's page at a clinic, and what can be done there.</summary>
public abstract class CareWords
{
    public abstract string Back { get; }

    public abstract string NextOnList { get; }

    public abstract string NotShared { get; }

    public abstract string NotSharedWhy { get; }

    public abstract string AccessIsLogged { get; }

    public abstract string Actions { get; }

    public abstract string Acknowledge { get; }

    public abstract string AcknowledgeLead { get; }

    public abstract string WasItUseful { get; }

    public abstract string Useful { get; }

    public abstract string NotUseful { get; }

    public abstract string Reason { get; }

    public abstract string ReasonHint { get; }

    public abstract string Snooze { get; }

    public abstract string SnoozeLead { get; }

    public abstract string SnoozeUntil { get; }

    public abstract string Assign { get; }

    public abstract string AssignTo { get; }

    public abstract string Note { get; }

    public abstract string NoteLead { get; }

    public abstract string ShareNote(string name);

    public abstract string AddNote { get; }

    public abstract string Contact { get; }

    public abstract string Call(string number);

    public abstract string Channel { get; }

    public abstract string About { get; }

    public abstract string LogContact { get; }

    public abstract string Routine { get; }

    public abstract string RoutineLead { get; }

    public abstract string RoutineNow(string exercises);

    public abstract string ChooseRoutine { get; }

    public abstract string CheckIn { get; }

    public abstract string CheckInLead(int days);

    public abstract string AskToCheckIn { get; }

    public abstract string Undo { get; }

    /// <summary>What the button to undo does, for who only hears it.</summary>
    public abstract string UndoThis(string entry);

    public abstract string Status { get; }

    public abstract string History { get; }

    public abstract string HistoryLead { get; }

    public abstract string NothingYet { get; }

    public abstract string Training { get; }

    // What is wrong with what was typed.

    public abstract string ChooseUseful { get; }

    public abstract string ReasonMissing { get; }

    public abstract string DayWrong(string first, string last);

    public abstract string NoteMissing { get; }

    public abstract string ChannelMissing { get; }

    public abstract string NoSuchMember { get; }

    public abstract string RoutineMissing { get; }

    // What came of it.

    public abstract string Done { get; }

    public abstract string NothingOpen { get; }

    public abstract string CannotUndo { get; }

    public abstract string CannotUndoSent { get; }

    public abstract string CannotText(string reason);

    public abstract string AskedLately(string day);

    // Two at once.

    public abstract string Changed { get; }

    public abstract string ChangedLead { get; }

    public abstract string ChangedMeanwhile { get; }

    public abstract string NowIs(string status, string reason);

    public abstract string DoItAnyway(string action);

    public abstract string LeaveIt { get; }

    // What was done, as lines of the history.

    public abstract string DidAcknowledge(bool wasUseful, string reason);

    public abstract string DidSnooze(string until);

    public abstract string DidAssign(string? to);

    public abstract string DidNote(bool isShared);

    public abstract string DidContact(string channel);

    public abstract string DidChooseRoutine(string? exercises);

    public abstract string DidAskToCheckIn { get; }

    public abstract string DidUndo(string what);

    public abstract string WasUndone { get; }

    public abstract string Ran(string distance, string time);

    public abstract string RanUnknown { get; }

    public abstract string Flagged(string reason);

    public abstract string FlagWithdrawn(string reason, string because);

    public abstract string Texted(string kind, string state);

    public abstract string KindAlert { get; }

    public abstract string KindFollowUp { get; }

    public abstract string KindReply { get; }

    public abstract string KindCheckIn { get; }

    public abstract string KindNotice { get; }

    public abstract string Replied { get; }

    /// <summary>What a check-in asks, by text: the clinic, and how to answer. Plain characters only.</summary>
    public abstract string CheckInText(string clinic);
}
