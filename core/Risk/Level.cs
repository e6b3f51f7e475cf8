namespace LoadWatch.Core.Risk;

/// <summary>How far a run or a week goes beyond the recent training. Higher is a bigger jump, not a known risk.</summary>
public enum Level
{
    /// <summary>For the weekly email and the page; never a text.</summary>
    Watch = 1,

    /// <summary>A text is due, unless one went out lately.</summary>
    Elevated = 2,

    /// <summary>A text is due, also as a step up from elevated.</summary>
    High = 3,
}

/// <summary>The rules that raise flags.</summary>
public enum Rule
{
    /// <summary>R3: the first run after 14 whole days without one.</summary>
    Return,

    /// <summary>R1: one run far beyond the longest of the last 30 days.</summary>
    Spike,

    /// <summary>R2: seven days far beyond the weeks before.</summary>
    WeeklyJump,
}

/// <summary>The names that rules and levels bear outside the code: in stored rows, reports and JSON.</summary>
public static class RiskNames
{
    /// <summary><c>return</c>, <c>spike</c> or <c>weekly-jump</c>.</summary>
    public static string Name(this Rule rule) => rule switch
    {
        Rule.Return => "return",
        Rule.Spike => "spike",
        Rule.WeeklyJump => "weekly-jump",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };

    /// <summary><c>watch</c>, <c>elevated</c> or <c>high</c>.</summary>
    public static string Name(this Level level) => level switch
    {
        Level.Watch => "watch",
        Level.Elevated => "elevated",
        Level.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level."),
    };

    /// <summary>The rule of a <see cref="Name(Rule)"/>.</summary>
    /// <exception cref="FormatException">No rule bears that name.</exception>
    public static Rule RuleNamed(string name) => name switch
    {
        "return" => Rule.Return,
        "spike" => Rule.Spike,
        "weekly-jump" => Rule.WeeklyJump,
        _ => throw new FormatException($"'{name}' is no rule: expected return, spike or weekly-jump."),
    };

    /// <summary>The level of a <see cref="Name(Level)"/>.</summary>
    /// <exception cref="FormatException">No level bears that name.</exception>
    public static Level LevelNamed(string name) => name switch
    {
        "watch" => Level.Watch,
        "elevated" => Level.Elevated,
        "high" => Level.High,
        _ => throw new FormatException($"'{name}' is no level: expected watch, elevated or high."),
    };
}
