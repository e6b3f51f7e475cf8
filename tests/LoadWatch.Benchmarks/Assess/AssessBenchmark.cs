using System.ComponentModel;
using System.Globalization;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Benchmarks.Assess;

/// <summary>
/// A history of 10,000 runs, every run assessed and every day put in context, against the reference implementation. The
/// reference computes the same figures; LoadWatch besides judges plausibility and doubles, and the weekly rule.
/// </summary>
internal static class AssessBenchmark
{
    private const string Name = "history of 10,000 runs, times as fast as Python";
    private const int Runs = 10_000;
    private const int Rounds = 7;
    private const int Warmups = 40;

    /// <summary>Each run is given only the runs that it can reach back to: the whole history would make the reference quadratic.</summary>
    private const string Script =
        """
        import sys, time, datetime as dt
        sys.dont_write_bytecode = True
        sys.path.insert(0, sys.argv[1])
        import refimpl as r
        runs = [(dt.date.fromordinal(int(day)), float(km)) for day, km in (line.split() for line in open(sys.argv[2]))]
        first = runs[0][0]
        loads = [0.0] * ((runs[-1][0] - first).days + 1)
        for day, km in runs: loads[(day - first).days] += km
        started = time.perf_counter()
        pmc, williams, halflife = r.pmc(loads), r.acwr_ewma_williams(loads), r.acwr_ewma_halflife(loads)
        coupled = [r.acwr(loads, i, 'coupled_7_28') for i in range(len(loads))]
        uncoupled = [r.acwr(loads, i, 'uncoupled_7_21') for i in range(len(loads))]
        weeks = [loads[i - 6:i + 1] for i in range(6, len(loads))]
        monotony = [r.monotony(week) for week in weeks]
        strain = [None if m is None else sum(week) * m for m, week in zip(monotony, weeks)]
        low, spikes = 0, []
        for i, (day, km) in enumerate(runs):
            while (day - runs[low][0]).days > 31: low += 1
            spikes.append(r.spike(runs[low:i + 1], i - low))
        took = time.perf_counter() - started
        total = lambda values: sum(v for v in values if v is not None)
        print(took, total(p[0] for p in pmc), total(coupled), total(strain))
        """;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel)
    {
        var data = Environment.GetEnvironmentVariable("LOADWATCH_SHARED_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data");
        var reference = Path.GetFullPath(Path.Combine(data, "vectors"));
        if (!File.Exists(Path.Combine(reference, "refimpl.py")))
        {
            return [Figure.Skipped(Name, "the reference implementation is not here (LOADWATCH_SHARED_DATA)")];
        }

        var runs = History();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(
                file, runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Day.DayNumber + 1} {run.Distance!.Value.Kilometres:0.000}")), cancel);
            for (var i = 0; i < Warmups; i++)
            {
                Assess(runs);
            }

            var rounds = await Sample.InTurnAsync(
                Rounds, _ => PythonAsync(reference, file, cancel), _ => Task.FromResult(Assess(runs)));
            Compare(rounds[0].Floor[1..], rounds[0].Subject[1..]);
            return
            [
                new Figure(
                    Name,
                    Figure.Milliseconds(Sample.Median(rounds.Select(round => round.Subject[0]))),
                    Figure.Milliseconds(Sample.Median(rounds.Select(round => round.Floor[0]))),
                    Sample.Median(rounds.Select(round => round.Floor[0] / round.Subject[0])),
                    new Goal.AtLeast(20)),
            ];
        }
        catch (Win32Exception)
        {
            return [Figure.Skipped(Name, "python3 is not here")];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Seconds, and the sums of fitness, coupled ratio and strain.</summary>
    private static double[] Assess(IReadOnlyList<Run> runs)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var assessed = Assessor.Assess(new RunLog(runs).Read(clock.GetUtcNow())).Count();
        var loads = DailyLoads.Of(runs[0].Day, runs[^1].Day, runs.Select(run => (run.Day, run.Distance!.Value.Kilometres)));
        var contexts = LoadContexts.Of(loads).ToArray();
        var took = clock.GetElapsedTime(started).TotalSeconds;
        return assessed == Runs
            ? [took, contexts.Sum(day => day.Fitness.Fitness), contexts.Sum(day => day.Coupled ?? 0), contexts.Sum(day => day.Monotony?.Strain ?? 0)]
            : throw new InvalidOperationException($"{assessed} of {Runs} runs were assessed.");
    }

    private static async Task<double[]> PythonAsync(string reference, string file, CancellationToken cancel)
    {
        var said = await Child.RunAsync("python3", ["-c", Script, reference, file], Environment.CurrentDirectory, cancel);
        return [.. said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static void Compare(double[] reference, double[] ours)
    {
        if (reference.Zip(ours).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-9 * Math.Abs(pair.First)))
        {
            throw new InvalidOperationException($"The two do not compute the same: {string.Join(' ', reference)} and {string.Join(' ', ours)}.");
        }
    }

    /// <summary>Eight runs a week for 24 years, the same on every machine.</summary>
    private static Run[] History()
    {
        var first = new DateOnly(2002, 1, 7);
        int[] days = [0, 1, 2, 2, 3, 4, 5, 6];
        return [.. Enumerable.Range(0, Runs).Select(number =>
        {
            var day = first.AddDays((number / days.Length * 7) + days[number % days.Length]);
            var second = number % days.Length == 3;
            return new Run
            {
                Id = new RunId(Source.File, $"{number}"),
                Sport = Sport.Run,
                LocalStart = day.ToDateTime(second ? new TimeOnly(18, 0) : new TimeOnly(6, 30)),
                Distance = Distance.FromMetres(4_000 + (number * 7_919L % 9_000)),
                MovingTime = TimeSpan.FromSeconds(3_600),
                ElapsedTime = TimeSpan.FromSeconds(3_700),
            };
        })];
    }
}
