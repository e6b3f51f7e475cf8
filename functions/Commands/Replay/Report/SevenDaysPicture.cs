using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>
/// What the weekly jump rule saw on each run day: the seven days (A) against the recent week (B), with the band up to
/// 1.5 times B in which no text comes of it.
/// </summary>
internal static class SevenDaysPicture
{
    public static Html Draw(Figures figures, HalfYear half)
    {
        var tile = new Tile("seven", half, figures.MostInSevenDays, Tile.High);
        var days = figures.Result.Runs.Where(run => half.Contains(run.Day)).GroupBy(run => run.Day).Select(day => day.Last()).ToArray();
        return tile
            .Add(Bands(tile, figures, days))
            .Add(tile.Line("baseline", Points(days, run => run.Compared(Rule.WeeklyJump)?.Baseline.In(figures.Unit))))
            .Add(tile.Line("acute", Points(days, run => run.Assessment.LastSevenDays.In(figures.Unit))))
            .Add(Flags(tile, figures, days))
            .Draw(
                "Seven days against the recent weeks",
                "The solid line is the distance of seven days, the dashed line the recent week it is compared with, the band reaches to one and a half times that.",
                figures.UnitName);
    }

    /// <summary>A column from each run day to the next one, at most a week wide.</summary>
    private static IEnumerable<Html> Bands(Tile tile, Figures figures, ReplayedRun[] days)
    {
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i].Compared(Rule.WeeklyJump) is not { } jump)
            {
                continue;
            }

            var until = i + 1 < days.Length ? days[i + 1].Day.DayNumber - days[i].Day.DayNumber : 1;
            var (low, high) = (jump.Baseline.In(figures.Unit), jump.Baseline.In(figures.Unit) * Thresholds.WeekElevated);
            yield return Html.Of($"""<rect class="band" x="{tile.Middle(days[i].Day):0.##}" y="{tile.Y(high):0.#}" width="{Math.Min(until, Thresholds.AcuteDays) * Tile.DayWidth:0.##}" height="{tile.Y(low) - tile.Y(high):0.#}"/>""");
        }
    }

    private static IEnumerable<(DateOnly Day, double Value)?> Points(ReplayedRun[] days, Func<ReplayedRun, double?> value)
    {
        DateOnly? before = null;
        foreach (var run in days)
        {
            if (before is { } last && run.Day.DayNumber - last.DayNumber > Thresholds.BreakDays)
            {
                yield return null;
            }

            yield return value(run) is { } number ? (run.Day, number) : null;
            before = run.Day;
        }
    }

    private static IEnumerable<Html> Flags(Tile tile, Figures figures, ReplayedRun[] days) =>
        from run in days
        from flag in run.Flags
        where flag is { Rule: Rule.WeeklyJump, Jump: not null }
        select Marks.At(tile.Middle(run.Day), tile.Y(flag.Jump!.Distance.In(figures.Unit)), flag, $"{run.Day:d MMM yyyy}: {flag.Level.Name()}, {AlertText.WhatChanged(flag, figures.Unit, Words.Of(Language.EnglishUs))}");
}
