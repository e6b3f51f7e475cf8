using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;

namespace LoadWatch.Simulation.Texts;

/// <summary>What LoadWatch has texted a runner, and the text that waits.</summary>
internal sealed class Talk
{
    private readonly List<EarlierText> _sent = [];

    /// <summary>A text that is due and has not gone out.</summary>
    public Waiting? Waits { get; set; }

    /// <summary>Texts that went out, as far back as the cool-down looks.</summary>
    public IReadOnlyList<EarlierText> Sent => _sent;

    public void Note(EarlierText text)
    {
        _sent.RemoveAll(earlier => text.Day.DayNumber - earlier.Day.DayNumber >= TextDecision.CoolDownDays);
        _sent.Add(text);
    }
}

/// <summary>A text that waits.</summary>
/// <param name="Flag">What it tells of.</param>
/// <param name="NotBefore">When it may go.</param>
/// <param name="Day">The runner's day at that time.</param>
internal sealed record Waiting(Flag Flag, long NotBefore, DateOnly Day);
