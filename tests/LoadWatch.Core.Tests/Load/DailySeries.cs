using System.Globalization;

namespace LoadWatch.Core.Tests.Load;

/// <summary>The columns of daily_series_vectors.csv; an empty cell is null.</summary>
internal sealed class DailySeries
{
    public const double Tolerance = 1e-9;

    private readonly Dictionary<string, int> columns;
    private readonly string[][] rows;

    private DailySeries(string[] lines)
    {
        columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
    }

    public static IReadOnlyCollection<string> Expected { get; } =
    [
        "ctl_exp", "atl_exp", "tsb_prev_exp", "ctl_inv", "atl_inv", "tsb_prev_inv",
        "ewma7_williams", "ewma28_williams", "acwr_ewma_williams", "acwr_ewma_halflife",
        "acwr_coupled_7_28", "acwr_uncoupled_7_21", "sum7", "monotony_sample", "strain_sample", "monotony_pop",
    ];

    public IReadOnlyCollection<string> Columns => columns.Keys;

    public DateOnly FirstDay => DateOnly.Parse(rows[0][columns["date"]], CultureInfo.InvariantCulture);

    public double[] Loads => [.. this["load"].Select(v => v!.Value)];

    public double?[] this[string column] =>
        [.. rows.Select(r => r[columns[column]] is { Length: > 0 } cell ? double.Parse(cell, CultureInfo.InvariantCulture) : (double?)null)];

    public static DailySeries Read() => new(SharedData.Lines("vectors/daily_series_vectors.csv"));

    public void ShouldHold(string column, IEnumerable<double?> actual)
    {
        var expected = this[column];
        var values = actual.ToArray();
        values.Length.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var where = $"{column} on day {i + 1}";
            values[i].HasValue.ShouldBe(expected[i].HasValue, where);
            if (expected[i] is { } value) values[i]!.Value.ShouldBe(value, Tolerance, where);
        }
    }
}
