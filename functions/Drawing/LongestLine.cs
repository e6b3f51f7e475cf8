using System.Globalization;
using System.Text;
using LoadWatch.Core.Risk;

namespace LoadWatch.Drawing;

/// <summary>The longest run of the 30 days before each run, as steps: each reaches to the end of the day of the run that is measured against it.</summary>
internal static class LongestLine
{
    /// <summary>The SVG path, in days across and px down; empty where no run has one to compare with.</summary>
    public static string Draw(TrainingView view, Plot plot)
    {
        var path = new StringBuilder();
        DateOnly? before = null;
        foreach (var run in view.Runs)
        {
            if (run.Longest is not { } longest)
            {
                before = null;
                continue;
            }

            var x = run.Run.Day.DayNumber - view.FirstDay.DayNumber + 0.5;
            var isBegun = before is { } last && run.Run.Day.DayNumber - last.DayNumber <= Thresholds.BreakDays;
            var y = Plot.Px(plot.Y(longest));
            path.Append(CultureInfo.InvariantCulture, $"{(isBegun ? $"V{y}" : $"M{x - 0.5:0.#} {y}")}H{x + 0.5:0.#}");
            before = run.Run.Day;
        }

        return path.ToString();
    }
}
