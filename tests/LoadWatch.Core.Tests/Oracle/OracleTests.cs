using System.Globalization;
using System.Text.Json;

namespace LoadWatch.Core.Tests.Oracle;

public class OracleTests
{
    private static readonly DateOnly Start = new(2025, 1, 6);

    [Fact]
    public void Twenty_miles_a_week_for_four_weeks_and_then_seventy_is_a_high_jump_of_3_5()
    {
        var log = Enumerable.Range(0, 20).Select(i => Run((i / 5 * 7) + (i % 5), 4 * 1.609344)).ToList();
        log.AddRange(Enumerable.Range(0, 7).Select(i => Run(28 + i, 10 * 1.609344)));
        var result = RulesOracle.Assess(log);
        var last = result.Flags[^1];
        last.Date.ShouldBe(Start.AddDays(34));
        (last.Rule, last.Level).ShouldBe(("weekly-jump", "high"));
        last.Ratio!.Value.ShouldBe(3.5, 1e-12);
        // The first long run is 2.5 times the longest: high, and the fortnight after it is silent.
        result.Texts.ShouldBe([new OracleText(Start.AddDays(28), "high")]);
    }

    [Theory]
    [InlineData(10, 11.0, null)]
    [InlineData(10, 11.01, "watch")]
    [InlineData(10, 13.0, "watch")]
    [InlineData(10, 13.01, "elevated")]
    [InlineData(10, 20.0, "elevated")]
    [InlineData(10, 20.01, "high")]
    [InlineData(5, 6.99, "watch")] // 1.398 times, but less than 2 km more
    [InlineData(5, 7.0, "elevated")]
    [InlineData(1.5, 3.49, "watch")] // 2.33 times, but less than 2 km more
    [InlineData(1.5, 3.5, "high")]
    public void A_spike_has_the_level_of_its_bounds(double longest, double km, string? level)
    {
        var flags = RulesOracle.Assess([Run(0, longest), Run(2, longest / 2), Run(4, longest / 2), Run(6, km)]).Flags;
        flags.Select(f => f.Level).ShouldBe(level is null ? [] : [level]);
        flags.ShouldAllBe(f => f.Rule == "spike" && f.Date == Start.AddDays(6));
    }

    [Fact]
    public void A_spike_needs_three_runs_on_earlier_days()
    {
        RulesOracle.Assess([Run(0, 5), Run(2, 5), Run(4, 9)]).Flags.ShouldBeEmpty();
        RulesOracle.Assess([Run(0, 5), Run(2, 5), Run(4, 5), Run(4, 9, hour: 18)]).Flags.ShouldBeEmpty();
        RulesOracle.Assess([Run(0, 5), Run(2, 5), Run(2, 5, hour: 18), Run(4, 9)]).Flags.Single().Ratio.ShouldBe(1.8);
    }

    [Fact]
    public void A_run_30_days_back_is_the_longest_and_31_days_back_is_forgotten()
    {
        OracleRun[] between = [Run(10, 8), Run(18, 8), Run(25, 8)];
        RulesOracle.Assess([Run(0, 20), .. between, Run(30, 16)]).Flags.ShouldNotContain(f => f.Rule == "spike");
        RulesOracle.Assess([Run(0, 20), .. between, Run(31, 16)]).Flags.Single(f => f.Rule == "spike")
            .ShouldBe(new OracleFlag(Start.AddDays(31), "spike", "elevated", 2.0));
    }

    [Fact]
    public void A_return_is_15_days_on_and_nothing_else_is_looked_at()
    {
        OracleRun[] before = [Run(0, 5), Run(1, 5), Run(2, 5)];
        RulesOracle.Assess([.. before, Run(16, 20)]).Flags.Single().Rule.ShouldBe("spike");
        RulesOracle.Assess([.. before, Run(17, 20)]).Flags.ShouldBe([new OracleFlag(Start.AddDays(17), "return", "watch", null)]);
        // The second run of that day has a run before it, so it is compared.
        RulesOracle.Assess([.. before, Run(17, 5), Run(17, 20, hour: 18)]).Flags.Select(f => f.Rule).ShouldBe(["return", "spike"]);
    }

    [Fact]
    public void A_run_of_unknown_distance_ends_a_gap_and_counts_for_nothing_else()
    {
        OracleRun[] log = [Run(0, 5), Run(1, 5), Run(12, null), Run(20, 9)];
        RulesOracle.Assess(log).Flags.ShouldBeEmpty(); // no return, and only two runs to compare with
        RulesOracle.Assess(log).Counted.Count.ShouldBe(3);
        RulesOracle.Assess(log.Where(r => r.Km > 0)).Flags.Single().Rule.ShouldBe("return");
    }

    [Theory]
    [InlineData(26, 10, null)] // 52 / 40: not above 1.3
    [InlineData(26.05, 10, "watch")]
    [InlineData(30, 10, "watch")]
    [InlineData(30.05, 10, "elevated")]
    [InlineData(39.95, 10, "elevated")]
    [InlineData(40, 10, "high")]
    [InlineData(9.9, 2.5, null)] // 19.8 km against 10: 1.98 times, but not 10 km more
    public void A_weekly_jump_has_the_level_of_its_bounds(double twoRuns, double fourRuns, string? level)
    {
        var flags = RulesOracle.Assess([.. ThreeWeeks(fourRuns), Run(22, twoRuns), Run(27, twoRuns)]).Flags;
        flags.SingleOrDefault(f => f.Rule == "weekly-jump" && f.Date == Start.AddDays(27))?.Level.ShouldBe(level);
        flags.Any(f => f.Rule == "weekly-jump" && f.Date == Start.AddDays(27)).ShouldBe(level is not null);
    }

    [Theory]
    [InlineData(17.2, 28.7, null)] // 1.66 times and 11.5 km more, but day 27 ago is unknown
    [InlineData(17.2, 28.7, "elevated", 0)]
    [InlineData(20, 30, "watch", 0)] // exactly 1.5 and exactly 10 km more
    [InlineData(20, 29.99, null, 0)] // 10 m short of 10 km more
    [InlineData(9, 19.9, "watch", 0)] // 2.2 times, but not 20 km
    [InlineData(9, 20, "high", 0)]
    public void A_weekly_jump_needs_a_known_month_and_ten_km_more(double before, double week, string? level, int knownFrom = 1)
    {
        OracleRun[] log = [Run(knownFrom, before), Run(8, before), Run(15, before), Run(27, week)];
        // one run a week: day 27 is judged with days 21-27, 14-20 and 0-20
        RulesOracle.Assess(log).Flags.SingleOrDefault(f => f.Rule == "weekly-jump")?.Level.ShouldBe(level);
        RulesOracle.Assess(log).Flags.Count(f => f.Rule == "weekly-jump").ShouldBe(level is null ? 0 : 1);
    }

    [Fact]
    public void An_easy_week_does_not_lower_the_baseline()
    {
        // 60 km in two of three weeks, nothing last week but a jog: B is 40.33, not 1.
        OracleRun[] log = [Run(0, 20), Run(3, 20), Run(5, 20), Run(7, 20), Run(9, 20), Run(11, 20), Run(15, 1), Run(22, 20), Run(24, 20), Run(27, 12)];
        RulesOracle.Assess(log).Flags.ShouldBeEmpty();
        RulesOracle.Assess([.. log[..^1], Run(27, 20.5)]).Flags.Single().Ratio!.Value.ShouldBe(60.5 / (121 / 3.0), 1e-12);
    }

    [Fact]
    public void A_fortnight_has_one_text_and_at_most_one_step_up()
    {
        OracleRun[] log =
        [
            Run(0, 5), Run(1, 5), Run(2, 5),
            Run(3, 8), // 1.6 elevated: text
            Run(5, 12), // 1.5 elevated: silent
            Run(8, 25), // 2.08 high: the step up
            Run(16, 40), // 1.6 elevated, 8 days after the high one: silent, and so are the rest
            Run(21, 81), // 2.025 high, 13 days after
        ];
        RulesOracle.Assess(log).Texts.ShouldBe([new OracleText(Start.AddDays(3), "elevated"), new OracleText(Start.AddDays(8), "high")]);
        RulesOracle.Assess([.. log[..^1], Run(22, 81)]).Texts[^1].ShouldBe(new OracleText(Start.AddDays(22), "high"));
    }

    [Fact]
    public void Only_plausible_runs_count()
    {
        var result = RulesOracle.Assess(
            [
                Run(0, 10), Run(1, 10, sport: "Walk"), Run(2, 0.49), Run(3, 0.5), Run(4, 200.01), Run(5, 200),
                Run(6, 10) with { MovingSeconds = 10_000 / 7.0 - 0.01 }, Run(7, 10.5) with { MovingSeconds = 1500 },
                Run(8, 9, sport: "Trail Run"), Run(9, 9, sport: "indoor_running"), Run(10, 9) with { LocalStart = new(1999, 12, 31) },
                Run(13, 9),
            ],
            now: Start.AddDays(11).ToDateTime(new(12, 0)));
        result.Counted.Select(r => r.Km).ShouldBe([10, 0.5, 200, 10.5, 9, 9]);
        result.Quarantined.Count.ShouldBe(4);
        result.Texts.ShouldNotContain(t => t.Date == Start.AddDays(4));
    }

    [Fact]
    public void A_run_recorded_twice_counts_once_unless_only_dates_are_known()
    {
        var run = Run(0, 10);
        var copy = run with { LocalStart = run.LocalStart.AddSeconds(90), Km = 10.9 };
        RulesOracle.Assess([run, copy]).Duplicates.ShouldBe([copy]);
        RulesOracle.Assess([run, copy with { Km = 12 }]).Duplicates.ShouldBeEmpty();
        RulesOracle.Assess([run, copy with { LocalStart = run.LocalStart.AddSeconds(run.ElapsedSeconds * 0.4) }]).Duplicates.Count.ShouldBe(1);
        RulesOracle.Assess([run, copy with { LocalStart = run.LocalStart.AddSeconds(run.ElapsedSeconds * 0.6) }]).Duplicates.ShouldBeEmpty();
        var dated = run with { LocalStart = run.LocalStart.Date };
        RulesOracle.Assess([dated, dated]).Counted.Count.ShouldBe(2);
    }

    [Fact]
    public void The_bare_ratio_agrees_with_every_vector()
    {
        using var vectors = JsonDocument.Parse(SharedData.Read("vectors/single_run_spike_vectors.json"));
        var cases = vectors.RootElement.EnumerateArray().ToList();
        cases.Count.ShouldBe(11);
        foreach (var one in cases)
        {
            var name = one.GetProperty("name").GetString();
            var runs = one.GetProperty("runs").EnumerateArray()
                .Select(r => (DateOnly.Parse(r[0].GetString()!, CultureInfo.InvariantCulture), r[1].GetDecimal())).ToList();
            var ratio = RulesOracle.BareSpike(runs);
            var state = ratio switch { null => "none", <= 1.10m => "reference", <= 1.30m => "small", <= 2m => "moderate", _ => "large" };
            state.ShouldBe(one.GetProperty("state").GetString(), name);
            var expected = one.GetProperty("ratio");
            if (expected.ValueKind == JsonValueKind.Null) ratio.ShouldBeNull(name);
            else ((double)ratio!.Value).ShouldBe(expected.GetDouble(), 1e-9, name);
        }
    }

    [Fact]
    public void Eight_years_of_a_real_runner_raise_some_flags_and_few_texts()
    {
        var result = RulesOracle.Assess(EightYears());
        foreach (var group in result.Flags.GroupBy(f => $"{f.Rule} {f.Level}").OrderBy(g => g.Key, StringComparer.Ordinal))
            TestContext.Current.TestOutputHelper?.WriteLine($"{group.Key}: {group.Count()}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"counted {result.Counted.Count}, flags {result.Flags.Count}, texts {result.Texts.Count}, quarantined {result.Quarantined.Count}");
        result.Counted.Count.ShouldBe(907); // one is shorter than 0.5 km
        result.Quarantined.ShouldBeEmpty();
        result.Flags.Select(f => f.Rule).Distinct().ShouldBe(["return", "spike", "weekly-jump"], ignoreOrder: true);
        (result.Texts.Count / 8.05).ShouldBeLessThan(13); // the bound of load-science.md for any one log, a year
    }

    private static List<OracleRun> EightYears()
    {
        var lines = SharedData.Lines("history/runner-8-years.csv");
        var columns = lines[0].Split(',').ToList();
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells =>
        {
            string Cell(string name) => cells[columns.IndexOf(name)];
            double Number(string name) => Cell(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;
            var start = DateTime.Parse(Cell("start_date_local"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            return new OracleRun(start, Number("distance_m") / 1000, Number("moving_time_s"), Cell("sport_type"), Number("elapsed_time_s"));
        })];
    }

    /// <summary>Four runs a week in the first three weeks, the first on the first day.</summary>
    private static IEnumerable<OracleRun> ThreeWeeks(double km) => new[] { 0, 2, 4, 6, 7, 9, 11, 13, 14, 16, 18, 20 }.Select(d => Run(d, km));

    private static OracleRun Run(int day, double? km, int hour = 7, string sport = "Run") =>
        new(Start.AddDays(day).ToDateTime(new(hour, 0)), km, km is > 0 and var far ? far * 360 : 1800, sport, km is > 0 and var long_ ? long_ * 365 : 1800);
}
