using System.Globalization;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Drawing;

/// <summary>
/// The area of a chart. Across, places are parts of its width, so that one drawing fills a phone and a desk while signs and
/// letters keep their size; down, they are px. Days run from left to right, distances from the bottom up.
/// </summary>
/// <param name="view">What is drawn.</param>
/// <param name="unit">The runner's unit.</param>
/// <param name="distances">Whatever has to fit.</param>
/// <param name="rows">Rows of marks above the plot.</param>
public sealed class Plot(TrainingView view, DistanceUnit unit, IEnumerable<Distance> distances, int rows)
{
    public const double Height = 168;

    private const double RowHeight = 20;
    private const double Headroom = 10;
    private const double Foot = 24;
    private const double MostOfNothing = 10;
    private const int DaysOfWeek = 7;

    private readonly int _days = view.LastDay.DayNumber - view.FirstDay.DayNumber + 1;

    /// <summary>The value at the top, in the runner's unit.</summary>
    public double Most { get; } = Scale.Top(distances.Select(distance => distance.In(unit)).DefaultIfEmpty(MostOfNothing));

    public double Top => (rows * RowHeight) + Headroom;

    public double Bottom => Top + Height;

    public double Whole => Bottom + Foot;

    public int Days => _days;

    /// <summary>The width of a week, in percent.</summary>
    public double WeekWidth => Across(DaysOfWeek);

    /// <summary>The middle of a row of marks, the lowest row first.</summary>
    public double Row(int row) => (rows * RowHeight) - ((row + 0.5) * RowHeight) + 2;

    /// <summary>Where a day begins, in percent.</summary>
    public double X(DateOnly day) => Across(day.DayNumber - view.FirstDay.DayNumber);

    /// <summary>The middle of a day, in percent.</summary>
    public double Middle(DateOnly day) => Across(day.DayNumber - view.FirstDay.DayNumber + 0.5);

    /// <summary>So many days, in percent.</summary>
    public double Across(double days) => days * 100 / _days;

    public double Y(Distance distance) => Y(distance.In(unit));

    public double Y(double value) => Bottom - (Math.Clamp(value, 0, Most) / Most * Height);

    /// <summary>How much of the plot is not known, in percent from the left.</summary>
    public double Unknown => Math.Clamp(X(view.KnownFrom), 0, 100);

    /// <summary>
    /// Which places name their week: every third on a narrow screen, every second on a wide one, the current week always; null where none does.
    /// </summary>
    public static string? Tick(int week) => (TrainingView.WeekCount - 1 - week) switch
    {
        var ago when ago % 6 == 0 => "tick narrow broad",
        var ago when ago % 3 == 0 => "tick narrow",
        var ago when ago % 2 == 0 => "tick broad",
        _ => null,
    };

    public static string Px(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
