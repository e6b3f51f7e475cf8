using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Tests.Oracle;

namespace LoadWatch.Core.Tests.Risk;

/// <summary>The core against the naive oracle of the rules, which shares no code with it.</summary>
public class OracleAgreementTests
{
    [Fact]
    public void Eight_years_of_a_real_runner_raise_the_same_flags_and_texts()
    {
        var lines = SharedData.Lines("history/runner-8-years.csv");
        var columns = lines[0].Split(',').ToList();
        List<Run> runs = [];
        List<OracleRun> history = [];
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            string Cell(string name) => cells[columns.IndexOf(name)];
            double Number(string name) => Cell(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;
            DateTime Time(string name) => DateTime.Parse(Cell(name), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            var local = DateTime.SpecifyKind(Time("start_date_local"), DateTimeKind.Unspecified);
            history.Add(new(local, Number("distance_m") / 1000, Number("moving_time_s"), Cell("sport_type"), Number("elapsed_time_s")));
            runs.Add(new()
            {
                Id = new(Source.File, Cell("n").PadLeft(6, '0')),
                Sport = Cell("sport_type") == "TrailRun" ? Sport.Trail : Sport.Run,
                LocalStart = local,
                Start = new(Time("start_date"), TimeSpan.Zero),
                Distance = Distance.FromMetres(Number("distance_m")),
                MovingTime = TimeSpan.FromSeconds(Number("moving_time_s")),
                ElapsedTime = TimeSpan.FromSeconds(Number("elapsed_time_s")),
            });
        }

        var oracle = RulesOracle.Assess(history);
        oracle.Flags.Count.ShouldBeGreaterThan(100);
        oracle.Texts.Count.ShouldBeGreaterThan(10);
        Replay.Of(runs).ShouldAgreeWith(oracle);
    }

    [Fact]
    public void Thousands_of_histories_near_every_threshold_raise_the_same_flags_and_texts()
    {
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        Histories.Any.Sample(history =>
        {
            var clock = new DateTime(2025, 5, 20, 12, 0, 0);
            var oracle = RulesOracle.Assess(history, clock);
            var replay = Replay.Of(Histories.Runs(history), new(clock, TimeSpan.Zero));
            replay.ShouldAgreeWith(oracle);
            Count(replay, seen);
        }, iter: 3_000);

        // The histories reach what they are meant to reach.
        foreach (var name in (string[])["return watch", "spike watch", "spike elevated", "spike high", "weekly-jump watch",
                     "weekly-jump elevated", "weekly-jump high", "spike = 1.1", "spike = 1.3", "spike = 2", "weekly-jump = 1.3",
                     "weekly-jump = 1.5", "weekly-jump = 2", "text elevated", "text high", "Duplicate", "Quarantined", "UnknownDistance", "TooShort"])
            seen.GetValueOrDefault(name).ShouldBeGreaterThan(20, name);
    }

    private static void Count(Replay replay, ConcurrentDictionary<string, int> seen)
    {
        void See(string name) => seen.AddOrUpdate(name, 1, (_, count) => count + 1);
        foreach (var logged in replay.Log) See(logged.Standing.GetType().Name);
        foreach (var text in replay.Texts) See($"text {text.Level.Name()}");
        foreach (var flag in replay.Flags) See($"{flag.Rule.Name()} {flag.Level.Name()}");
        foreach (var finding in Assessor.Assess(replay.Log).SelectMany(one => one.Findings))
        {
            var jump = finding switch { Finding.Beyond beyond => beyond.Jump, Finding.Usual usual => usual.Jump, _ => null };
            if (jump is not null) See(string.Create(CultureInfo.InvariantCulture, $"{finding.Rule.Name()} = {jump.Ratio}"));
        }
    }
}
