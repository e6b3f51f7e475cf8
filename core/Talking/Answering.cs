using LoadWatch.Core.Hearing;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Talking;

/// <summary>What LoadWatch answers to a runner's text, and what it makes of it.</summary>
public static class Answering
{
    /// <summary>Answers a text.</summary>
    /// <param name="state">What went before.</param>
    /// <param name="body">The text.</param>
    /// <param name="optOutType">STOP, START or HELP where the carrier has understood the text so and answered it; else null.</param>
    public static Answer Of(Conversation state, string body, string? optOutType = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isAnswered = optOutType is not null;
        return Meant(body, optOutType) switch
        {
            Heard.Stop => new Answer(Meanings.Stop, isAnswered || state.IsGoodbyeSaid ? null : new Reply.Goodbye()) { Change = new TextsChange.Stopped() },
            Heard.Start => Started(isAnswered),
            Heard.Yes when state.IsStopped => Started(isAnswered),
            Heard.Help => new Answer(Meanings.Help, isAnswered ? null : new Reply.Help()),
            var heard => Told(state, heard) is var answer && state.IsStopped ? answer with { Reply = null } : answer,
        };
    }

    /// <summary>The carrier's reading of a text goes before ours: it has acted on it.</summary>
    /// <param name="body">The text.</param>
    /// <param name="optOutType">The carrier's reading; null where it has none.</param>
    public static Heard Meant(string body, string? optOutType) => optOutType switch
    {
        "STOP" => new Heard.Stop(),
        "START" => new Heard.Start(),
        "HELP" => new Heard.Help(),
        _ => Heard.Of(body),
    };

    private static Answer Started(bool isAnswered) =>
        new(Meanings.Start, isAnswered ? null : new Reply.Started()) { Change = new TextsChange.Started() };

    private static Answer Told(Conversation state, Heard heard) => heard switch
    {
        Heard.Done => new Answer(Meanings.Done, new Reply.Done(state.KicksWith(RoutineReportKind.Done))),
        Heard.Pain pain => Hurts(state, pain),
        Heard.PainWithoutNumber => new Answer(Meanings.PainWithoutNumber, new Reply.HowStrong()),
        Heard.SelfTest { IsWeak: true } => new Answer(Meanings.Weak, new Reply.Weak(state.KicksWith(RoutineReportKind.Weak))),
        Heard.SelfTest when state.AwaitsSelfTest => new Answer(Meanings.Ok, new Reply.Strong(state.KicksWith(RoutineReportKind.Ok))),
        Heard.SelfTest => new Answer(Meanings.OkUnasked, null),
        Heard.Pause(var days) => Rests(state.Day.AddDays(days)),
        Heard.Resume => new Answer(Meanings.Resume, new Reply.Resumed()) { Change = new TextsChange.Resumed() },
        _ when state.IsHelpGivenToday || state.IsStopped => new Answer(Meanings.UnclearUnanswered, null),
        _ => new Answer(Meanings.Unclear, new Reply.Unclear()),
    };

    private static Answer Hurts(Conversation state, Heard.Pain pain)
    {
        var isUrgent = PainRule.IsUrgent(pain.Level, state.Day, state.Pains);
        return new Answer(
            Meanings.Pain,
            isUrgent ? new Reply.Urgent(pain) : pain.Level < PainRule.LeastPain ? new Reply.NoPain() : new Reply.Logged(pain))
        {
            Pain = pain,
            IsUrgent = isUrgent,
        };
    }

    private static Answer Rests(DateOnly until) => new(Meanings.Pause, new Reply.Paused(until)) { Change = new TextsChange.Paused(until) };
}
