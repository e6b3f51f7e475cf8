using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Talking;

/// <summary>What a runner's text comes to: what it means, what it changes, and what is said to it.</summary>
/// <param name="Meaning">One of <see cref="Meanings"/>.</param>
/// <param name="Reply">What is said; null for nothing.</param>
public sealed record Answer(string Meaning, Reply? Reply)
{
    /// <summary>The pain that it reports; null for none.</summary>
    public Heard.Pain? Pain { get; init; }

    /// <summary>Whether it calls for a person: the clinic sees it first.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>What it changes of the texts; null for nothing.</summary>
    public TextsChange? Change { get; init; }
}

/// <summary>What a runner's text changes of the texts that LoadWatch sends.</summary>
public abstract record TextsChange
{
    private TextsChange() { }

    /// <summary>They end.</summary>
    public sealed record Stopped : TextsChange;

    /// <summary>They come again, and no pause holds.</summary>
    public sealed record Started : TextsChange;

    /// <summary>Alerts rest.</summary>
    /// <param name="Until">The first day on which they come again.</param>
    public sealed record Paused(DateOnly Until) : TextsChange;

    /// <summary>Alerts rest no longer.</summary>
    public sealed record Resumed : TextsChange;
}
