namespace LoadWatch.Commands.Replay.Report;

/// <summary>Six months of a year, the width of one tile.</summary>
/// <param name="Half">1 or 2.</param>
internal readonly record struct HalfYear(int Year, int Half)
{
    /// <summary>The longer half; both are drawn to the same scale.</summary>
    public const int Days = 184;

    public DateOnly First => new(Year, Half is 1 ? 1 : 7, 1);

    public DateOnly Last => Half is 1 ? new DateOnly(Year, 6, 30) : new DateOnly(Year, 12, 31);

    public string Name => $"{(Half is 1 ? "January to June" : "July to December")} {Year}";

    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = 0; month < 6; month++)
            {
                yield return First.AddMonths(month);
            }
        }
    }

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
