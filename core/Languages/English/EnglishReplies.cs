using LoadWatch.Core.Hearing;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishReplies(bool isBritish) : ReplyWords
{
    private readonly EnglishNumbers _numbers = new(isBritish);

    public override string NoPain => "LoadWatch: logged, no pain. Go on with the routine before your runs.";

    public override string Resumed => "LoadWatch: alerts are on. PAUSE 2W pauses them for two weeks.";

    public override string Unclear =>
        "LoadWatch: sorry, that was not clear. DONE logs the routine, a number 0-10 a pain (3 knee), PAUSE 2W pauses alerts. HELP for help, STOP to end.";

    public override string Goodbye(Physio? physio) => $"{From(physio)}: no more texts. Reply START to get them again.";

    public override string Started(Physio? physio) =>
        $"{From(physio)}: texts are on, about 2 a month at most when your load jumps, each with one follow-up. {Rates} HELP for help, STOP to end.";

    public override string Help(Physio? physio) =>
        $"LoadWatch texts you when your running load jumps. DONE logs the routine, a number 0-10 a pain (3 knee), PAUSE 2W pauses alerts. Questions? Call {Call(physio)}. STOP to end.";

    public override string HelpForStrangers(Physio? physio) =>
        $"LoadWatch texts runners who asked for it. Your number is not one of theirs. Questions? {(physio is null ? "" : $"Call {Call(physio)}. ")}Text STOP and nothing will come.";

    public override string Done(int kicks) => $"LoadWatch: logged. Next time {kicks} donkey kicks a leg. If anything hurts, text 0-10 and where (3 knee).";

    public override string Logged(int level, BodyPart? where, Side? side, Physio? physio) =>
        $"LoadWatch: logged {Pain(level, where, side)}. Ease off until it is gone; if it stays, call {Call(physio)}.";

    public override string Urgent(int level, BodyPart? where, Side? side, Physio? physio) =>
        $"LoadWatch: logged {Pain(level, where, side)}. Talk to {Call(physio)}; stop running and call if it is sharp, at night, or you cannot hop on it.";

    public override string HowStrong(Physio? physio) =>
        $"LoadWatch: how strong is it, 0-10? Text it with where (3 knee). Or stop running and call {Call(physio)} if it is sharp, at night, or you cannot hop on it.";

    public override string Weak(int kicks, Physio? physio) => $"LoadWatch: logged. Back to {kicks} donkey kicks a leg, and tell your physio{Named(physio)}.";

    public override string Strong(int kicks) => $"LoadWatch: logged, good. Next: {kicks} donkey kicks a leg before your runs.";

    public override string Paused(DateOnly until) => $"LoadWatch: no alerts before {_numbers.Day(until)}. RESUME brings them back sooner.";

    public override string FollowUp(int kicks) =>
        $"LoadWatch: did {kicks} donkey kicks a leg feel fine? Text OK, or WEAK if the glutes tired before, or any pain 0-10 with where (3 knee). STOP to end";

    public override string Part(BodyPart part, Side? side) => side switch
    {
        Side.Left => $"left {Name(part)}",
        Side.Right => $"right {Name(part)}",
        Side.Both => $"{Name(part)}, both sides",
        _ => Name(part),
    };

    private string Rates => isBritish ? "Standard message rates may apply." : "Msg & data rates may apply.";

    private static string From(Physio? physio) => physio is null ? "LoadWatch" : $"LoadWatch for {physio.Name}";

    private static string Call(Physio? physio) => physio is null ? "your physio" : $"{physio.Name} {physio.Phone}";

    private static string Named(Physio? physio) => physio is null ? "" : $": {Call(physio)}";

    private static string Name(BodyPart part) => part switch
    {
        BodyPart.Hip => "hip",
        BodyPart.HipFlexor => "hip flexor",
        BodyPart.Groin => "groin",
        BodyPart.Glute => "glute",
        BodyPart.LowerBack => "lower back",
        BodyPart.Hamstring => "hamstring",
        BodyPart.Quadriceps => "quad",
        BodyPart.Thigh => "thigh",
        BodyPart.ItBand => "IT band",
        BodyPart.Knee => "knee",
        BodyPart.Calf => "calf",
        BodyPart.Shin => "shin",
        BodyPart.Achilles => "Achilles",
        BodyPart.Ankle => "ankle",
        BodyPart.Heel => "heel",
        BodyPart.Sole => "sole of the foot",
        BodyPart.Foot => "foot",
        BodyPart.Toe => "toe",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a body part."),
    };
}
