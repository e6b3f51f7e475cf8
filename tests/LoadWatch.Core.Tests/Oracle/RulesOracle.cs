using System.Globalization;

namespace LoadWatch.Core.Tests.Oracle;

/// <summary>A line of an imported history, as written there. No distance is null or 0.</summary>
public sealed record OracleRun(DateTime LocalStart, double? Km, double MovingSeconds, string Sport, double ElapsedSeconds);

/// <param name="Date">Local day of the run that raised it.</param>
/// <param name="Rule">return, spike or weekly-jump.</param>
/// <param name="Level">watch, elevated or high.</param>
/// <param name="Ratio">Null for return.</param>
public sealed record OracleFlag(DateOnly Date, string Rule, string Level, double? Ratio);

public sealed record OracleText(DateOnly Date, string Level);

public sealed record OracleResult(
    IReadOnlyList<OracleFlag> Flags,
    IReadOnlyList<OracleText> Texts,
    IReadOnlyList<OracleRun> Quarantined,
    IReadOnlyList<OracleRun> Duplicates,
    IReadOnlyList<OracleRun> Counted);

/// <summary>
/// rules.md once more, written from that page alone and shaped by nothing but clarity: every run looks through the whole
/// history again. Knows no type of LoadWatch.Core. Arithmetic is decimal and ratios are compared without dividing,
/// so a run that is exactly 1.10 times another is exactly that.
/// </summary>
public static class RulesOracle
{
    private static readonly HashSet<string> Running = new(StringComparer.Ordinal)
    {
        "run", "running", "trailrun", "trailrunning", "virtualrun", "track", "trackrun", "trackrunning", "treadmill",
        "treadmillrun", "treadmillrunning", "indoorrun", "indoorrunning", "street", "streetrun", "streetrunning",
        "obstacle", "obstaclerun", "obstaclerunning", "ultra", "ultrarun", "ultrarunning",
    };

    /// <param name="history">The log, in any order.</param>
    /// <param name="now">The runner's clock at the import; runs more than a day ahead of it are quarantined. Null: not looked at.</param>
    public static OracleResult Assess(IEnumerable<OracleRun> history, DateTime? now = null)
    {
        var (runs, quarantined, duplicates) = Admit(history, now);
        var flags = new List<OracleFlag>();
        var texts = new List<OracleText>();
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Unknown) continue;
            var raised = AssessOne(runs.Take(i + 1).ToList());
            flags.AddRange(raised);
            var levels = raised.Select(f => f.Level).ToList();
            var level = levels.Contains("high") ? "high" : levels.Contains("elevated") ? "elevated" : null;
            if (level is null) continue;
            var day = runs[i].Day;
            if (!texts.Any(t => DaysBetween(t.Date, day) < 14 && (t.Level == "high" || level == "elevated")))
                texts.Add(new(day, level));
        }

        return new(flags, texts, quarantined, duplicates, runs.Where(r => !r.Unknown).Select(r => r.Source).ToList());
    }

    /// <summary>R1's bare quotient: the last run / the longest on days 1-30 ago, whatever their number; null without any.</summary>
    public static decimal? BareSpike(IReadOnlyList<(DateOnly Day, decimal Km)> upToAndIncluding)
    {
        var last = upToAndIncluding[^1];
        var before = upToAndIncluding.Where(r => DaysBetween(r.Day, last.Day) is >= 1 and <= 30).Select(r => r.Km).ToList();
        return before.Count == 0 ? null : last.Km / before.Max();
    }

    private sealed record Entry(OracleRun Source, DateOnly Day, decimal Km, bool Unknown);

    private static (List<Entry> Runs, List<OracleRun> Quarantined, List<OracleRun> Duplicates) Admit(IEnumerable<OracleRun> history, DateTime? now)
    {
        var ordered = history.Where(r => IsRunning(r.Sport)).OrderBy(r => r.LocalStart).ToList(); // stable: ties stay as listed
        var onlyDates = ordered.All(r => r.LocalStart.TimeOfDay == TimeSpan.Zero);
        var runs = new List<Entry>();
        var quarantined = new List<OracleRun>();
        var duplicates = new List<OracleRun>();
        foreach (var run in ordered)
        {
            var km = (decimal)(run.Km ?? 0);
            var moving = (decimal)run.MovingSeconds;
            var unknown = km == 0 && moving > 0;
            var strangeTime = run.LocalStart.Year < 2000 || (now is { } clock && run.LocalStart > clock.AddDays(1));
            if (!unknown && km < 0.5m) continue;
            if (strangeTime || km > 200 || (moving > 0 && km * 1000 > 7 * moving)) quarantined.Add(run);
            else if (!unknown && !onlyDates && runs.Exists(kept => !kept.Unknown && Same(kept.Source, run))) duplicates.Add(run);
            else runs.Add(new(run, DateOnly.FromDateTime(run.LocalStart), km, unknown));
        }

        return (runs, quarantined, duplicates);
    }

    private static bool IsRunning(string sport) =>
        Running.Contains(string.Concat(sport.Where(char.IsAsciiLetter)).ToLower(CultureInfo.InvariantCulture));

    /// <summary>
    /// The same run twice: near starts or mostly the same time, and about the same distance. The page does not say of which
    /// span the overlap is more than half. The longer one is meant here: of the shorter one, a watch left running for
    /// 27 days would swallow every run of its kind in that month.
    /// </summary>
    private static bool Same(OracleRun a, OracleRun b)
    {
        var nearStart = (a.LocalStart - b.LocalStart).Duration() <= TimeSpan.FromMinutes(2);
        DateTime aEnd = a.LocalStart.AddSeconds(a.ElapsedSeconds), bEnd = b.LocalStart.AddSeconds(b.ElapsedSeconds);
        var shared = (aEnd < bEnd ? aEnd : bEnd) - (a.LocalStart > b.LocalStart ? a.LocalStart : b.LocalStart);
        var mostlyShared = shared.TotalSeconds > Math.Max(a.ElapsedSeconds, b.ElapsedSeconds) / 2;
        decimal aKm = (decimal)a.Km!.Value, bKm = (decimal)b.Km!.Value, apart = Math.Abs(aKm - bKm);
        return (nearStart || mostlyShared) && (apart <= 0.5m || apart <= Math.Max(aKm, bKm) / 10);
    }

    /// <summary>The flags of the last run of <paramref name="runs"/>, which holds it and all before it.</summary>
    private static List<OracleFlag> AssessOne(List<Entry> runs)
    {
        var run = runs[^1];
        var before = runs.Take(runs.Count - 1).ToList();
        if (before.Count > 0 && DaysBetween(before[^1].Day, run.Day) > 14) return [new(run.Day, "return", "watch", null)];
        return [.. Spike(run, before), .. WeeklyJump(run, runs)];
    }

    private static IEnumerable<OracleFlag> Spike(Entry run, List<Entry> before)
    {
        var window = before.Where(r => !r.Unknown && DaysBetween(r.Day, run.Day) is >= 1 and <= 30).ToList();
        if (window.Count < 3) yield break;
        var longest = window.Max(r => r.Km);
        if (run.Km <= 1.10m * longest) yield break;
        var level = run.Km - longest < 2 ? "watch"
            : run.Km > 2.00m * longest ? "high"
            : run.Km > 1.30m * longest ? "elevated"
            : "watch";
        yield return new(run.Day, "spike", level, (double)(run.Km / longest));
    }

    private static IEnumerable<OracleFlag> WeeklyJump(Entry run, List<Entry> runs)
    {
        if (DaysBetween(runs[0].Day, run.Day) < 27) yield break;
        decimal Sum(int from, int to) =>
            runs.Where(r => !r.Unknown && DaysBetween(r.Day, run.Day) is var ago && ago >= from && ago <= to).Sum(r => r.Km);
        // B = max(week before, three weeks / 3); threefold, it needs no division.
        var a = Sum(0, 6);
        var threeB = Math.Max(3 * Sum(7, 13), Sum(7, 27));
        if (threeB == 0 || 3 * a - threeB < 30 || 3 * a <= 1.3m * threeB) yield break;
        var level = a < 20 ? "watch"
            : 3 * a >= 2.0m * threeB ? "high"
            : 3 * a > 1.5m * threeB ? "elevated"
            : "watch";
        yield return new(run.Day, "weekly-jump", level, (double)(3 * a / threeB));
    }

    private static int DaysBetween(DateOnly earlier, DateOnly later) => later.DayNumber - earlier.DayNumber;
}
