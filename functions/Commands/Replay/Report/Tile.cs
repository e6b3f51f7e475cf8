using System.Globalization;
using System.Text;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>
/// Half a year of a picture, so that bars keep a width that can be seen on a phone: tiles flow, two a row where there is
/// room. Days run from left to right, values from the bottom up, on the same scale in every tile of a picture.
/// </summary>
/// <param name="kind">The picture, as part of an id.</param>
/// <param name="half">The half year.</param>
/// <param name="most">The value at the top; above 0.</param>
/// <param name="height">The height of the plot.</param>
/// <param name="rows">Rows of marks above the plot.</param>
internal sealed class Tile(string kind, HalfYear half, double most, double height, params string[] rows)
{
    public const double Low = 84;
    public const double High = 130;

    private const double Width = 310;
    private const double Gutter = 44;
    private const double Right = 9;
    private const double RowHeight = 14;
    private const double Foot = 16;

    private readonly List<Html> _marks = [];

    public HalfYear Half => half;

    public double Bottom => Top + height;

    public static double DayWidth => (Width - Gutter - Right) / HalfYear.Days;

    private double Top => (rows.Length * RowHeight) + 8;

    public static double RowAt(int row) => (row * RowHeight) + (RowHeight / 2) + 1;

    public double X(DateOnly day) => Gutter + ((day.DayNumber - half.First.DayNumber) * DayWidth);

    public double Middle(DateOnly day) => X(day) + (DayWidth / 2);

    public double Y(double value) => Bottom - (Math.Clamp(value, 0, most) / most * height);

    public Tile Add(Html mark)
    {
        _marks.Add(mark);
        return this;
    }

    public Tile Add(IEnumerable<Html> marks)
    {
        _marks.AddRange(marks);
        return this;
    }

    /// <summary>A line through points; null lifts the pen.</summary>
    public Html Line(string style, IEnumerable<(DateOnly Day, double Value)?> points)
    {
        var path = new StringBuilder();
        var pen = 'M';
        foreach (var point in points)
        {
            if (point is var (day, value))
            {
                path.Append(CultureInfo.InvariantCulture, $"{pen}{Middle(day):0.#} {Y(value):0.#}");
            }

            pen = point is null ? 'M' : 'L';
        }

        return path.Length == 0 ? Html.None : Html.Of($"""<path class="{style}" d="{path.ToString()}"/>""");
    }

    /// <summary>The tile as a picture with a name and a description.</summary>
    public Html Draw(string title, string description, string unit)
    {
        var id = $"{kind}-{half.Year}-{half.Half}";
        return Html.Of($"""
            <svg class="tile" role="img" viewBox="0 0 {Width:0} {Bottom + Foot:0}" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}, {half.Name}</title><desc id="{id}-d">{description}</desc>{Rows()}{Grid(unit)}{_marks}</svg>

            """);
    }

    private IEnumerable<Html> Rows() => rows.Select((name, row) =>
        Html.Of($"""<text class="tick" x="{Gutter - 5:0}" y="{RowAt(row) + 3.5:0.#}" text-anchor="end">{name}</text>"""));

    private Html Grid(string unit) => Html.Of($"""{Steps(unit)}{Months()}""");

    private IEnumerable<Html> Steps(string unit) => new[] { 0, most / 2, most }.Select(value => Html.Of($"""
        <line class="grid" x1="{Gutter:0}" x2="{Width - Right:0}" y1="{Y(value):0.#}" y2="{Y(value):0.#}"/><text class="tick" x="{Gutter - 5:0}" y="{Y(value) + 3.5:0.#}" text-anchor="end">{value:0.#}{(value > 0 ? " " + unit : "")}</text>
        """));

    private IEnumerable<Html> Months() => half.Months.Select(month =>
        Html.Of($"""<text class="tick" x="{X(month) + 2:0.#}" y="{Bottom + 12:0.#}">{month:MMM}</text>"""));
}
