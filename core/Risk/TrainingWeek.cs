using LoadWatch.Core.Load;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>How much of a span of days the history covers.</summary>
public enum Coverage
{
    /// <summary>No day of it: nothing is known, which is not the same as nothing run.</summary>
    None,

    /// <summary>Some days of it: what was run on the others is missing.</summary>
    Part,

    /// <summary>Every day.</summary>
    Full,
}

/// <summary>A calendar week of the runner, and what the weekly jump rule compares at its end.</summary>
/// <param name="Week">The seven days.</param>
/// <param name="Distance">The distance of the counted runs; null where no day of the week is known.</param>
/// <param name="Runs">How many runs that is.</param>
/// <param name="UnknownRuns">Runs of unknown distance beside them: where there are any, the distance may be too low.</param>
/// <param name="Coverage">How much of the week is known.</param>
/// <param name="IsCurrent">Whether it is the week of today, which may not be over.</param>
/// <param name="Baseline">
/// R2's baseline B as of the last day of the week, or today if that is earlier: the larger of the seven days before the
/// last seven and a third of the 21 days before them; null where the history is insufficient.
/// </param>
/// <param name="Ratio">Distance over baseline, above 0; null without a baseline and for a week that is not over.</param>
/// <param name="Flags">The flags of the week's runs, in order.</param>
public sealed record TrainingWeek(
    Week Week,
    Distance? Distance,
    int Runs,
    int UnknownRuns,
    Coverage Coverage,
    bool IsCurrent,
    Distance? Baseline,
    double? Ratio,
    IReadOnlyList<Flag> Flags)
{
    /// <summary>
    /// The baseline times <see cref="Thresholds.WeekWatch"/>: a flag of R2 lies above it, and needs
    /// <see cref="Thresholds.WeekExcess"/> more than the baseline besides.
    /// </summary>
    public Distance? BandTop => Baseline is { } baseline ? Running.Distance.FromMillimetres((long)Math.Round(baseline.Millimetres * Thresholds.WeekWatch)) : null;

    /// <summary>Of each rule that flagged a run of the week, the flag of the highest level, the first of them if alike.</summary>
    public IEnumerable<Flag> Foremost => Flags.GroupBy(flag => flag.Rule).OrderBy(rule => rule.Key).Select(rule => rule.MaxBy(flag => flag.Level)!);

    internal static TrainingWeek Of(Week week, IReadOnlyList<TrainingRun> runs, int unknownRuns, RecentDays end, DateOnly knownFrom, DateOnly today)
    {
        var coverage = week.FirstDay >= knownFrom ? Coverage.Full
            : week.LastDay >= knownFrom || runs.Count + unknownRuns > 0 ? Coverage.Part
            : Coverage.None;
        return new TrainingWeek(
            week,
            coverage is Coverage.None ? null : runs.Aggregate(Running.Distance.Zero, (sum, run) => sum + run.Distance),
            runs.Count,
            unknownRuns,
            coverage,
            week.Contains(today),
            end.Week.Compared?.Baseline,
            week.LastDay <= today ? end.Week.Compared?.Ratio : null,
            [.. runs.SelectMany(run => run.Flags)]);
    }
}
