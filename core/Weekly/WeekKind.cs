namespace LoadWatch.Core.Weekly;

/// <summary>What kind of week an email tells of; each is worded in its own way.</summary>
public enum WeekKind
{
    /// <summary>There are runs, or not every day is known; and the week before is known at least in part.</summary>
    Ordinary,

    /// <summary>The first week of which anything is known: there is nothing to compare it with.</summary>
    First,

    /// <summary>Every day is known, and none had a run.</summary>
    Rest,

    /// <summary>Nothing is known of it, which is not the same as nothing run.</summary>
    Unknown,
}

/// <summary>What a week came to.</summary>
public enum WeekVerdict
{
    /// <summary>Within what is usual.</summary>
    Usual,

    /// <summary>Less than four fifths of what is usual.</summary>
    Lighter,

    /// <summary>A flag of watch level.</summary>
    ALittleMore,

    /// <summary>A flag of level elevated.</summary>
    More,

    /// <summary>A flag of level high.</summary>
    MuchMore,

    /// <summary>The first run after a break.</summary>
    Back,

    /// <summary>No run.</summary>
    Rest,

    /// <summary>The first week.</summary>
    First,

    /// <summary>Runs, and too little history to compare them with.</summary>
    NotCompared,

    /// <summary>Nothing is known.</summary>
    Unknown,
}

/// <summary>The one next step that an email proposes.</summary>
public enum NextStep
{
    /// <summary>A pain was reported that calls for a person: talk to the physio before the next run.</summary>
    TalkAboutThePain,

    /// <summary>Runs could not be read: look at the linked accounts.</summary>
    MendTheLink,

    /// <summary>A flag of level elevated or high: the routine before each run, and the physio for any ache.</summary>
    LetItSettle,

    /// <summary>Runs without a distance: look at them on the page.</summary>
    LookAtTheRuns,

    /// <summary>After a week of rest.</summary>
    BeginAgain,

    /// <summary>A flag of watch level.</summary>
    KeepAnEyeOnIt,

    /// <summary>Nothing stands out.</summary>
    GoOn,
}
