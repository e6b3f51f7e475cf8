using CsCheck;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Telling;

/// <summary>The text of a flag in every language, with every routine that a clinic can choose.</summary>
public class AlertLanguagesTests
{
    private static readonly Uri Page = new("https://loadwatch.example/api/routines/glutes");
    private static readonly Physio Sheddon = new("Sheddon Physiotherapy", "(905) 849-4576");

    /// <summary>Every order of every choice of at least one of the five movements: 325.</summary>
    private static readonly Routine[] Routines = [.. Orders([], Moves.All).Select(moves => Routine.Of("oakville", moves))];

    private static readonly Gen<Routine> AnyRoutine = Gen.Int[0, Routines.Length - 1].Select(i => Routines[i]);

    [Fact]
    public void A_raised_dose_in_English_tells_it_and_links_to_it() =>
        AlertText.Write(FlagOf(Rule.WeeklyJump, 70, 20), DistanceUnit.Miles, Routine.GluteActivation.At(24), Page, Sheddon, Words.Of(Language.EnglishGb)).ShouldBe(
            "LoadWatch: 70 mi in 7 days, 3.5x your recent 20 mi a week. "
            + "Before runs, glutes first: donkey kicks 24/leg, cross reach 14/side, plank leg lift 5s x12. "
            + "https://loadwatch.example/api/routines/glutes?reps=24 Sore or unsure? Call Sheddon Physiotherapy (905) 849-4576. STOP to end");

    [Fact]
    public void A_weekly_jump_in_French_without_a_clinic() =>
        AlertText.Write(FlagOf(Rule.WeeklyJump, 70, 20), DistanceUnit.Kilometres, Routine.GluteActivation, Page, null, Words.Of(Language.FrenchCa)).ShouldBe(
            "LoadWatch: 112,7 km en 7 jours, 3,5x vos semaines récentes (32,2 km). "
            + "Avant de courir, fessiers d'abord, par jambe: ruades 20, genou-épaule 5, toucher croisé 10, balancements 10, planche jambe levée 10x5s. "
            + "https://loadwatch.example/api/routines/glutes Douleur, doute? Appelez votre physio. STOP pour cesser");

    [Fact]
    public void A_spike_in_French_with_the_routine_of_a_clinic() =>
        AlertText.Write(
            FlagOf(Rule.Spike, 11.5, 5.75), DistanceUnit.Kilometres, Routine.OfNames("oakville", ["plank-leg-lift", "donkey-kicks"]).At(30),
            new Uri("https://loadwatch.example/api/routines/oakville"), Sheddon, Words.Of(Language.FrenchCa)).ShouldBe(
            "LoadWatch: Course de 18,5 km lundi: 2,0x votre plus longue en 30 jours (9,3 km). "
            + "Avant de courir, fessiers d'abord, par jambe: planche jambe levée 15x5s, ruades 30. "
            + "https://loadwatch.example/api/routines/oakville?reps=30 Douleur, doute? Appelez Sheddon Physiotherapy (905) 849-4576. STOP pour cesser");

    [Fact]
    public void Every_text_of_every_language_and_routine_fits_two_segments_of_its_alphabet() => Gen.Select(
        Gen.Enum<Language>(), AnyRoutine, Gen.Int[20, 30], Gen.Bool, Gen.Bool, Gen.Enum<DistanceUnit>(),
        Gen.Select(Gen.Double[0.5, 200], Gen.Double[1.11, 20], Gen.Int[0, 6])).Sample((language, routine, kicks, week, clinic, unit, run) =>
        {
            var flag = FlagOf(week ? Rule.WeeklyJump : Rule.Spike, run.Item1 * run.Item2, run.Item1, run.Item3);
            var words = Words.Of(language);
            var text = AlertText.Write(flag, unit, routine.At(kicks), Page, clinic ? Sheddon : null, words);

            var cost = SmsSegments.Count(text);
            cost.Encoding.ShouldBe(SmsEncoding.Gsm7, text);
            cost.Units.ShouldBeLessThanOrEqualTo(AlertText.LongestInCharacters, text);
            text.Length.ShouldBe(cost.Units, text);
            (language is Language.FrenchCa || text.All(c => c is >= ' ' and <= '~')).ShouldBeTrue(text);
            text.ShouldStartWith("LoadWatch: ");
            text.ShouldEndWith(language is Language.FrenchCa ? "STOP pour cesser" : "STOP to end");
            text.ShouldContain(routine.At(kicks).LinkAt(Page).AbsoluteUri + " ");
            foreach (var prescribed in routine.At(kicks).Foremost(2))
            {
                text[..text.IndexOf("https:", StringComparison.Ordinal)].ShouldContain($"{prescribed.Repetitions}");
            }
        }, iter: 3_000);

    [Fact]
    public void Each_wording_is_no_longer_than_the_one_before_it() => Gen.Select(Gen.Enum<Language>(), AnyRoutine).Sample((language, routine) =>
    {
        var lengths = Enum.GetValues<Brevity>().Select(brevity => AlertText.InShort(routine, brevity, Words.Of(language).Alerts).Length).ToArray();
        lengths.ShouldBe(lengths.OrderDescending());
    });

    [Fact]
    public void What_fits_is_what_can_be_written_in_every_language()
    {
        AlertText.Fits(Page, Sheddon, Routine.GluteActivation).ShouldBeTrue();
        AlertText.Fits(Page, null, Routine.GluteActivation).ShouldBeTrue();
        AlertText.Fits(Page, Sheddon with { Name = "Clinique Kiné" }, Routine.GluteActivation).ShouldBeFalse();
        AlertText.Fits(Page, Sheddon with { Name = new('n', 60) }, Routine.GluteActivation).ShouldBeFalse();
        // French is the longest; a choice of long names or of a single short one decides.
        var tight = Sheddon with { Name = new('n', 39) };
        AlertText.Fits(Page, tight, Routine.OfNames("r", ["donkey-kicks"])).ShouldBeTrue();
        AlertText.Fits(Page, tight, Routine.OfNames("r", ["cross-body-reach", "plank-leg-lift"])).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_fits_can_be_written_for_any_flag() => Gen.Select(Gen.Int[1, 60], AnyRoutine, Gen.Double[0.5, 180], Gen.Double[1.11, 20], Gen.Bool).Sample(
        (name, routine, baseline, ratio, week) =>
        {
            var physio = Sheddon with { Name = new('n', name) };
            if (AlertText.Fits(Page, physio, routine))
            {
                var distance = week ? baseline * ratio : Math.Min(200 / 1.609344, baseline * ratio);
                foreach (var language in LanguageTags.All)
                {
                    AlertText.Write(FlagOf(week ? Rule.WeeklyJump : Rule.Spike, distance, baseline), DistanceUnit.Kilometres, routine.At(30), Page, physio, Words.Of(language)).ShouldNotBeEmpty();
                }
            }
        });

    private static IEnumerable<Move[]> Orders(Move[] chosen, IEnumerable<Move> left) =>
        left.SelectMany(move => (IEnumerable<Move[]>)[[.. chosen, move], .. Orders([.. chosen, move], left.Where(other => other != move))]);

    private static Flag FlagOf(Rule rule, double miles, double baseline, int day = 0) => new(
        Of(day, 5).Id, Monday.AddDays(day), rule, Level.High, new(Distance.FromMiles(miles), Distance.FromMiles(baseline), miles / baseline), null);
}
