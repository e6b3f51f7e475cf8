using CsCheck;
using LoadWatch.Core.Running;
using LoadWatch.Core.Tests.Oracle;

namespace LoadWatch.Core.Tests.Risk;

/// <summary>Generated histories, as the oracle reads them and as the core does.</summary>
internal static class Histories
{
    private static readonly DateTime First = new(2025, 1, 6, 7, 0, 0);

    /// <summary>Gaps in days, the bounds of every window among them.</summary>
    private static readonly Gen<int> Gap = Gen.Frequency(
        (20, Gen.Int[0, 3]), (3, Gen.OneOf(4, 6, 7, 8)), (1, Gen.OneOf(13, 14, 15, 16, 20, 21, 27, 28, 30, 31, 32, 40)));

    /// <summary>Kilometres that stand to each other in the ratios of the thresholds, by a metre more and less.</summary>
    private static readonly Gen<double?> Km = Gen.Frequency(
        (12, Gen.Select(Gen.OneOf(5d, 5.5, 6.5, 7, 10, 11, 13, 14.3, 15, 20, 22, 26, 30), Gen.OneOf(0, 0, 0, -0.001, 0.001), (km, off) => (double?)Math.Round(km + off, 3))),
        (4, Gen.Int[300, 30_000].Select(metres => (double?)(metres / 1000.0))),
        (1, Gen.OneOf<double?>(null, 0, 0.499, 0.5, 1.5, 3.499, 3.5, 200, 200.001)));

    private static readonly Gen<Step> Single =
        Gen.Select(Gap, Km, Gen.Int[0, 15], Gen.Frequency((40, Gen.Const(Pace.Usual)), (1, Gen.Const(Pace.Limit)), (1, Gen.Const(Pace.TooFast))),
            (gap, km, hour, pace) => new Step(gap, km, hour * 60, pace, null));

    /// <summary>The run before once more, from another source: about as far, and begun about then.</summary>
    private static readonly Gen<Step> Again =
        Gen.Select(Gen.OneOf(0, 90, 120, 121, 600, 900, 1800, 3000), Gen.OneOf(0, 0.2, 0.5, 0.501, 1, 1.001, 2), Gen.OneOf(0.5, 1, 1, 2),
            (seconds, more, longer) => new Step(0, null, 0, Pace.Usual, new(seconds, more, longer)));

    private static readonly Gen<Step[]> Mixed = Gen.Frequency((12, Single), (1, Again)).Array[1, 70];

    /// <summary>Weeks of four equal runs, each week in a ratio of the thresholds to the first, so that weekly sums meet them exactly.</summary>
    private static readonly Gen<Step[]> Weekly =
        Gen.Select(Gen.OneOf(2d, 2.5, 5, 8, 10), Gen.OneOf(0.25, 0.5, 1, 1, 1, 1, 1.3, 1.301, 1.5, 1.499, 1.501, 1.999, 2, 2.001, 3).Array[5, 12], Gen.Int[0, 2],
            (km, weeks, day) => weeks.SelectMany((factor, week) => Enumerable.Range(0, 4).Select(i =>
                new Step(i > 0 ? 2 : week > 0 ? 1 : day, Math.Round(km * factor, 3), 0, Pace.Usual, null))).ToArray());

    /// <summary>Histories in order of local start, mostly with times of day, some with dates alone.</summary>
    public static Gen<OracleRun[]> Any { get; } =
        Gen.Select(Gen.Frequency((3, Mixed), (2, Weekly), (1, Gen.Select(Weekly, Mixed, (first, then) => (Step[])[.. first, .. then]))), Gen.Int[0, 9],
            (steps, dates) => Told(steps, onlyDates: dates == 0));

    /// <summary>The same history for the core. Ids in order of start: of duplicates the first one wins, as with the oracle.</summary>
    public static Run[] Runs(OracleRun[] history)
    {
        var onlyDates = history.All(run => run.LocalStart.TimeOfDay == TimeSpan.Zero);
        return [.. history.Select((run, i) => new Run
        {
            Id = new(Source.File, $"{i:0000}"),
            Sport = Sport.Run,
            LocalStart = run.LocalStart,
            KnowsTimeOfDay = !onlyDates,
            Distance = run.Km is { } km ? Distance.FromKilometres(km) : null,
            MovingTime = TimeSpan.FromSeconds(run.MovingSeconds),
            ElapsedTime = TimeSpan.FromSeconds(run.ElapsedSeconds),
        })];
    }

    private static OracleRun[] Told(Step[] steps, bool onlyDates)
    {
        var (day, told) = (First.Date, new List<OracleRun>());
        foreach (var step in steps)
        {
            day = day.AddDays(step.Gap);
            if (step.Again is { } again && told is [.., { Km: > 0 } before])
            {
                // No span of more than a day: the core cuts those off, of which the page says nothing.
                var moving = Math.Min(before.MovingSeconds * 1.2 * again.Longer, 24 * 3600);
                told.Add(before with
                {
                    LocalStart = before.LocalStart.AddSeconds(again.Seconds),
                    Km = Math.Round(before.Km!.Value + again.More, 3),
                    ElapsedSeconds = moving,
                    MovingSeconds = moving,
                });
                continue;
            }

            // Tenths of a second, so that 7 m/s is met exactly now and then.
            var metres = (step.Km ?? 0) * 1000;
            var seconds = step.Pace switch
            {
                _ when metres == 0 => 1800,
                Pace.Limit => Math.Ceiling(metres * 10 / 7) / 10,
                Pace.TooFast => Math.Floor(metres * 10 / 7 - 1) / 10,
                _ => Math.Round(metres * 0.36, 1),
            };
            told.Add(new(day.AddHours(5).AddMinutes(step.Minute), step.Km, seconds, "Run", seconds));
        }

        return [.. told.Select(run => onlyDates ? run with { LocalStart = run.LocalStart.Date } : run).OrderBy(run => run.LocalStart)];
    }

    private enum Pace
    {
        Usual,
        Limit,
        TooFast,
    }

    private sealed record Copy(int Seconds, double More, double Longer);

    private sealed record Step(int Gap, double? Km, int Minute, Pace Pace, Copy? Again);
}
