namespace LoadWatch.Core.Telling;

/// <summary>Exercises to be done before a run, in order, each at its dose. Its words are each language's own.</summary>
public sealed class Routine
{
    private Routine(string id, IReadOnlyList<Move> moves, int kicks) =>
        (Id, Kicks, Exercises) = (id, kicks, [.. moves.Select(Exercise.Of).Select(exercise => new Prescribed(exercise, exercise.With(kicks)))]);

    /// <summary>
    /// The default: glute activation before running, the glutes squeezed first in each move so that they fire before the
    /// hamstrings (rules, "What a text says"). It activates; it is not shown to prevent anything (Toresdahl 2020: none).
    /// </summary>
    public static Routine GluteActivation { get; } = Of("glutes", Moves.All);

    /// <summary>Its name in addresses: lower case, no spaces.</summary>
    public string Id { get; }

    /// <summary>The dose of the whole routine, told in donkey kicks a leg whether or not they are part of it.</summary>
    public int Kicks { get; }

    /// <summary>The exercises, in order; at least one, none twice.</summary>
    public IReadOnlyList<Prescribed> Exercises { get; }

    /// <summary>Whether any exercise is above its first dose.</summary>
    public bool IsRaised => Exercises.Any(prescribed => prescribed.Repetitions > prescribed.Exercise.First);

    /// <summary>A clinic's own choice and order of exercises, at their first doses.</summary>
    /// <param name="id">Its name in addresses.</param>
    /// <param name="moves">The movements, in order.</param>
    /// <exception cref="ArgumentException">There is no movement, one stands there twice, or one is none.</exception>
    public static Routine Of(string id, IReadOnlyList<Move> moves)
    {
        if (moves.Count == 0)
        {
            throw new ArgumentException("A routine needs at least one exercise.", nameof(moves));
        }

        var known = new HashSet<Move>();
        foreach (var move in moves)
        {
            if (!Enum.IsDefined(move))
            {
                throw new ArgumentException($"{move} is no exercise.", nameof(moves));
            }

            if (!known.Add(move))
            {
                throw new ArgumentException($"'{move.Name()}' stands in the routine more than once.", nameof(moves));
            }
        }

        return new Routine(id, moves, RoutineProgress.First);
    }

    /// <summary>As <see cref="Of"/>, with the movements by their names; the usual ones where none is named.</summary>
    /// <param name="id">Its name in addresses.</param>
    /// <param name="moves">The names of the movements, in order; may be empty.</param>
    /// <exception cref="ArgumentException">A name is that of no movement, or stands there twice.</exception>
    public static Routine OfNames(string id, IReadOnlyList<string> moves) => Of(id, moves.Count == 0 ? Moves.All : [.. moves.Select(Moves.OfName)]);

    /// <summary>The same exercises at another dose.</summary>
    /// <param name="kicks">Donkey kicks a leg, <see cref="RoutineProgress.First"/> to <see cref="RoutineProgress.Top"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no dose.</exception>
    public Routine At(int kicks) => kicks is >= RoutineProgress.First and <= RoutineProgress.Top
        ? new Routine(Id, [.. Exercises.Select(prescribed => prescribed.Move)], kicks)
        : throw new ArgumentOutOfRangeException(nameof(kicks), kicks, $"A dose is {RoutineProgress.First} to {RoutineProgress.Top} donkey kicks.");

    /// <summary>Where the routine is shown at this dose: <c>?reps=24</c> is added only where it says something.</summary>
    /// <param name="page">The address of its page.</param>
    public Uri LinkAt(Uri page) => IsRaised ? new Uri($"{page.AbsoluteUri}{(page.Query.Length > 0 ? '&' : '?')}reps={Kicks}") : page;

    /// <summary>
    /// The exercises that count most, in the routine's own order: where there is no room for all, the self-test comes first,
    /// then what is held, then what is done standing.
    /// </summary>
    /// <param name="most">How many at most; at least 1.</param>
    public IReadOnlyList<Prescribed> Foremost(int most)
    {
        Move[] rank = [Move.DonkeyKicks, Move.PlankLegLift, Move.CrossBodyReach, Move.KneeToShoulder, Move.BandedLegSwings];
        var chosen = Exercises.OrderBy(prescribed => Array.IndexOf(rank, prescribed.Move)).Take(most).ToHashSet();
        return [.. Exercises.Where(chosen.Contains)];
    }
}
