using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Load;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay;

/// <summary>A counted run as LoadWatch would have judged it on its day.</summary>
/// <param name="Decision">Whether a text would have gone out, or why not.</param>
public sealed record ReplayedRun(HistoryRun Logged, Assessment Assessment, TextDecision Decision)
{
    public DateOnly Day => Assessment.Run.Day;

    public IEnumerable<Flag> Flags => Assessment.Flags;

    /// <summary>Whether a text tells of this flag.</summary>
    public bool Tells(Flag flag) => Decision is TextDecision.Due(var told) && told == flag;

    /// <summary>The numbers that a rule compared; null where it had too little history or was not asked.</summary>
    public Jump? Compared(Rule rule) => Assessment.Findings.FirstOrDefault(finding => finding.Rule == rule)?.Compared;
}

/// <summary>A text as the runner would have read it.</summary>
public sealed record ReplayedText(DateOnly Day, Flag Flag, string Body);

/// <summary>A run that does not count, and why.</summary>
public sealed record SetAside(HistoryRun Logged, Standing Standing);

/// <summary>Everything that a replay tells; what is shown of it only differs in form.</summary>
/// <param name="Context">The metrics of every day from the first run to the last, in km; empty without a run.</param>
public sealed record ReplayResult(
    History History,
    DistanceUnit Unit,
    IReadOnlyList<ReplayedRun> Runs,
    IReadOnlyList<ReplayedText> Texts,
    IReadOnlyList<SetAside> SetAside,
    IReadOnlyList<LoadContext> Context)
{
    public DateOnly? First => Runs.Count > 0 ? Runs[0].Day : null;

    public DateOnly? Last => Runs.Count > 0 ? Runs[^1].Day : null;

    public IEnumerable<Flag> Flags => Runs.SelectMany(run => run.Flags);

    /// <summary>From the first run to the last, both days included, in years of 365.25 days.</summary>
    public double Years => Runs.Count > 0 ? (Runs[^1].Day.DayNumber - Runs[0].Day.DayNumber + 1) / 365.25 : 0;

    public IEnumerable<(HistoryRun Logged, T Standing)> Aside<T>()
        where T : Standing => SetAside.Where(aside => aside.Standing is T).Select(aside => (aside.Logged, (T)aside.Standing));
}
