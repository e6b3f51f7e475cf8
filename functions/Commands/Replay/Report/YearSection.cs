using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>One year in full: what the rules saw, every flag with its reason, every text, the runs as a table.</summary>
internal static class YearSection
{
    public static Html Write(Figures figures, int year, bool open) => Html.Of($"""
        <details class="year"{(open ? Html.Of($" open") : Html.None)}><summary><h3>{year}</h3> {Says(figures, year)}</summary>
        <h4>Seven days against the recent weeks</h4>
        <p class="note">Solid: the last seven days. Dashed: the recent week they are compared with. The band reaches to 1.5 times that.</p>
        <div class="tiles">{figures.HalvesOf(year).Select(half => SevenDaysPicture.Draw(figures, half))}</div>
        <h4>Runs against the longest of 30 days</h4>
        <p class="note">A stem a run. Dashed: the longest run of the 30 days before.</p>
        <div class="tiles">{figures.HalvesOf(year).Select(half => RunsPicture.Draw(figures, half))}</div>
        <h4>Flags and texts</h4>
        {FlagList.Write(figures, year)}{Tables.Runs(figures, year)}<details><summary>Fitness and fatigue: context only, never a trigger</summary>
        <p class="note">Strong: fitness (CTL, 42 days). Thin: fatigue (ATL, 7 days). Both in km a day.</p>
        <div class="tiles">{figures.HalvesOf(year).Select(half => ContextPicture.Draw(figures, half))}</div></details>
        </details>

        """);

    private static string Says(Figures figures, int year)
    {
        var runs = figures.RunsOf(year).ToArray();
        var distance = runs.Aggregate(Distance.Zero, (sum, run) => sum + run.Assessment.Run.Distance!.Value);
        var flags = runs.Sum(run => run.Flags.Count());
        var texts = runs.Count(run => run.Decision is TextDecision.Due);
        return FormattableString.Invariant($"{Summary.Count(runs.Length, "run")}, {distance.In(figures.Unit):N0} {figures.UnitName}, {Summary.Count(flags, "flag")}, {Summary.Count(texts, "text")}");
    }
}
