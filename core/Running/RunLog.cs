namespace LoadWatch.Core.Running;

/// <summary>
/// An athlete's log: every record of a run by its id. What it says depends on the records it holds, not on the order in
/// which they came, were corrected or were deleted.
/// </summary>
public sealed class RunLog
{
    private readonly Dictionary<RunId, Run> _runs = [];
    private readonly HashSet<RunId> _confirmed = [];

    /// <summary>An empty log, or one of the given runs.</summary>
    public RunLog(IEnumerable<Run>? runs = null)
    {
        foreach (var run in runs ?? [])
        {
            Put(run);
        }
    }

    /// <summary>Adds a run, or corrects the one of the same id.</summary>
    /// <returns>
    /// Whether the log says something else than before; an older revision changes nothing, and a repetition no more than
    /// the revision that is known.
    /// </returns>
    public bool Put(Run run)
    {
        var known = _runs.GetValueOrDefault(run.Id);
        if (run.Revision < known?.Revision)
        {
            return false;
        }

        _runs[run.Id] = run;
        return known is null || !run.TellsTheSameAs(known);
    }

    /// <summary>Takes a run out.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(RunId id) => _runs.Remove(id);

    /// <summary>
    /// Notes that the runner or the clinic says this run is right: it is quarantined no more, and taken for no other run's copy.
    /// </summary>
    public void Confirm(RunId id) => _confirmed.Add(id);

    /// <summary>Every record with its standing, in order of local start, then of id.</summary>
    /// <param name="now">The present instant, against which a start in the future is told.</param>
    public IReadOnlyList<LoggedRun> Read(DateTimeOffset now)
    {
        var read = _runs.Values
            .OrderBy(run => run.LocalStart).ThenBy(run => run.Id)
            .Select(run => new LoggedRun(run, Plausibility.Of(run, now, _confirmed.Contains(run.Id))))
            .ToArray();
        var losers = Duplicates.Among([.. read.Where(r => r.Standing is Standing.Counted).Select(r => r.Run)]);
        for (var i = 0; losers.Count > 0 && i < read.Length; i++)
        {
            if (losers.TryGetValue(read[i].Run.Id, out var winner) && !_confirmed.Contains(read[i].Run.Id))
            {
                read[i] = read[i] with { Standing = new Standing.Duplicate(winner) };
            }
        }

        return read;
    }
}
