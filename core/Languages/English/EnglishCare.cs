namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishCare : CareWords
{
    public override string Back => "Back to the list";

    public override string NextOnList => "Next on the list";

    public override string NotShared => "Not shared with you";

    public override string NotSharedWhy => "This runner does not share with your clinic, or no longer does. What was noted here is deleted with the sharing.";

    public override string AccessIsLogged => "That you looked at this page is written down, and the runner can read it.";

    public override string Actions => "What to do";

    public override string Acknowledge => "Acknowledge";

    public override string AcknowledgeLead => "Everything that is open now counts as seen. What comes after it is open again.";

    public override string WasItUseful => "Was it worth telling you?";

    public override string Useful => "Yes, useful";

    public override string NotUseful => "No, not useful";

    public override string Reason => "Why";

    public override string ReasonHint => "One line, such as: called, had planned the long run.";

    public override string Snooze => "Snooze";

    public override string SnoozeLead => "Off today's list until that day. It comes back sooner if it gets worse: a higher flag, a larger jump, or pain.";

    public override string SnoozeUntil => "Until";

    public override string Assign => "Assign";

    public override string AssignTo => "Looked after by";

    public override string Note => "Note";

    public override string NoteLead => "Only your clinic reads it, unless you share it.";

    public override string ShareNote(string name) => $"{name} may read this note";

    public override string AddNote => "Add the note";

    public override string Contact => "Contact";

    public override string Call(string number) => $"Call {number}";

    public override string Channel => "How";

    public override string About => "What about";

    public override string LogContact => "Log the contact";

    public override string Routine => "Routine";

    public override string RoutineLead => "The exercises that this runner's texts and routine page show from now on.";

    public override string RoutineNow(string exercises) => $"Now: {exercises}.";

    public override string ChooseRoutine => "Choose these";

    public override string CheckIn => "Check-in text";

    public override string CheckInLead(int days) => $"One text that asks how it goes, within the runner's hours; at most one in {days} days.";

    public override string AskToCheckIn => "Send a check-in text";

    public override string Undo => "Undo";

    public override string UndoThis(string entry) => $"Undo: {entry}";

    public override string Status => "Where it stands";

    public override string History => "History";

    public override string HistoryLead => "Latest first: runs, flags, texts, replies, and what your clinic did.";

    public override string NothingYet => "Nothing yet.";

    public override string Training => "Training";

    public override string ChooseUseful => "Choose one of the two.";

    public override string ReasonMissing => "Give a reason in a few words.";

    public override string DayWrong(string first, string last) => $"Give a day from {first} to {last}.";

    public override string NoteMissing => "Write something, 2,000 characters at most.";

    public override string ChannelMissing => "Choose how you were in touch.";

    public override string NoSuchMember => "Choose somebody of your clinic, or nobody.";

    public override string RoutineMissing => "Choose at least one exercise.";

    public override string Done => "Done. It can be undone in the history below.";

    public override string NothingOpen => "Nothing is open: there was nothing to acknowledge.";

    public override string CannotUndo => "Something newer stands on it: undo that first.";

    public override string CannotUndoSent => "The text has gone out, or is about to: it cannot be taken back.";

    public override string CannotText(string reason) => $"No text was sent: {reason}.";

    public override string AskedLately(string day) => $"No text was sent: one went out on {day}.";

    public override string Changed => "Something changed meanwhile";

    public override string ChangedLead => "You began from an earlier view. Nothing has been saved yet, and what you typed is kept below.";

    public override string ChangedMeanwhile => "Since then:";

    public override string NowIs(string status, string reason) => $"It now stands at: {status}. {reason}.";

    public override string DoItAnyway(string action) => $"{action} nevertheless";

    public override string LeaveIt => "Leave it, and see the page as it is now";

    public override string DidAcknowledge(bool wasUseful, string reason) => $"acknowledged it as {(wasUseful ? "useful" : "not useful")}: {reason}";

    public override string DidSnooze(string until) => $"snoozed it until {until}";

    public override string DidAssign(string? to) => to is null ? "took the assignment away" : $"assigned it to {to}";

    public override string DidNote(bool isShared) => isShared ? "wrote a note that the runner may read" : "wrote a note";

    public override string DidContact(string channel) => $"was in touch with the runner {channel}";

    public override string DidChooseRoutine(string? exercises) => exercises is null ? "chose the clinic's usual routine" : $"chose the routine: {exercises}";

    public override string DidAskToCheckIn => "asked for a check-in text";

    public override string DidUndo(string what) => $"undid: {what}";

    public override string WasUndone => "undone";

    public override string Ran(string distance, string time) => $"Ran {distance} in {time}";

    public override string RanUnknown => "Ran, distance unknown";

    public override string Flagged(string reason) => $"Flag: {reason}";

    public override string FlagWithdrawn(string reason, string because) => $"Flag withdrawn: {reason}; {because}";

    public override string Texted(string kind, string state) => $"{kind}: {state}";

    public override string KindAlert => "Alert text";

    public override string KindFollowUp => "Follow-up text";

    public override string KindReply => "Answer by text";

    public override string KindCheckIn => "Text to check in";

    public override string KindNotice => "Notice by text";

    public override string Replied => "The runner texted";

    public override string CheckInText(string clinic) =>
        $"{clinic} asks through LoadWatch: how is your running going? Reply with a pain of 0 to 10 and where, as in 3 knee, or DONE after the routine. STOP to end";
}
