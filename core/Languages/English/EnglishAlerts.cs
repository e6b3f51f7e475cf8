using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishAlerts : AlertWords
{
    public override string HowToStop => "STOP to end";

    public override string LinkPaused(string because) => $"LoadWatch: {because}. We cannot watch your load until you link it again. {HowToStop}";

    public override string WeekJumped(string distance, string factor, string baseline) => $"{distance} in 7 days, {factor} your recent {baseline} a week.";

    public override string RunStoodOut(string distance, string weekday, string factor, string baseline) =>
        $"Your {distance} run on {weekday} is {factor} your 30-day longest ({baseline}).";

    public override string BeforeRuns(Brevity brevity) => brevity switch
    {
        Brevity.Full or Brevity.Clipped => "Before runs, squeeze glutes first:",
        Brevity.Tight or Brevity.Three => "Before runs, glutes first:",
        _ => "Before runs:",
    };

    public override string InShort(Prescribed prescribed, Brevity brevity)
    {
        var (hold, reps, unit) = (prescribed.Exercise.HoldSeconds, prescribed.Repetitions, prescribed.Exercise.Unit is DoseUnit.Leg ? "leg" : "side");
        var dose = hold == 0 ? $"{reps}/{unit}" : brevity is Brevity.Full ? $"{hold}s {reps}/{unit}" : $"{hold}s x{reps}";
        return $"{Name(prescribed.Move, brevity)} {dose}";
    }

    public override string Call(Physio? physio) => physio is null ? "Sore or unsure? Call your physio." : $"Sore or unsure? Call {physio.Name} {physio.Phone}.";

    private static string Name(Move move, Brevity brevity) => (move, brevity) switch
    {
        (Move.DonkeyKicks, _) => "donkey kicks",
        (Move.KneeToShoulder, Brevity.Full) => "knee to opposite shoulder",
        (Move.KneeToShoulder, Brevity.Clipped) => "knee to opp shoulder",
        (Move.KneeToShoulder, _) => "knee-shoulder",
        (Move.CrossBodyReach, Brevity.Full) => "cross-body reach",
        (Move.CrossBodyReach, _) => "cross reach",
        (Move.BandedLegSwings, Brevity.Full) => "banded leg swings",
        (Move.BandedLegSwings, Brevity.Clipped) => "band swings",
        (Move.BandedLegSwings, _) => "swings",
        (Move.PlankLegLift, _) => "plank leg lift",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a movement."),
    };
}
