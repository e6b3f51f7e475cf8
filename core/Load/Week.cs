namespace LoadWatch.Core.Load;

/// <summary>
/// A calendar week of the runner: seven local days from <see cref="FirstDay"/> on. Where weeks start (Monday, Sunday, ...)
/// is the runner's choice and part of the week, so weeks that start on different days are never equal.
/// </summary>
public readonly record struct Week
{
    private const int Length = 7;

    private Week(DateOnly firstDay) => FirstDay = firstDay;

    /// <summary>First local day, inclusive.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Last local day, inclusive.</summary>
    public DateOnly LastDay => FirstDay.AddDays(Length - 1);

    /// <summary>The day of the week on which this week, and its neighbours, start.</summary>
    public DayOfWeek StartsOn => FirstDay.DayOfWeek;

    /// <summary>The seven days before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They lie before the year 1.</exception>
    public Week Previous => new(FirstDay.AddDays(-Length));

    /// <summary>The seven days after.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They lie after the year 9999.</exception>
    public Week Next => new(FirstDay.AddDays(Length));

    /// <summary>The seven days, in order.</summary>
    public IEnumerable<DateOnly> Days
    {
        get
        {
            for (var i = 0; i < Length; i++) yield return FirstDay.AddDays(i);
        }
    }

    /// <summary>The week that holds a day.</summary>
    /// <param name="day">Any local day.</param>
    /// <param name="firstDay">The day of the week on which weeks start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDay"/> is no day of the week, or the week starts before the year 1.</exception>
    public static Week Of(DateOnly day, DayOfWeek firstDay)
    {
        if (!Enum.IsDefined(firstDay)) throw new ArgumentOutOfRangeException(nameof(firstDay), firstDay, "No day of the week.");
        return new(day.AddDays(-((day.DayOfWeek - firstDay + Length) % Length)));
    }

    /// <summary>Whether a day is one of the seven.</summary>
    /// <param name="day">Any local day.</param>
    public bool Contains(DateOnly day) => day >= FirstDay && day.DayNumber - FirstDay.DayNumber < Length;

    /// <summary>First day and last day, such as <c>2025-01-06..2025-01-12</c>.</summary>
    public override string ToString() => $"{FirstDay:yyyy-MM-dd}..{LastDay:yyyy-MM-dd}";
}
