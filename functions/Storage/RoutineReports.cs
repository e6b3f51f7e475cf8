using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;

namespace LoadWatch.Storage;

/// <summary>What a runner's texts say about the routine.</summary>
public static class RoutineReports
{
    /// <summary>The runner's dose of the routine, in donkey kicks a leg.</summary>
    public static int Kicks(this RunnerPartition runner) => RoutineProgress.Kicks([.. runner.Said.SelectMany(row => Of(row.Value))]);

    /// <summary>What one text says about it.</summary>
    public static IEnumerable<RoutineReport> Of(Said said)
    {
        RoutineReportKind? kind = said.Meaning switch
        {
            Meanings.Done => RoutineReportKind.Done,
            Meanings.Weak => RoutineReportKind.Weak,
            Meanings.Ok => RoutineReportKind.Ok,
            _ => null,
        };
        if (kind is { } told)
        {
            yield return new RoutineReport(said.Day, told);
        }

        // Pain of which no number is known is no pain of 0.
        if (said is { Pain: >= 1 } or { Meaning: Meanings.PainWithoutNumber })
        {
            yield return new RoutineReport(said.Day, RoutineReportKind.Pain);
        }
    }
}
