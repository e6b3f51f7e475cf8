using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Talking;

/// <summary>All that the answer to a runner's text depends on, but for the text.</summary>
public sealed record Conversation
{
    /// <summary>Days after the follow-up on which an OK is still its answer.</summary>
    public const int SelfTestDays = 10;

    /// <summary>The runner's local day of the text.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether the runner has stopped the texts: then only START and HELP are answered.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Whether the end of the texts has been confirmed since they last ran.</summary>
    public bool IsGoodbyeSaid { get; init; }

    /// <summary>The local day of the last follow-up that has no answer yet; null where there is none.</summary>
    public DateOnly? SelfTestAsked { get; init; }

    /// <summary>Whether a text that was not understood has been answered on this day.</summary>
    public bool IsHelpGivenToday { get; init; }

    /// <summary>The pains reported before, in any order.</summary>
    public IReadOnlyList<(DateOnly Day, int Level)> Pains { get; init; } = [];

    /// <summary>What was reported of the routine before, in any order.</summary>
    public IReadOnlyList<RoutineReport> Reports { get; init; } = [];

    /// <summary>Whether an OK answers a self-test.</summary>
    internal bool AwaitsSelfTest => SelfTestAsked is { } asked && Day.DayNumber - asked.DayNumber is >= 0 and <= SelfTestDays;

    /// <summary>Donkey kicks a leg, once this is reported too.</summary>
    internal int KicksWith(RoutineReportKind report) => RoutineProgress.Kicks([.. Reports, new RoutineReport(Day, report)]);
}
