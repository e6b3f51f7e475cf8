using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Languages;

public class ChartWordsTests
{
    private static readonly string[] Forbidden = ["risk", "safe", "injur", "prevent", "probab", "risque", "sûr", "bless", "préven"];

    /// <summary>Every case of the verdict, told by the kilometres of weekly Mondays before a Monday and of the runs of the last days.</summary>
    public static readonly Dictionary<string, TrainingView> Cases = new(StringComparer.Ordinal)
    {
        ["beyond"] = Weeks(20, Of(0, 32)),
        ["far beyond"] = Weeks(20, Of(-1, 40), Of(0, 30)),
        ["just beyond"] = Weeks(35, Of(0, 46)),
        ["more, but little"] = Weeks(8, Of(0, 15)),
        ["within"] = Weeks(20, Of(0, 24)),
        ["as usual"] = Weeks(20, Of(0, 20.4)),
        ["less"] = Weeks(20, Of(0, 10)),
        ["without a distance"] = Weeks(20, Of(0, null)),
        ["two without"] = Weeks(20, Of(-1, 30), Of(0, null), Of(0, null, 18)),
        ["resting"] = View([Of(-9, 5)], 200),
        ["long gone"] = View([Of(-15, 5)], 200),
        ["beginner"] = View([Of(0, 5)], 5),
        ["after weeks of nothing known"] = View([Of(-5, 5), Of(0, 5)], 200),
        ["no run"] = View([], 5),
    };

    public static MatrixTheoryData<string, Language> All => new(Cases.Keys, LanguageTags.All);

    [Theory]
    [InlineData("beyond", "The last 7 days: 32 km, 1.6 times your usual 20 km a week.")]
    [InlineData("far beyond", "The last 7 days: 70 km, 3.5 times your usual 20 km a week.")]
    [InlineData("just beyond", "The last 7 days: 46 km, 1.31 times your usual 35 km a week.")]
    [InlineData("more, but little", "The last 7 days: 15 km, 1.9 times your usual 8 km a week. A flag also needs at least 10 km more than usual.")]
    [InlineData("within", "The last 7 days: 24 km, within your usual (1.2 times 20 km a week).")]
    [InlineData("as usual", "The last 7 days: 20.4 km, about your usual 20 km a week.")]
    [InlineData("less", "The last 7 days: 10 km, less than your usual 20 km a week.")]
    [InlineData("without a distance", "No run of the last 7 days has a distance.")]
    [InlineData("resting", "No run in the last 9 days.")]
    [InlineData("long gone", "No run in the last 15 days. Your next one is marked as a return and compared with nothing.")]
    [InlineData("beginner", "The last 7 days: 5 km. Not enough history yet: comparisons begin when four weeks are known, on Jan 28.")]
    [InlineData("after weeks of nothing known", "The last 7 days: 10 km. There is no run in the three weeks before to compare with.")]
    [InlineData("no run", "No run yet. We read your runs from January 1, 2025 on.")]
    public void The_verdict_says_what_the_last_days_come_to(string name, string sentence) => Plain(Us.Verdict(Cases[name], DistanceUnit.Kilometres)).ShouldBe(sentence);

    [Theory]
    [InlineData("beyond", "Les 7 derniers jours : 32 km, soit 1,6 fois vos 20 km habituels par semaine.")]
    [InlineData("within", "Les 7 derniers jours : 24 km, dans vos habitudes (1,2 fois 20 km par semaine).")]
    [InlineData("beginner", "Les 7 derniers jours : 5 km. Pas encore assez d'historique : les comparaisons commencent le 28 janv., quand quatre semaines seront connues.")]
    [InlineData("resting", "Aucune course ces 9 derniers jours.")]
    public void And_in_French(string name, string sentence) => Plain(Fr.Verdict(Cases[name], DistanceUnit.Kilometres)).ShouldBe(sentence);

    [Fact]
    public void Runs_without_a_distance_are_told_in_the_right_number()
    {
        Us.Uncertain(Cases["beyond"].Today).ShouldBeNull();
        Us.Uncertain(Cases["without a distance"].Today).ShouldBe("1 run of the last 31 days has no distance, so the numbers may be too low.");
        Us.Uncertain(Cases["two without"].Today).ShouldBe("2 runs of the last 31 days have no distance, so the numbers may be too low.");
        Plain(Fr.Uncertain(Cases["two without"].Today)!).ShouldBe("2 courses des 31 derniers jours n'ont pas de distance : les chiffres sont peut-être trop bas.");
    }

    [Fact]
    public void The_longest_run_is_measured_against_its_own_thirty_days()
    {
        Plain(Us.LongestRun(Cases["beyond"].Today, DistanceUnit.Kilometres)!).ShouldBe("Your longest run of these days: 32 km on Mon, Jan 6, 1.6 times the longest of the 30 days before it (20 km).");
        Plain(Us.LongestRun(Cases["as usual"].Today, DistanceUnit.Miles)!).ShouldBe("Your longest run of these days: 12.7 mi on Mon, Jan 6, about as far as the longest of the 30 days before it (12.4 mi).");
        Plain(Gb.LongestRun(Cases["beginner"].Today, DistanceUnit.Kilometres)!).ShouldBe("Your longest run of these days: 5 km on Mon 6 Jan.");
        Us.LongestRun(Cases["no run"].Today, DistanceUnit.Kilometres).ShouldBeNull();
    }

    [Fact]
    public void A_flag_says_its_rule_its_level_and_its_numbers()
    {
        Plain(Us.Reason(WeeklyJump, DistanceUnit.Kilometres)).ShouldBe("Weekly jump, high: 70 km in 7 days, 3.5 times your usual 20 km a week.");
        Plain(Us.Reason(Spike, DistanceUnit.Kilometres)).ShouldBe("Spike, watch: a run of 12 km, 1.2 times the longest of the 30 days before (10 km).");
        Us.Reason(Return, DistanceUnit.Kilometres).ShouldBe("Return, watch: the first run in 20 days.");
        Plain(Fr.Reason(Spike, DistanceUnit.Kilometres)).ShouldBe("Pic, à surveiller : une course de 12 km, soit 1,2 fois la plus longue des 30 jours précédents (10 km).");
    }

    [Fact]
    public void A_ratio_that_would_read_as_a_threshold_it_is_not_has_two_decimals()
    {
        Plain(Us.Reason(Spike with { Jump = new(Km(11.4), Km(10), 1.14) }, DistanceUnit.Kilometres)).ShouldContain(", 1.14 times");
        Plain(Us.Reason(Spike with { Jump = new(Km(20), Km(10), 2) }, DistanceUnit.Kilometres)).ShouldContain(", 2 times");
        Plain(Us.Reason(Spike with { Jump = new(Km(19.6), Km(10), 1.96) }, DistanceUnit.Kilometres)).ShouldContain(", 1.96 times");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_case_has_its_sentences_and_none_claims_anything(string name, Language language)
    {
        var (words, view) = (Words.Of(language).Charts, Cases[name]);
        string?[] said =
        [
            .. from unit in Enum.GetValues<DistanceUnit>()
               from sentence in (string?[])[words.Verdict(view, unit), words.LongestRun(view.Today, unit) ?? "-", words.WeeksDescription(view, unit), words.RunsDescription(view, unit),
                   words.WhereFlagsBegin(unit), words.WeeksCaption(unit), words.RunsCaption(unit), .. view.Weeks.Select(week => words.Week(week, unit)), .. view.Runs.Select(run => words.Run(run, unit)),
                   words.Reason(WeeklyJump, unit), words.Reason(Spike, unit), words.Reason(Return, unit)]
               select sentence,
            .. from rule in Enum.GetValues<Rule>() from level in Enum.GetValues<Level>() select words.Flag(rule, level),
            .. typeof(ChartWords).GetProperties().Select(property => property.GetValue(words) as string),
        ];
        said.ShouldAllBe(sentence => !string.IsNullOrWhiteSpace(sentence));
        said.ShouldAllBe(sentence => !sentence!.Contains("..") && !sentence.Contains("  "));
        said.ShouldAllBe(sentence => !Forbidden.Any(word => sentence!.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static Flag WeeklyJump { get; } = new(new(Source.File, "1"), Monday, Rule.WeeklyJump, Level.High, new(Km(70), Km(20), 3.5), null);

    private static Flag Spike { get; } = new(new(Source.File, "1"), Monday, Rule.Spike, Level.Watch, new(Km(12), Km(10), 1.2), null);

    private static Flag Return { get; } = new(new(Source.File, "1"), Monday, Rule.Return, Level.Watch, null, 20);

    private static ChartWords Us => Words.Of(Language.EnglishUs).Charts;

    private static ChartWords Gb => Words.Of(Language.EnglishGb).Charts;

    private static ChartWords Fr => Words.Of(Language.FrenchCa).Charts;

    private static TrainingView Weeks(double km, params Run[] last) => View([.. Enumerable.Range(1, 8).Select(week => Of(-7 * week, km)), .. last], 200);

    private static TrainingView View(Run[] runs, int knownDays) =>
        TrainingView.Of(new RunLog(runs).Read(Later), Monday.AddDays(-knownDays), Monday, DayOfWeek.Monday);

    /// <summary>As it reads; on a page a number and its unit stay in one line.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
