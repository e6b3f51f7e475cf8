using System.Globalization;
using System.Text.Json;
using LoadWatch.Core.Tests;
using LoadWatch.Core.Tests.Oracle;

namespace LoadWatch.Tests.Commands.Replay;

/// <summary>The command against the rules written a second time, on eight years of a real runner.</summary>
public sealed class OracleComparisonTests
{
    private const string File = "history/runner-8-years.csv";

    private static readonly Lazy<JsonElement> Json = new(() => Replayed.Run(SharedData.PathOf(File), "--json").Json);
    private static readonly Lazy<OracleResult> Expected = new(() => RulesOracle.Assess(History()));

    [Fact]
    public void Every_flag_is_the_oracles_flag_of_that_day_rule_level_and_ratio()
    {
        SharedData.PathOf(File);
        var flags = Json.Value.GetProperty("flags").EnumerateArray().ToArray();
        flags.Length.ShouldBe(Expected.Value.Flags.Count);
        foreach (var (flag, expected) in flags.Zip(Expected.Value.Flags))
        {
            (Text(flag, "date"), Text(flag, "rule"), Text(flag, "level")).ShouldBe(($"{expected.Date:yyyy-MM-dd}", expected.Rule, expected.Level));
            var ratio = flag.GetProperty("ratio");
            if (expected.Ratio is { } number)
            {
                ratio.GetDouble().ShouldBe(number, 1e-9);
            }
            else
            {
                ratio.ValueKind.ShouldBe(JsonValueKind.Null);
            }
        }
    }

    [Fact]
    public void Every_text_is_the_oracles_text_of_that_day_and_level()
    {
        SharedData.PathOf(File);
        Json.Value.GetProperty("texts").EnumerateArray().Select(text => (Text(text, "date"), Text(text, "level")))
            .ShouldBe(Expected.Value.Texts.Select(text => ((string?)$"{text.Date:yyyy-MM-dd}", (string?)text.Level)));
    }

    [Fact]
    public void As_many_runs_count_as_in_the_oracle()
    {
        SharedData.PathOf(File);
        Json.Value.GetProperty("runs").GetInt32().ShouldBe(Expected.Value.Counted.Count);
        Json.Value.GetProperty("quarantined").GetArrayLength().ShouldBe(Expected.Value.Quarantined.Count);
        Json.Value.GetProperty("duplicates").GetArrayLength().ShouldBe(Expected.Value.Duplicates.Count);
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static List<OracleRun> History()
    {
        var lines = SharedData.Lines(File);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells =>
        {
            string Cell(string name) => cells[Array.IndexOf(columns, name)];
            double Number(string name) => double.TryParse(Cell(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
            var start = DateTime.Parse(Cell("start_date_local"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            return new OracleRun(start, Number("distance_m") / 1000, Number("moving_time_s"), Cell("sport_type"), Number("elapsed_time_s"));
        })];
    }
}
