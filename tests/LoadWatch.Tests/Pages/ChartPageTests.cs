using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Site;
using LoadWatch.Tests.Runner;

namespace LoadWatch.Tests.Pages;

/// <summary>The charts as somebody meets them, on a phone and at a desk.</summary>
public sealed class ChartPageTests(Browser browser)
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static readonly Dictionary<string, (TrainingView View, DistanceUnit Unit)> Runners = new(StringComparer.Ordinal)
    {
        ["ordinary"] = (ChartRunners.Ordinary, DistanceUnit.Kilometres),
        ["twenty-to-seventy"] = (ChartRunners.TwentyToSeventy, DistanceUnit.Miles),
        ["beginner"] = (ChartRunners.Beginner, DistanceUnit.Kilometres),
        ["returning"] = (ChartRunners.Returning, DistanceUnit.Kilometres),
        ["no-runs"] = (ChartRunners.NoRuns, DistanceUnit.Miles),
        ["heavy"] = (ChartRunners.Heavy, DistanceUnit.Miles),
    };

    /// <summary>A phone with the longer words, a desk in the dark.</summary>
    public static TheoryData<string, int, bool, Language> Visits => [.. Runners.Keys.SelectMany(runner => new[]
    {
        (runner, Visitor.Phone, false, Language.FrenchCa), (runner, Visitor.Desk, true, Language.EnglishUs),
    })];

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task The_charts_and_their_tables_are_for_everybody(string runner, int width, bool dark, Language language)
    {
        var (view, unit) = Runners[runner];
        var main = await ChartRunners.RenderAllAsync(view, language, unit);
        await using var site = await TinySite.StartAsync(main, $"<style>{Css("site.css")}{Css("charts.css")}</style>", Policy);
        await browser.VisitAsync(site.Address, new Visitor(width, Scripts: false, Dark: dark, Locale: language.Tag()), async visit =>
        {
            await visit.OpenAsync("");
            await visit.ShouldBeSoundAsync($"charts-{runner}");
            foreach (var summary in await visit.Page.Locator("summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            await visit.ShouldBeSoundAsync($"charts-{runner}-tables");
        });
    }

    private static string Css(string file)
    {
        using var reader = new StreamReader(typeof(SiteFiles).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}
