using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.French;

// Texts know è, é, à and ù, but neither ê, ô, î, â nor a small ç: the words are chosen so that none is missed.
internal sealed class FrenchAlerts : AlertWords
{
    public override string HowToStop => "STOP pour cesser";

    public override string LinkPaused(string because) => $"LoadWatch: {because}. Nous ne pouvons plus suivre votre charge avant un nouveau lien. {HowToStop}";

    public override string WeekJumped(string distance, string factor, string baseline) => $"{distance} en 7 jours, {factor} vos semaines récentes ({baseline}).";

    public override string RunStoodOut(string distance, string weekday, string factor, string baseline) =>
        $"Course de {distance} {weekday}: {factor} votre plus longue en 30 jours ({baseline}).";

    public override string BeforeRuns(Brevity brevity) => brevity switch
    {
        Brevity.Full or Brevity.Clipped => "Avant de courir, serrez d'abord les fessiers, par jambe:",
        Brevity.Tight or Brevity.Three => "Avant de courir, fessiers d'abord, par jambe:",
        _ => "Avant de courir:",
    };

    // Every dose is for each leg: a text cannot spell the word for "side".
    public override string InShort(Prescribed prescribed, Brevity brevity)
    {
        var (hold, reps) = (prescribed.Exercise.HoldSeconds, prescribed.Repetitions);
        var dose = hold > 0 ? $"{reps}x{hold}s" : brevity is Brevity.Two ? $"{reps}/jambe" : $"{reps}";
        return $"{Name(prescribed.Move, brevity)} {dose}";
    }

    public override string Call(Physio? physio) =>
        physio is null ? "Douleur, doute? Appelez votre physio." : $"Douleur, doute? Appelez {physio.Name} {physio.Phone}.";

    private static string Name(Move move, Brevity brevity) => (move, brevity) switch
    {
        (Move.DonkeyKicks, Brevity.Full) => "ruades à quatre pattes",
        (Move.DonkeyKicks, _) => "ruades",
        (Move.KneeToShoulder, Brevity.Full) => "genou vers l'épaule opposée",
        (Move.KneeToShoulder, Brevity.Clipped) => "genou-épaule opposée",
        (Move.KneeToShoulder, _) => "genou-épaule",
        (Move.CrossBodyReach, Brevity.Full) => "toucher croisé au sol",
        (Move.CrossBodyReach, _) => "toucher croisé",
        (Move.BandedLegSwings, Brevity.Full) => "balancements de jambe avec élastique",
        (Move.BandedLegSwings, Brevity.Clipped) => "balancements, élastique",
        (Move.BandedLegSwings, _) => "balancements",
        (Move.PlankLegLift, _) => "planche jambe levée",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a movement."),
    };
}
