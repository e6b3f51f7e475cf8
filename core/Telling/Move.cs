namespace LoadWatch.Core.Telling;

/// <summary>The movements that a routine can be made of (rules, "What a text says").</summary>
public enum Move
{
    /// <summary>On hands and knees, one heel to the ceiling; also the self-test.</summary>
    DonkeyKicks,

    /// <summary>Lying on the back, one knee to the opposite shoulder.</summary>
    KneeToShoulder,

    /// <summary>On one leg, a reach to the floor, then diagonally up and behind.</summary>
    CrossBodyReach,

    /// <summary>On the edge of a box, the free leg swung against a band.</summary>
    BandedLegSwings,

    /// <summary>In a forearm plank, one straight leg lifted and held.</summary>
    PlankLegLift,
}

/// <summary>The names of the movements outside the code.</summary>
public static class Moves
{
    /// <summary>Every movement, in the order of the default routine.</summary>
    public static IReadOnlyList<Move> All { get; } =
        [Move.DonkeyKicks, Move.KneeToShoulder, Move.CrossBodyReach, Move.BandedLegSwings, Move.PlankLegLift];

    /// <summary>The name of a movement in addresses, file names and storage: <c>donkey-kicks</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no movement.</exception>
    public static string Name(this Move move) => move switch
    {
        Move.DonkeyKicks => "donkey-kicks",
        Move.KneeToShoulder => "knee-to-shoulder",
        Move.CrossBodyReach => "cross-body-reach",
        Move.BandedLegSwings => "banded-leg-swings",
        Move.PlankLegLift => "plank-leg-lift",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a movement."),
    };

    /// <summary>The movement of a name.</summary>
    /// <exception cref="ArgumentException">No movement has this name; the message lists those that there are.</exception>
    public static Move OfName(string name) => All.Cast<Move?>().FirstOrDefault(move => move!.Value.Name() == name)
        ?? throw new ArgumentException($"'{name}' is no exercise: choose from {string.Join(", ", All.Select(Name))}.", nameof(name));

    /// <summary>Movements in as few characters as there are of them, for addresses: each by its place in <see cref="All"/>, from 1.</summary>
    public static string Short(IEnumerable<Move> moves) => string.Concat(moves.Select(move => All.ToList().IndexOf(move) + 1));

    /// <summary>The movements of a <see cref="Short"/>; null where it names none, one twice, or one that does not exist.</summary>
    public static IReadOnlyList<Move>? OfShort(string? text)
    {
        var places = text?.Select(letter => letter - '1').ToArray() ?? [];
        return places.Length > 0 && places.Distinct().Count() == places.Length && Array.TrueForAll(places, place => place >= 0 && place < All.Count)
            ? [.. places.Select(place => All[place])] : null;
    }
}
