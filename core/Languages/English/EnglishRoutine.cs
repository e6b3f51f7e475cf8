using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishRoutine(bool isBritish) : RoutineWords
{
    public override string Title => "Glute activation before you run";

    public override string Why => "Ten minutes, before running. Squeeze the glutes first in every move, so that they fire before the hamstrings.";

    public override string Prevention =>
        $"Routines like this are part of prevention {(isBritish ? "programmes" : "programs")} led by physios; on its own it is no promise.";

    public override string ChosenBy(string clinic) => $"Chosen by {clinic}";

    public override string Name(Move move) => move switch
    {
        Move.DonkeyKicks => "Donkey kicks",
        Move.KneeToShoulder => "Knee to opposite shoulder",
        Move.CrossBodyReach => "Cross-body reach",
        Move.BandedLegSwings => "Banded leg swings",
        _ => "Plank with leg lift",
    };

    public override string Dose(Prescribed prescribed)
    {
        var exercise = prescribed.Exercise;
        var held = exercise.HoldSeconds > 0 ? $", held {exercise.HoldSeconds} s" : exercise.Move is Move.KneeToShoulder ? ", hold briefly" : "";
        return $"{prescribed.Repetitions} a {(exercise.Unit is DoseUnit.Leg ? "leg" : "side")}{held}{(prescribed.Builds ? $", building to {exercise.Top}" : "")}";
    }

    public override string How(Move move) => move switch
    {
        Move.DonkeyKicks => "On hands and knees, squeeze one glute, then push that heel to the ceiling with the knee bent. Lower slowly.",
        Move.KneeToShoulder =>
            "Lying on your back, squeeze the glutes, then draw one knee towards the opposite shoulder, mostly with the leg's own work. Hold briefly.",
        Move.CrossBodyReach => "Standing on one leg, reach across to the floor by that foot. Squeeze that glute, then come up and reach diagonally up and behind you.",
        Move.BandedLegSwings =>
            "Stand with one foot on the edge of a box, a band around the ankles. Squeeze the glute of that leg and swing the free leg with level hips.",
        _ => "In a forearm plank, squeeze one glute and lift that straight leg a hand's width. Hold five seconds, then lower.",
    };

    public override string Feeling => "What it should feel like";

    public override string Feel(Move move) => move switch
    {
        Move.DonkeyKicks => "Work in the buttock, not in the back of the thigh. Tiring before 20 says the glutes are weak: tell your physio.",
        Move.KneeToShoulder => "A mild stretch deep in the buttock of that side.",
        Move.CrossBodyReach => "The standing hip steadies you; the glute works on the way up.",
        Move.BandedLegSwings => "The side of the standing hip works to stay level.",
        _ => "Buttock and trunk work together; the hips stay square.",
    };

    public override string CommonMistake => "Common mistake";

    public override string Mistake(Move move) => move switch
    {
        Move.DonkeyKicks => "Arching the lower back to lift higher.",
        Move.KneeToShoulder => "Pulling hard with the arms.",
        Move.CrossBodyReach => "Letting the standing knee fall inwards.",
        Move.BandedLegSwings => "Hitching the hip up to swing further.",
        _ => "Sagging in the middle or turning the hips.",
    };

    public override string Start => "Start";

    public override string Movement => "Movement";

    public override string StartShows(Move move) => move switch
    {
        Move.DonkeyKicks => "Hands under the shoulders, knees under the hips, back flat.",
        Move.KneeToShoulder => "On your back, one leg long, the other knee bent with its foot on the floor.",
        Move.CrossBodyReach => "Bent over one leg, back long, the opposite hand at that foot, the free leg stretched out behind.",
        Move.BandedLegSwings => "One foot on the edge of the box, the other beside it in the air. Hands on hips, hips level.",
        _ => "On forearms and toes, elbows under the shoulders, one straight line from head to heels.",
    };

    public override string MovementShows(Move move) => move switch
    {
        Move.DonkeyKicks => "One heel goes up to the ceiling, the knee stays bent, the back stays flat.",
        Move.KneeToShoulder => "The knee comes across the body towards the opposite shoulder. The other leg stays long.",
        Move.CrossBodyReach => "Upright on the same leg, the same arm sweeps diagonally up and behind. The free foot stays off the floor.",
        Move.BandedLegSwings => "The free leg swings out against the band. The hips stay level.",
        _ => "One straight leg rises a hand's width. Hips and back do not move.",
    };

    public override string Pictures => "In the pictures, the yellow spot is the glute that works; an arrow shows the movement.";

    public override string PostureTest => "Posture test";

    public override string PostureHow =>
        "Stand with head, shoulders, buttocks and heels against a wall. If that feels unnatural, your alignment is worth a physio's look.";

    public override string PostureShows => "Four points touch the wall: head, shoulders, buttocks, heels.";

    public override string Elsewhere => "Aches in the IT band, the hip flexors or the sole of the foot can start higher up the chain.";

    public override string StopIfItHurts => "Stop if it hurts.";

    public override string SoreCall => "Sore or unsure? Call";

    public override string SoreCallYourPhysio => "Sore or unsure? Call your physio.";

    public override string GeneralInformation =>
        "This routine switches muscles on before a run. It is general information, no diagnosis and no promise.";

    public override string Print => "Print on one sheet";

    public override string Counter(string exercise) => $"Counter: {exercise}";

    public override string Left(DoseUnit unit) => unit is DoseUnit.Leg ? "Left leg" : "Left side";

    public override string Right(DoseUnit unit) => unit is DoseUnit.Leg ? "Right leg" : "Right side";

    public override string CountOne => "Count one";

    public override string StartHold(int seconds) => $"Start the {seconds} s holds";

    public override string Pause => "Pause";

    public override string Ready => "Get ready";

    public override string Hold => "Hold";

    public override string Lower => "Lower";

    public override string TakeBack => "Take one back";

    public override string StartAgain => "Start again";

    public override string Next(string exercise) => $"Next: {exercise}";

    public override string NextEnd => "Next: the end";

    public override string SideDone => "done. Change over.";

    public override string ExerciseDone => "Both done.";

    public override string RoutineDone => "That was the routine.";
}
