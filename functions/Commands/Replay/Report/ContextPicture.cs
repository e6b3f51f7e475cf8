using LoadWatch.Core.Load;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>Fitness and fatigue, and the other metrics that runners know. Context only, never a trigger.</summary>
internal static class ContextPicture
{
    public static Html Draw(Figures figures, HalfYear half)
    {
        var tile = new Tile("context", half, figures.MostADay, Tile.Low);
        var days = figures.Result.Context.Where(day => half.Contains(day.Day)).ToArray();
        return tile
            .Add(tile.Line("faint", days.Select(day => ((DateOnly, double)?)(day.Day, day.Fitness.Fatigue))))
            .Add(tile.Line("acute", days.Select(day => ((DateOnly, double)?)(day.Day, day.Fitness.Fitness))))
            .Draw("Fitness and fatigue", "Context only, never a trigger. The strong line is fitness, the thin line fatigue, in kilometres a day.", "km");
    }

    public static Html Table(LoadContext day) => Html.Of($"""
        <table><caption>Context on {day.Day:d MMMM yyyy} (distance as load, in km). Context only, never a trigger.</caption>
        <thead><tr><th scope="col">Metric</th><th scope="col" class="n">Value</th></tr></thead>
        <tbody>{Row("Fitness, CTL (42 days)", day.Fitness.Fitness)}{Row("Fatigue, ATL (7 days)", day.Fitness.Fatigue)}{Row("Form, TSB (of the day before)", day.Fitness.Form)}{Row("Ramp of fitness in 7 days", day.Fitness.Ramp)}{Row("ACWR 7:28, coupled", day.Coupled)}{Row("ACWR 7:21, uncoupled", day.Uncoupled)}{Row("ACWR, weighted averages (EWMA 7:28)", day.Ewma.Ratio)}{Row("Monotony of 7 days", day.Monotony?.Value)}{Row("Strain of 7 days", day.Monotony?.Strain)}</tbody></table>

        """);

    private static Html Row(string name, double? value) =>
        Html.Of($"""<tr><th scope="row">{name}</th><td class="n">{(value is { } number ? FormattableString.Invariant($"{number:0.00}") : "none")}</td></tr>""");
}
