using LoadWatch.Core.Risk;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>The report: one file that needs nothing else, with no script in it.</summary>
internal static class ReportPage
{
    public static string Write(ReplayResult result)
    {
        var figures = new Figures(result);
        return Html.Of($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>LoadWatch replay of {result.History.File}</title>
            <style>{ReportStyle.Sheet}</style></head>
            <body><main>
            <h1>What LoadWatch would have said</h1>
            <p>{Summary.Heading(result)} File: <span class="name">{result.History.File}</span>{Zone(result)}</p>
            {Facts(result)}{(result.Runs.Count > 0 ? Body(figures) : Html.None)}{Tables.SetAside(result)}{Notes.Rules}</main></body></html>

            """).ToString();
    }

    private static Html Zone(ReplayResult result) => result.History.ZoneId is { } zone ? Html.Of($", days told in {zone}") : Html.None;

    private static Html Facts(ReplayResult result) => Html.Of($"""
        <dl class="facts">{Fact("Runs", Summary.Number(result.Runs.Count))}{Fact("Texts", Summary.Number(result.Texts.Count))}{(result.Years >= 1 ? Fact("Texts a year", FormattableString.Invariant($"{result.Texts.Count / result.Years:0.0}")) : Html.None)}{Enum.GetValues<Level>().Reverse().Select(level => Fact($"Flags, {level.Name()}", Summary.Number(result.Flags.Count(flag => flag.Level == level))))}</dl>
        {Summary.Of(result).Select(sentence => Html.Of($"<p>{sentence}</p>\n"))}
        """);

    private static Html Fact(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Body(Figures figures) => Html.Of($"""
        <p class="claim">A flag means a bigger jump than the recent training. It predicts nothing, and no text prevents an injury.</p>
        <section><h2>Every week</h2>{Notes.Legend}
        {figures.YearsNewestFirst.Select(year => Html.Of($"""<h3>{year}</h3><div class="tiles">{figures.HalvesOf(year).Select(half => WeeksPicture.Draw(figures, half))}</div>"""))}
        {Tables.Weeks(figures)}</section>
        <section><h2>Year by year</h2>
        {figures.YearsNewestFirst.Select((year, index) => YearSection.Write(figures, year, index == 0))}</section>
        <section><h2>Where it ended</h2>{ContextPicture.Table(figures.Result.Context[^1])}</section>

        """);
}
