namespace LoadWatch.Commands.Doctor;

/// <summary>What a check came to.</summary>
internal enum Verdict
{
    Pass,
    Fail,

    /// <summary>It cannot be told from here, or there is nothing to tell; it does not fail.</summary>
    CannotTell,
}

/// <summary>One line of the doctor's.</summary>
/// <param name="About">What was looked at, in a word or two.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="What">What was found, in a sentence.</param>
/// <param name="Next">The next step: a setting, a command or a page; null where there is none.</param>
internal sealed record CheckResult(string About, Verdict Verdict, string What, string? Next)
{
    public static CheckResult Pass(string about, string what, string? next = null) => new(about, Verdict.Pass, what, next);

    public static CheckResult Fail(string about, string what, string next) => new(about, Verdict.Fail, what, next);

    public static CheckResult CannotTell(string about, string what, string next) => new(about, Verdict.CannotTell, what, next);

    /// <summary>An area that is not configured: whether it would work cannot be told.</summary>
    public static CheckResult Off(string about, string meaning, string next) => CannotTell(about, $"Switched off: {meaning}", next);
}

/// <summary>A check, with a time-out of its own.</summary>
/// <param name="About">What it looks at.</param>
/// <param name="Next">The next step where it cannot come to its end.</param>
/// <param name="Look">Looks; what was found before a fault is kept.</param>
internal sealed record Check(string About, string Next, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<CheckResult>> Look)
{
    /// <summary>The longest that it may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Whether a fault on its way is one that another check tells of: then this one cannot tell.</summary>
    public bool RestsOnStorage { get; init; }
}
