using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Talking;

/// <summary>A conversation, line by line: its state is kept as the rows of a runner would keep it.</summary>
internal sealed class Talk
{
    public Conversation State { get; private set; } = new() { Day = new DateOnly(2026, 11, 2) };

    /// <summary>Lines that came in, with what the carrier did: <c>STOP [STOP]</c>; and what happens between: <c>+3 days</c>, <c>asked</c>.</summary>
    public IReadOnlyList<string> Hears(params IEnumerable<string> lines) => [.. lines.Select(Hear).OfType<string>()];

    private string? Hear(string line)
    {
        if (line.StartsWith('+'))
        {
            State = State with { Day = State.Day.AddDays(int.Parse(line.Split(' ')[0])), IsHelpGivenToday = false };
            return null;
        }

        if (line == "asked")
        {
            State = State with { SelfTestAsked = State.Day };
            return null;
        }

        var optOut = line.EndsWith(']') ? line[(line.IndexOf('[') + 1)..^1] : null;
        var answer = Answering.Of(State, optOut is null ? line : line[..line.IndexOf('[')], optOut);
        Keep(answer);
        return $"{answer.Meaning}: {Say(answer.Reply)}{(answer.IsUrgent ? " !" : "")}";
    }

    private void Keep(Answer answer)
    {
        var reports = State.Reports.ToList();
        if (answer.Meaning is Meanings.Done or Meanings.Weak or Meanings.Ok)
        {
            reports.Add(new RoutineReport(State.Day, Enum.Parse<RoutineReportKind>(answer.Meaning, ignoreCase: true)));
        }

        if (answer.Pain is { Level: > 0 })
        {
            reports.Add(new RoutineReport(State.Day, RoutineReportKind.Pain));
        }

        State = State with
        {
            Reports = reports,
            Pains = answer.Pain is { } pain ? [.. State.Pains, (State.Day, pain.Level)] : State.Pains,
            IsHelpGivenToday = State.IsHelpGivenToday || answer.Meaning is Meanings.Unclear,
            SelfTestAsked = answer.Meaning is Meanings.Ok or Meanings.Weak ? null : State.SelfTestAsked,
            IsStopped = answer.Change switch { TextsChange.Stopped => true, TextsChange.Started => false, _ => State.IsStopped },
            IsGoodbyeSaid = answer.Change switch { TextsChange.Stopped => true, TextsChange.Started => false, _ => State.IsGoodbyeSaid },
        };
    }

    private static string Say(Reply? reply) => reply switch
    {
        null => "-",
        Reply.Done(var kicks) => $"Done {kicks}",
        Reply.Weak(var kicks) => $"Weak {kicks}",
        Reply.Strong(var kicks) => $"Strong {kicks}",
        Reply.Paused(var until) => $"Paused {until:MM-dd}",
        Reply.Logged(var pain) => $"Logged {pain.Level} {pain.Side} {pain.Where}".TrimEnd().Replace("  ", " ", StringComparison.Ordinal),
        Reply.Urgent(var pain) => $"Urgent {pain.Level} {pain.Side} {pain.Where}".TrimEnd().Replace("  ", " ", StringComparison.Ordinal),
        _ => reply.GetType().Name,
    };
}
