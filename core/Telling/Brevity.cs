namespace LoadWatch.Core.Telling;

/// <summary>How short a routine is put in a text: the first that fits is sent.</summary>
public enum Brevity
{
    /// <summary>Every exercise by its full name.</summary>
    Full,

    /// <summary>Every exercise, names clipped.</summary>
    Clipped,

    /// <summary>Every exercise, names as short as they are understood.</summary>
    Tight,

    /// <summary>The three exercises that count most.</summary>
    Three,

    /// <summary>The two exercises that count most.</summary>
    Two,
}
