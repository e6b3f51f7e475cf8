namespace LoadWatch.Core.Telling;

/// <summary>What repetitions are counted by.</summary>
public enum DoseUnit
{
    /// <summary>So many with each leg.</summary>
    Leg,

    /// <summary>So many to each side.</summary>
    Side,
}

/// <summary>A movement with its doses (rules, "What a text says"). Its words are each language's own.</summary>
/// <param name="Move">The movement.</param>
/// <param name="First">Repetitions a leg or side at first; at least 1.</param>
/// <param name="Top">Repetitions a leg or side to build to; at least <paramref name="First"/>.</param>
/// <param name="Unit">What the repetitions are counted by.</param>
/// <param name="HoldSeconds">Seconds for which each repetition is held; 0 where none is timed.</param>
public sealed record Exercise(Move Move, int First, int Top, DoseUnit Unit, int HoldSeconds = 0)
{
    /// <summary>The exercise of a movement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no movement.</exception>
    public static Exercise Of(Move move) => move switch
    {
        Move.DonkeyKicks => new(move, RoutineProgress.First, RoutineProgress.Top, DoseUnit.Leg),
        Move.KneeToShoulder => new(move, 5, 5, DoseUnit.Side),
        Move.CrossBodyReach => new(move, 10, 20, DoseUnit.Side),
        Move.BandedLegSwings => new(move, 10, 10, DoseUnit.Leg),
        Move.PlankLegLift => new(move, 10, 15, DoseUnit.Leg, HoldSeconds: 5),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a movement."),
    };

    /// <summary>
    /// The repetitions that go with a number of donkey kicks: as far between first and top dose as the kicks are between
    /// theirs, rounded down.
    /// </summary>
    /// <param name="kicks">Donkey kicks a leg, <see cref="RoutineProgress.First"/> to <see cref="RoutineProgress.Top"/>.</param>
    public int With(int kicks) =>
        First + ((Top - First) * (kicks - RoutineProgress.First) / (RoutineProgress.Top - RoutineProgress.First));
}

/// <summary>An exercise as a runner is to do it now.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Repetitions">Repetitions a leg or side, from the exercise's first dose to its top dose.</param>
public sealed record Prescribed(Exercise Exercise, int Repetitions)
{
    /// <summary>The movement.</summary>
    public Move Move => Exercise.Move;

    /// <summary>Whether there is more to build to.</summary>
    public bool Builds => Repetitions < Exercise.Top;
}
