using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>The numbers of the pictures as tables.</summary>
internal static class Tables
{
    public static Html Weeks(Figures figures) => Html.Of($"""
        <details><summary>All weeks as a table</summary><div class="wide" tabindex="0" role="region" aria-label="All weeks">
        <table><caption>Weeks from Monday, newest first; distances in {figures.UnitName}</caption>
        <thead><tr><th scope="col">Week of</th><th scope="col" class="n">Distance</th><th scope="col" class="n">Runs</th><th scope="col">Flags</th><th scope="col" class="n">Texts</th></tr></thead>
        <tbody>
        {figures.Weeks.Reverse().Select(week => Html.Of($"""<tr><th scope="row">{week.Week.FirstDay:yyyy-MM-dd}</th><td class="n">{figures.Number(week.Distance)}</td><td class="n">{week.Runs}</td><td>{Say(week.Flags)}</td><td class="n">{week.Texts}</td></tr>"""))}</tbody></table></div></details>

        """);

    public static Html Runs(Figures figures, int year) => Html.Of($"""
        <details><summary>The runs of {year} as a table</summary><div class="wide" tabindex="0" role="region" aria-label="The runs of {year}">
        <table><caption>Runs of {year}, newest first; distances in {figures.UnitName}. No ratio: too little history, or the first run after a break.</caption>
        <thead><tr><th scope="col">Day</th><th scope="col" class="n">Run</th><th scope="col" class="n">30-day longest</th><th scope="col" class="n">Ratio</th><th scope="col" class="n">7 days</th><th scope="col" class="n">Recent week</th><th scope="col" class="n">Ratio</th><th scope="col">Flags</th></tr></thead>
        <tbody>
        {figures.RunsOf(year).Reverse().Select(run => Run(figures, run))}</tbody></table></div></details>

        """);

    private static Html Run(Figures figures, ReplayedRun run)
    {
        var (spike, jump) = (run.Compared(Rule.Spike), run.Compared(Rule.WeeklyJump));
        return Html.Of($"""
            <tr><th scope="row">{run.Day:yyyy-MM-dd}</th><td class="n">{figures.Number(run.Assessment.Run.Distance!.Value)}</td><td class="n">{Baseline(figures, spike)}</td><td class="n">{Ratio(spike)}</td><td class="n">{figures.Number(run.Assessment.LastSevenDays)}</td><td class="n">{Baseline(figures, jump)}</td><td class="n">{Ratio(jump)}</td><td>{Say(run.Flags)}{(run.Decision is TextDecision.Due ? ", text" : "")}</td></tr>

            """);
    }

    public static Html SetAside(ReplayResult result)
    {
        var rows = result.Aside<Standing.Quarantined>().Select(aside => Aside(aside.Logged.Line, $"{aside.Logged.Run.Day:yyyy-MM-dd}", $"quarantined until confirmed: {aside.Standing.Reason.Say()}"))
            .Concat(result.Aside<Standing.Duplicate>().Select(aside => Aside(aside.Logged.Line, $"{aside.Logged.Run.Day:yyyy-MM-dd}", "the same run as another one of the file")))
            .Concat(result.Aside<Standing.UnknownDistance>().Select(aside => Aside(aside.Logged.Line, $"{aside.Logged.Run.Day:yyyy-MM-dd}", "no distance: not a rest day, but nothing to add up")))
            .Concat(result.Aside<Standing.TooShort>().Select(aside => Aside(aside.Logged.Line, $"{aside.Logged.Run.Day:yyyy-MM-dd}", "shorter than 0.5 km")))
            .Concat(result.History.BadRows.Select(bad => Aside(bad.Line, "", bad.Problem))).ToArray();
        return rows.Length == 0 ? Html.None : Html.Of($"""
            <section><h2>Not counted</h2><div class="wide" tabindex="0" role="region" aria-label="Runs not counted">
            <table><caption>Rows of the file that no rule looked at</caption>
            <thead><tr><th scope="col" class="n">Line</th><th scope="col">Day</th><th scope="col">Why</th></tr></thead>
            <tbody>
            {rows}</tbody></table></div></section>

            """);
    }

    private static Html Aside(int line, string day, string why) => Html.Of($"""
        <tr><th scope="row" class="n">{line}</th><td>{day}</td><td>{why}</td></tr>

        """);

    private static string Baseline(Figures figures, Jump? jump) => jump is null ? "" : figures.Number(jump.Baseline);

    private static string Ratio(Jump? jump) => jump is null ? "" : FormattableString.Invariant($"{jump.Ratio:0.00}");

    private static string Say(IEnumerable<Flag> flags) => string.Join(", ", flags.Select(flag => $"{Summary.Say(flag.Rule)} {flag.Level.Name()}").Distinct());
}
