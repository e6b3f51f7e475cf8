using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages;

/// <summary>The page of a routine. It says what the exercises are for and how they feel; it never promises and never diagnoses.</summary>
public abstract class RoutineWords
{
    public abstract string Title { get; }

    public abstract string Why { get; }

    public abstract string Prevention { get; }

    public abstract string ChosenBy(string clinic);

    public abstract string Name(Move move);

    /// <summary>How much of an exercise now, and what it builds to.</summary>
    public abstract string Dose(Prescribed prescribed);

    public abstract string How(Move move);

    public abstract string Feeling { get; }

    public abstract string Feel(Move move);

    public abstract string CommonMistake { get; }

    public abstract string Mistake(Move move);

    public abstract string Start { get; }

    public abstract string Movement { get; }

    /// <summary>What the picture of the start shows, for who sees it and who does not.</summary>
    public abstract string StartShows(Move move);

    /// <summary>What the picture of the movement shows.</summary>
    public abstract string MovementShows(Move move);

    public abstract string Pictures { get; }

    public abstract string PostureTest { get; }

    public abstract string PostureHow { get; }

    public abstract string PostureShows { get; }

    public abstract string Elsewhere { get; }

    public abstract string StopIfItHurts { get; }

    /// <summary>What stands before the name and the number of a clinic.</summary>
    public abstract string SoreCall { get; }

    public abstract string SoreCallYourPhysio { get; }

    public abstract string GeneralInformation { get; }

    public abstract string Print { get; }

    /// <summary>The name of the counter of an exercise.</summary>
    public abstract string Counter(string exercise);

    public abstract string Left(DoseUnit unit);

    public abstract string Right(DoseUnit unit);

    public abstract string CountOne { get; }

    public abstract string StartHold(int seconds);

    public abstract string Pause { get; }

    public abstract string Ready { get; }

    public abstract string Hold { get; }

    public abstract string Lower { get; }

    public abstract string TakeBack { get; }

    public abstract string StartAgain { get; }

    public abstract string Next(string exercise);

    public abstract string NextEnd { get; }

    public abstract string SideDone { get; }

    public abstract string ExerciseDone { get; }

    public abstract string RoutineDone { get; }
}
