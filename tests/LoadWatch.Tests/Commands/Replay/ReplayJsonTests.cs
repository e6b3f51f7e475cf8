using System.Text.Json;

namespace LoadWatch.Tests.Commands.Replay;

public sealed class ReplayJsonTests
{
    [Fact]
    public void Members_have_the_names_and_the_order_that_others_rely_on()
    {
        var json = Replayed.Run(Replayed.Fixture("twenty-then-seventy.csv"), "--json", "--unit", "mi").Json;
        json.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["runs", "first", "last", "flags", "texts", "quarantined", "badRows", "duplicates", "unknownDistance", "tooShort", "notRuns"]);
        (json.GetProperty("runs").GetInt32(), json.GetProperty("notRuns").GetInt32()).ShouldBe((27, 1));
        (json.GetProperty("first").GetString(), json.GetProperty("last").GetString()).ShouldBe(("2025-01-06", "2025-02-09"));
        var flag = json.GetProperty("flags").EnumerateArray().Last();
        flag.EnumerateObject().Select(member => member.Name).ShouldBe(["date", "rule", "level", "ratio"]);
        (flag.GetProperty("rule").GetString(), flag.GetProperty("level").GetString()).ShouldBe(("weekly-jump", "high"));
        flag.GetProperty("ratio").GetDouble().ShouldBe(7 * 16093.4 / (5 * 6437.4), 1e-12);
        var text = json.GetProperty("texts").EnumerateArray().Single();
        text.EnumerateObject().Select(member => member.Name).ShouldBe(["date", "level", "body"]);
        text.GetProperty("body").GetString()!.ShouldStartWith("LoadWatch: Your 10 mi run on Monday is 2.5x your 30-day longest (4 mi).");
    }

    [Fact]
    public void Quarantined_runs_have_their_line_day_and_reason() =>
        Replayed.Run(Replayed.Fixture("quarantined.csv"), "--json").Json.GetProperty("quarantined").EnumerateArray()
            .Select(run => (run.GetProperty("line").GetInt32(), run.GetProperty("date").GetString(), run.GetProperty("reason").GetString()))
            .ShouldBe([(5, "1999-12-31", "too-long-ago"), (3, "2025-11-02", "too-far"), (4, "2025-11-03", "too-fast"), (6, "2031-01-01", "in-the-future")]);

    [Fact]
    public void A_history_without_a_run_has_no_first_and_no_last()
    {
        var run = Replayed.Run(Replayed.Fixture("only-a-header.csv"), "--json");
        (run.ExitCode, run.Json.GetProperty("runs").GetInt32()).ShouldBe((0, 0));
        run.Json.GetProperty("first").ValueKind.ShouldBe(JsonValueKind.Null);
        run.Json.GetProperty("last").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_return_has_no_ratio()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("a.csv", "sport_type,start_date_local,distance_m,moving_time_s\nRun,2025-01-01,5000,1500\nRun,2025-01-16,5000,1500\n");
        var flag = Replayed.Run(file, "--json").Json.GetProperty("flags")[0];
        flag.GetRawText().Replace(" ", "").Replace("\n", "").ShouldBe("""{"date":"2025-01-16","rule":"return","level":"watch","ratio":null}""");
    }

    [Fact]
    public void With_a_report_the_output_is_still_json_and_nothing_else()
    {
        using var scratch = new Scratch();
        var run = Replayed.Run(Replayed.Fixture("plain.csv"), "--json", "--out", scratch.Folder);
        run.Json.GetProperty("runs").GetInt32().ShouldBe(2);
        run.Error.ShouldBe($"The report is in {Path.Combine(scratch.Folder, "report.html")}\n");
    }
}
