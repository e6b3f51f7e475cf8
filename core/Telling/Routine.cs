namespace LoadWatch.Core.Telling;

/// <summary>One exercise of a routine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dose">How much of it, as a runner reads it.</param>
/// <param name="How">How it is done.</param>
/// <param name="Feel">What it should feel like.</param>
/// <param name="Mistake">The common mistake.</param>
public sealed record Exercise(string Name, string Dose, string How, string Feel, string Mistake);

/// <summary>Exercises to be done before a run.</summary>
/// <param name="Id">Its name in addresses: lower case, no spaces.</param>
/// <param name="Title">Its title.</param>
/// <param name="Why">What it is for, without a promise.</param>
/// <param name="Exercises">The exercises, in order.</param>
/// <param name="Shorter">The routine with its doses in one line of ASCII, longest wording first; the first that fits a text is used.</param>
public sealed record Routine(
    string Id, string Title, string Why, IReadOnlyList<Exercise> Exercises, IReadOnlyList<string> Shorter)
{
    /// <summary>
    /// The default: glute activation before running, the glutes squeezed first in each move so that they fire before the
    /// hamstrings (rules, "What a text says"). It activates; it is not shown to prevent anything (Toresdahl 2020: none).
    /// </summary>
    public static Routine GluteActivation { get; } = new(
        "glutes",
        "Glute activation before you run",
        "Ten minutes, before running. Squeeze the glutes first in every move, so that they fire before the hamstrings. "
            + "Routines like this are part of prevention programmes led by physios; on its own it is no promise.",
        [
            new Exercise(
                "Donkey kicks", "20 a leg, building to 30",
                "On hands and knees, squeeze one glute, then push that heel to the ceiling with the knee bent. Lower slowly.",
                "Work in the buttock, not in the back of the thigh. Tiring before 20 says the glutes are weak: tell your physio.",
                "Arching the lower back to lift higher."),
            new Exercise(
                "Knee to opposite shoulder", "5 a side, hold briefly",
                "Lying on your back, draw one knee towards the opposite shoulder, mostly with the leg's own work.",
                "A mild stretch deep in the buttock of that side.",
                "Pulling hard with the arms."),
            new Exercise(
                "Cross-body reach", "10 to 20 a side",
                "Standing on one leg, reach across to the floor by that foot, then up diagonally and behind you.",
                "The standing hip steadies you; the glute works on the way up.",
                "Letting the standing knee fall inwards."),
            new Exercise(
                "Banded leg swings", "10 a leg",
                "Stand with one foot on the edge of a box, a band around the ankles, and swing the free leg with level hips.",
                "The side of the standing hip works to stay level.",
                "Hitching the hip up to swing further."),
            new Exercise(
                "Plank with leg lift", "10 to 15 a leg, held 5 s",
                "In a forearm plank, squeeze one glute and lift that leg a hand's width; hold five seconds.",
                "Buttock and trunk work together; the hips stay square.",
                "Sagging in the middle or turning the hips."),
        ],
        [
            "Before runs, squeeze glutes first: donkey kicks 20/leg, knee to opposite shoulder 5/side, cross-body reach 10/side, "
                + "banded leg swings 10/leg, plank leg lift 5s 10/leg.",
            "Before runs, squeeze glutes first: donkey kicks 20/leg, knee to opp shoulder 5/side, cross reach 10/side, "
                + "band swings 10/leg, plank leg lift 5s x10.",
            "Before runs, glutes first: donkey kicks 20/leg, knee-shoulder 5/side, cross reach 10/side, swings 10/leg, "
                + "plank leg lift 5s x10.",
            "Before runs, glutes first: donkey kicks 20/leg, cross reach 10/side, plank leg lift 5s x10.",
            "Before runs: donkey kicks 20/leg, plank leg lift 5s x10.",
        ]);
}
