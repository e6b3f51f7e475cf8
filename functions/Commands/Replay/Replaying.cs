using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay;

/// <summary>Judges a history run by run, each as of its own day, as if LoadWatch had been there.</summary>
public static class Replaying
{
    /// <summary>Stands for the deployment's own address, which a file knows nothing of.</summary>
    public static readonly Uri RoutineLink = new("https://loadwatch.example/api/routines/glutes");

    /// <param name="history">The history.</param>
    /// <param name="now">The present instant: a run more than a day ahead of it is quarantined.</param>
    /// <param name="unit">The unit in which the runner reads distances.</param>
    public static ReplayResult Of(History history, DateTimeOffset now, DistanceUnit unit)
    {
        var logged = new Dictionary<RunId, HistoryRun>();
        foreach (var run in history.Runs)
        {
            logged[run.Run.Id] = run;
        }

        var log = new RunLog(history.Runs.Select(run => run.Run)).Read(now);
        var (runs, texts) = (new List<ReplayedRun>(), new List<ReplayedText>());
        var earlier = new List<EarlierText>();
        foreach (var assessment in Assessor.Assess(log))
        {
            var decision = TextDecision.Of(assessment.Foremost, earlier, assessment.Run.Day);
            runs.Add(new ReplayedRun(logged[assessment.Run.Id], assessment, decision));
            if (decision is TextDecision.Due(var flag))
            {
                earlier.Add(new EarlierText(flag.Day, flag.Level));
                texts.Add(new ReplayedText(
                    flag.Day, flag, AlertText.Write(flag, unit, Routine.GluteActivation, RoutineLink, physio: null, Words.Of(Language.EnglishUs))));
            }
        }

        var aside = log.Where(run => run.Standing is not Standing.Counted)
            .Select(run => new SetAside(logged[run.Run.Id], run.Standing)).ToArray();
        return new ReplayResult(history, unit, runs, texts, aside, Context(runs));
    }

    private static LoadContext[] Context(List<ReplayedRun> runs) => runs.Count == 0 ? [] : [.. LoadContexts.Of(DailyLoads.Of(
        runs[0].Day, runs[^1].Day, runs.Select(run => (run.Day, run.Assessment.Run.Distance!.Value.Kilometres))))];
}
