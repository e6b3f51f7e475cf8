using CsCheck;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Telling;

public class RoutineTests
{
    private static readonly Routine Usual = Routine.GluteActivation;
    private static readonly Words English = Words.Of(Language.EnglishUs);

    [Fact]
    public void The_default_routine_is_the_five_moves_of_the_rules_with_their_doses() => Said(Usual, English).ShouldBe(
        [
            "Donkey kicks: 20 a leg, building to 30", "Knee to opposite shoulder: 5 a side, hold briefly",
            "Cross-body reach: 10 a side, building to 20", "Banded leg swings: 10 a leg", "Plank with leg lift: 10 a leg, held 5 s, building to 15",
        ]);

    [Fact]
    public void Halfway_the_other_moves_are_halfway() => Said(Usual.At(25), English).ShouldBe(
        [
            "Donkey kicks: 25 a leg, building to 30", "Knee to opposite shoulder: 5 a side, hold briefly",
            "Cross-body reach: 15 a side, building to 20", "Banded leg swings: 10 a leg", "Plank with leg lift: 12 a leg, held 5 s, building to 15",
        ]);

    [Fact]
    public void At_the_top_nothing_builds_any_more() => Said(Usual.At(30), Words.Of(Language.FrenchCa)).ShouldBe(
        [
            "Ruades à quatre pattes: 30 par jambe", "Genou vers l'épaule opposée: 5 de chaque côté, tenir brièvement",
            "Toucher croisé au sol: 20 de chaque côté", "Balancements de jambe avec élastique: 10 par jambe",
            "Planche avec jambe levée: 15 par jambe, tenues 5 s",
        ]);

    [Fact]
    public void Every_dose_lies_between_the_first_and_the_top_and_never_falls_as_the_kicks_rise() =>
        Gen.Int[20, 29].Sample(kicks =>
        {
            foreach (var (now, next) in Usual.At(kicks).Exercises.Zip(Usual.At(kicks + 1).Exercises))
            {
                now.Repetitions.ShouldBeInRange(now.Exercise.First, now.Exercise.Top);
                next.Repetitions.ShouldBeInRange(now.Repetitions, now.Exercise.Top);
            }
        });

    [Fact]
    public void A_clinic_chooses_and_orders_by_name_or_takes_the_usual_ones()
    {
        var own = Routine.OfNames("oakville", ["plank-leg-lift", "donkey-kicks"]);
        own.Id.ShouldBe("oakville");
        own.Exercises.Select(prescribed => prescribed.Move).ShouldBe([Move.PlankLegLift, Move.DonkeyKicks]);
        own.At(24).Exercises.Select(prescribed => prescribed.Repetitions).ShouldBe([12, 24]);
        Routine.OfNames("oakville", []).Exercises.ShouldBe(Usual.Exercises);
    }

    [Fact]
    public void What_is_no_exercise_or_stands_there_twice_or_not_at_all_is_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => Routine.OfNames("r", ["squats"])).Message.ShouldContain(
            "'squats' is no exercise: choose from donkey-kicks, knee-to-shoulder, cross-body-reach, banded-leg-swings, plank-leg-lift.");
        Should.Throw<ArgumentException>(() => Routine.OfNames("r", ["donkey-kicks", "donkey-kicks"])).Message.ShouldContain("'donkey-kicks' stands in the routine more than once.");
        Should.Throw<ArgumentException>(() => Routine.Of("r", [])).Message.ShouldContain("at least one exercise");
        Should.Throw<ArgumentException>(() => Routine.Of("r", [(Move)9])).Message.ShouldContain("9 is no exercise");
    }

    [Theory]
    [InlineData(19)]
    [InlineData(31)]
    public void A_dose_outside_the_rules_is_refused(int kicks) => Should.Throw<ArgumentOutOfRangeException>(() => Usual.At(kicks));

    [Fact]
    public void The_link_tells_the_dose_only_where_it_is_above_the_first()
    {
        var page = new Uri("https://l.example/api/routines/glutes");
        Usual.LinkAt(page).ShouldBe(page);
        Usual.At(24).LinkAt(page).AbsoluteUri.ShouldBe("https://l.example/api/routines/glutes?reps=24");
        Routine.Of("r", [Move.KneeToShoulder, Move.BandedLegSwings]).At(30).LinkAt(page).ShouldBe(page);
    }

    [Fact]
    public void Every_movement_has_a_name_of_its_own_and_is_found_by_it()
    {
        Moves.All.ShouldBe(Enum.GetValues<Move>());
        Moves.All.Select(Moves.Name).ShouldBe(["donkey-kicks", "knee-to-shoulder", "cross-body-reach", "banded-leg-swings", "plank-leg-lift"]);
        Moves.All.Select(move => Moves.OfName(move.Name())).ShouldBe(Moves.All);
    }

    [Fact]
    public void Of_a_long_routine_the_foremost_moves_stay_in_its_own_order()
    {
        var own = Routine.Of("r", [Move.BandedLegSwings, Move.CrossBodyReach, Move.PlankLegLift, Move.DonkeyKicks]);
        own.Foremost(3).Select(prescribed => prescribed.Move).ShouldBe([Move.CrossBodyReach, Move.PlankLegLift, Move.DonkeyKicks]);
        own.Foremost(2).Select(prescribed => prescribed.Move).ShouldBe([Move.PlankLegLift, Move.DonkeyKicks]);
        own.Foremost(9).ShouldBe(own.Exercises);
    }

    private static IEnumerable<string> Said(Routine routine, Words words) =>
        routine.Exercises.Select(prescribed => $"{words.Routine.Name(prescribed.Move)}: {words.Routine.Dose(prescribed)}");
}
