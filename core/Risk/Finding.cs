using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>What one rule says of one run.</summary>
/// <param name="Rule">The rule.</param>
public abstract record Finding(Rule Rule)
{
    /// <summary>The numbers that were compared, whether or not a flag came of it; null where none were.</summary>
    public Jump? Compared => this switch
    {
        Usual usual => usual.Jump,
        Beyond beyond => beyond.Jump,
        _ => null,
    };

    /// <summary>Nothing can be said: the history is too short or too thin. No ratio is shown.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Missing">What is missing, as the end of a sentence.</param>
    public sealed record InsufficientHistory(Rule Rule, string Missing) : Finding(Rule);

    /// <summary>Within the recent training.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Jump">The numbers that were compared.</param>
    public sealed record Usual(Rule Rule, Jump Jump) : Finding(Rule);

    /// <summary>Beyond the recent training.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Level">How far.</param>
    /// <param name="Jump">The numbers that were compared.</param>
    public sealed record Beyond(Rule Rule, Level Level, Jump Jump) : Finding(Rule);

    /// <summary>The first run after a break.</summary>
    /// <param name="DaysSince">Days from the previous run to this one, at least 15.</param>
    public sealed record AfterBreak(int DaysSince) : Finding(Rule.Return);
}

/// <summary>A distance, and the one it is measured against.</summary>
/// <param name="Distance">The run, or the sum of seven days.</param>
/// <param name="Baseline">The longest run of 30 days, or a week's distance before; never zero.</param>
/// <param name="Ratio">Distance over baseline.</param>
public sealed record Jump(Distance Distance, Distance Baseline, double Ratio);
