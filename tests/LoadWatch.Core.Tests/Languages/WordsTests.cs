using System.Reflection;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Languages;

/// <summary>Every sentence in every language: each is there, and French is French.</summary>
public class WordsTests
{
    /// <summary>What is spelt alike in both languages.</summary>
    private static readonly string[] Alike = ["Routine.Pause", "Join.Code", "Join.CountryName", "Own.WeWrote", "Charts.Distance", "Board.PainCell", "Board.Contact"];

    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Five runs of 5 km, and one of 20 km.</summary>
    private static readonly TrainingView View = TrainingView.Of(
        [.. Enumerable.Range(0, 6).Select(run => new LoggedRun(
            new Run
            {
                Id = new RunId(Source.Garmin, $"{run}"),
                Sport = Sport.Run,
                LocalStart = Today.AddDays((run * 6) - 30).ToDateTime(new TimeOnly(7, 0)),
                Distance = Distance.FromKilometres(run == 5 ? 20 : 5),
            },
            new Standing.Counted()))],
        Today.AddDays(-60), Today, DayOfWeek.Monday);

    private static readonly PropertyInfo[] Areas =
        [.. typeof(Words).GetProperties().Where(area => area.PropertyType is { IsAbstract: true, IsClass: true })];

    public static TheoryData<Language> Languages => [.. LanguageTags.All];

    [Fact]
    public void The_areas_are_found() => Areas.Select(area => area.Name).ShouldBeSubsetOf(
        ["Numbers", "Reasons", "Alerts", "Replies", "Charts", "Routine", "Site", "Join", "Own", "Looks", "Board", "Care", "Team", "Summaries", "Insight"]);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_is_there(Language language)
    {
        var said = Said(language).ToArray();
        said.Length.ShouldBeGreaterThan(100);
        said.Where(sentence => string.IsNullOrWhiteSpace(sentence.Text)).Select(sentence => sentence.Member).ShouldBeEmpty();
    }

    [Fact]
    public void French_is_not_English() => Said(Language.EnglishUs).Zip(Said(Language.FrenchCa))
        .Where(pair => pair.First.Text == pair.Second.Text).Select(pair => pair.First.Member).Except(Alike)
        .Where(member => !member.StartsWith("Numbers.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData(Language.EnglishUs, "Powered by Strava. Runs recorded with Forerunner 265, Fenix 8 come from Garmin Connect.")]
    [InlineData(Language.EnglishGb, "Powered by Strava. Runs recorded with Forerunner 265, Fenix 8 come from Garmin Connect.")]
    [InlineData(Language.FrenchCa, "Powered by Strava. Les courses enregistrées avec Forerunner 265, Fenix 8 viennent de Garmin Connect.")]
    public void Each_platform_is_named_as_it_asks_for_and_each_device_once(Language language, string said)
    {
        Run Of(Source source, string? device) => new() { Id = new RunId(source, device ?? "1"), Sport = Sport.Run, LocalStart = Today.ToDateTime(default), Device = device };
        Words.Of(language).Own.Attribution([Of(Source.Strava, null), Of(Source.Garmin, "Forerunner 265"), Of(Source.Garmin, "Fenix 8"), Of(Source.Garmin, "Forerunner 265")]).ShouldBe(said);
    }

    [Fact]
    public void What_is_said_by_text_is_of_the_alphabet_of_texts()
    {
        foreach (var language in LanguageTags.All)
        {
            foreach (var (member, text) in Said(language).Where(sentence => sentence.Member.StartsWith("Alerts.", StringComparison.Ordinal)))
            {
                (language is Language.FrenchCa ? SmsSegments.Count(text).Encoding is SmsEncoding.Gsm7 : text.All(c => c is >= ' ' and <= '~')).ShouldBeTrue($"{member}: {text}");
            }
        }
    }

    /// <summary>Every abstract member of every area, once for each choice of arguments that changes what it says.</summary>
    private static IEnumerable<(string Member, string Text)> Said(Language language) =>
        from area in Areas
        let words = area.GetValue(Words.Of(language))!
        from member in area.PropertyType.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where member.IsAbstract && member.ReturnType == typeof(string)
        from arguments in Arguments([.. member.GetParameters()])
        select ($"{area.Name}.{member.Name.Replace("get_", "", StringComparison.Ordinal)}", (string)member.Invoke(words, arguments)!);

    private static IEnumerable<object?[]> Arguments(ParameterInfo[] parameters) => parameters is [var first, .. var rest]
        ? from sample in Samples(first.ParameterType) from others in Arguments(rest) select (object?[])[sample, .. others]
        : [[]];

    private static object?[] Samples(Type type) => type switch
    {
        _ when type == typeof(string) => ["abc"],
        _ when type == typeof(IReadOnlyList<string>) => [(string[])["abc"], (string[])["abc", "def"]],
        _ when type == typeof(Prescribed) => [.. Routine.GluteActivation.Exercises, .. Routine.GluteActivation.At(30).Exercises],
        _ when type == typeof(Physio) => [null, new Physio("Sheddon Physiotherapy", "(905) 849-4576")],
        _ when Nullable.GetUnderlyingType(type) is { } some => [null, .. Samples(some)],
        _ when type == typeof(TrainingView) => [View],
        _ when type == typeof(TrainingWeek) => [View.Weeks[0], View.Weeks[^1]],
        _ when type == typeof(TrainingRun) => [View.Runs[0], View.Runs[^1]],
        { IsEnum: true } => [.. Enum.GetValues(type)],
        _ when type == typeof(int) => [0, 1, 5],
        _ when type == typeof(double) => [1.5],
        _ when type == typeof(bool) => [false, true],
        _ when type == typeof(DateOnly) => [new DateOnly(2026, 11, 23)],
        _ when type == typeof(TimeOnly) => [new TimeOnly(18, 30)],
        _ when type == typeof(Distance) => [Distance.FromKilometres(18.5)],
        _ => throw new NotSupportedException($"A sample of {type} is wanted here."),
    };
}
