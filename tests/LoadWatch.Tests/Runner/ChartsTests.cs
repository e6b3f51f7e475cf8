using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Drawing;
using LoadWatch.Site;

namespace LoadWatch.Tests.Runner;

public sealed partial class ChartsTests
{
    private static readonly Dictionary<string, TrainingView> Runners = new(StringComparer.Ordinal)
    {
        ["ordinary"] = ChartRunners.Ordinary,
        ["twenty to seventy"] = ChartRunners.TwentyToSeventy,
        ["beginner"] = ChartRunners.Beginner,
        ["returning"] = ChartRunners.Returning,
        ["resting"] = ChartRunners.Resting,
        ["no runs"] = ChartRunners.NoRuns,
        ["one run"] = ChartRunners.OneRun,
        ["heavy"] = ChartRunners.Heavy,
        ["200 km"] = ChartRunners.TwoHundred,
    };

    public static MatrixTheoryData<string, Language> All => new(Runners.Keys, LanguageTags.All);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_page_of_charts_is_well_formed_without_style_or_script_and_with_unique_ids(string runner, Language language)
    {
        var page = Parsed(await ChartRunners.RenderAllAsync(Runners[runner], language));
        var all = page.Descendants().ToArray();
        all.ShouldAllBe(one => one.Name.LocalName != "script" && one.Name.LocalName != "style");
        all.Attributes().ShouldAllBe(one => one.Name.LocalName != "style" && !one.Name.LocalName.StartsWith("on") && !one.Value.Contains("NaN") && !one.Value.Contains('∞'));
        var ids = all.Attributes("id").Select(id => id.Value).ToArray();
        ids.ShouldBeUnique();
        all.Attributes("aria-labelledby").SelectMany(one => one.Value.Split(' ')).ShouldBe(["weeks-t", "weeks-d", "runs-t", "runs-d"]);
        ids.ShouldBe(["weeks-t", "weeks-d", "weeks-unknown", "runs-t", "runs-d", "runs-unknown"]);
        all.Where(one => one.Name.LocalName is "title" or "desc").ShouldAllBe(one => one.Value.Length > 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Everything_is_drawn_within_the_chart(string runner, Language language)
    {
        foreach (var svg in new[] { await ChartRunners.RenderAsync<WeeksChart>(Runners[runner], language), await ChartRunners.RenderAsync<RunsChart>(Runners[runner], language) })
        {
            var chart = Parsed(svg).Element("svg")!;
            var height = double.Parse(chart.Attribute("height")!.Value);
            chart.Descendants().Attributes().Where(one => one.Value.EndsWith('%')).ShouldAllBe(one => Percent(one.Value) >= 0 && Percent(one.Value) <= 100);
            chart.Descendants().Attributes().Where(one => one.Name.LocalName is "y" or "y1" or "y2").ShouldAllBe(one => double.Parse(one.Value) >= 0 && double.Parse(one.Value) <= height);
            chart.Descendants("rect").ShouldAllBe(one => double.Parse(one.Attribute("height")!.Value) >= 0);
        }
    }

    [Fact]
    public async Task The_table_of_weeks_has_the_numbers_of_the_view()
    {
        foreach (var view in Runners.Values)
        {
            var rows = Rows(await ChartRunners.RenderAsync<WeeksTable>(view));
            rows.Length.ShouldBe(12);
            foreach (var (row, week) in rows.Zip(view.Weeks.Reverse()))
            {
                row[0].ShouldBe($"{week.Week.FirstDay:MMM d}");
                row[1].ShouldBe(week switch
                {
                    { Distance: null } => "not known",
                    { IsCurrent: true } => Km(week.Distance) + "so far",
                    { Coverage: Coverage.Part } => Km(week.Distance) + "partly known",
                    _ => Km(week.Distance),
                });
                row[2].ShouldBe((week.Distance is null ? "" : $"{week.Runs}") + (week.UnknownRuns > 0 ? $"{week.UnknownRuns} without distance" : ""));
                row[3..6].ShouldBe([Km(week.Baseline), Km(week.BandTop), $"{week.Ratio:0.##}"]);
                row[6].ShouldBe(string.Join(' ', week.Foremost.Select(flag => Words.Of(Language.EnglishUs).Charts.Flag(flag.Rule, flag.Level))));
            }
        }
    }

    [Fact]
    public async Task The_table_of_runs_has_the_numbers_of_the_view()
    {
        foreach (var view in Runners.Values)
        {
            var rows = Rows(await ChartRunners.RenderAsync<RunsTable>(view));
            rows.Length.ShouldBe(view.Runs.Count);
            foreach (var (row, run) in rows.Zip(view.Runs.Reverse()))
            {
                row[..4].ShouldBe([$"{run.Run.Day:ddd, MMM d}", Km(run.Distance) + (run.Run.Estimated ? "estimated" : ""), Km(run.Longest), $"{run.Ratio:0.##}"]);
                row[4].ShouldBe(string.Join(' ', run.Flags.Select(flag => Words.Of(Language.EnglishUs).Charts.Flag(flag.Rule, flag.Level))));
            }
        }
    }

    [Fact]
    public async Task Bars_and_stems_stand_where_the_numbers_say()
    {
        var view = ChartRunners.TwoHundred;
        var bars = Parsed(await ChartRunners.RenderAsync<WeeksChart>(view)).Descendants("rect").Where(one => one.Attribute("class")!.Value.StartsWith("bar")).ToArray();
        bars.Length.ShouldBe(view.Weeks.Count(week => week.Distance is { Millimetres: > 0 }));
        // 200 km is the top of the scale.
        double.Parse(bars[^1].Attribute("height")!.Value).ShouldBe(Plot.Height);
        bars[^1].Attribute("class")!.Value.ShouldBe("bar current");
        Parsed(await ChartRunners.RenderAsync<RunsChart>(view)).Descendants("line").Count(one => one.Attribute("class")!.Value.StartsWith("stem")).ShouldBe(view.Runs.Count);
    }

    [Fact]
    public async Task A_legend_tells_of_the_signs_that_are_there()
    {
        Said(await ChartRunners.RenderAsync<Legend>(ChartRunners.Beginner)).ShouldBe(["distance of a week", "this week so far", "not known", "Spike, watch"]);
        Said(await ChartRunners.RenderAsync<Legend>(ChartRunners.NoRuns)).ShouldBe(["not known"]);
        Said(await ChartRunners.RenderAsync<Legend>(ChartRunners.TwentyToSeventy, more: ("IsOfRuns", true))).ShouldBe(["a run", "longest run of the 30 days before", "Spike, elevated"]);
    }

    [Fact]
    public async Task The_verdict_is_the_sentences_of_the_view() =>
        (await ChartRunners.RenderAsync<Verdict>(ChartRunners.Resting)).Trim().ShouldBe("<p class=\"verdict\">No run in the last 9 days.</p>");

    [Fact]
    public async Task A_chart_of_one_run_is_exactly_this() =>
        (await ChartRunners.RenderAsync<RunsChart>(ChartRunners.OneRun)).Replace("><", ">\n<").ShouldBe(await File.ReadAllTextAsync(Fixture("one-run.svg"), TestContext.Current.CancellationToken));

    [Fact]
    public void The_stylesheet_of_charts_is_served() => SiteFiles.Charts.ShouldMatch("^/api/assets/charts-[0-9a-f]{12}\\.css$");

    private static XElement Parsed(string markup) => XElement.Parse($"<page>{markup.Replace("<br>", "<br/>").Replace("&nbsp;", "&#160;").Replace(" xmlns=", " ns=")}</page>");

    private static string[][] Rows(string markup) => [.. Parsed(markup).Descendants("tbody").Elements("tr").Select(row => row.Elements().Select(cell => cell.Value.Trim()).Select(text => Space().Replace(text, " ")).ToArray())];

    private static string[] Said(string markup) => [.. Parsed(markup).Descendants("li").Select(item => item.Value.Trim())];

    private static string Fixture(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LoadWatch.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "tests", "LoadWatch.Tests", "Runner", "Fixtures", name);
    }

    private static string Km(Distance? distance) => distance is { } known ? $"{known.Kilometres:0.#}" : "";

    private static double Percent(string value) => double.Parse(value[..^1]);

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
