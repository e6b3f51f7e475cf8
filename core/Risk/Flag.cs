using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>A run that a rule points at.</summary>
/// <param name="Run">The run.</param>
/// <param name="Day">Its local day.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Level">How far beyond the recent training.</param>
/// <param name="Jump">The numbers; null for a return after a break.</param>
/// <param name="DaysSince">For a return: days since the previous run.</param>
public sealed record Flag(RunId Run, DateOnly Day, Rule Rule, Level Level, Jump? Jump, int? DaysSince)
{
    /// <summary>Whether a text can come of it.</summary>
    public bool Texts => Level >= Level.Elevated;

    /// <summary>The flag of a finding; null where the finding raises none.</summary>
    public static Flag? Of(Run run, Finding finding) => finding switch
    {
        Finding.Beyond beyond => new Flag(run.Id, run.Day, beyond.Rule, beyond.Level, beyond.Jump, null),
        Finding.AfterBreak pause => new Flag(run.Id, run.Day, Rule.Return, Level.Watch, null, pause.DaysSince),
        _ => null,
    };
}
