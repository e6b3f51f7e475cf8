using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>Assesses a log, run by run.</summary>
public static class Assessor
{
    /// <summary>
    /// Every counted run, each as of its own local day over the runs up to and including it, in order of local start; one
    /// pass, linear in the length of the log.
    /// </summary>
    /// <param name="log">The log in order of local start, as <see cref="RunLog.Read"/> gives it.</param>
    /// <param name="knownFrom">
    /// The first day that the history covers; null for an imported log, which covers what follows its first run.
    /// </param>
    public static IEnumerable<Assessment> Assess(IEnumerable<LoggedRun> log, DateOnly? knownFrom = null)
    {
        RecentTraining? training = null;
        foreach (var logged in log)
        {
            if (logged.Standing is Standing.Counted or Standing.UnknownDistance
                && (training ??= new RecentTraining(knownFrom ?? logged.Run.Day)).Add(logged) is { } assessment)
            {
                yield return assessment;
            }
        }
    }
}
