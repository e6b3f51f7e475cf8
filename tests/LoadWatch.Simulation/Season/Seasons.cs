namespace LoadWatch.Simulation.Season;

/// <summary>What the time of year does to everybody's running. Assumed shapes; the report says so.</summary>
internal static class Seasons
{
    /// <summary>The day of the marathon of spring and of autumn, as a day of the year in the north; half a year apart in the south.</summary>
    public const int SpringRace = 112, AutumnRace = 287;

    private const int YearDays = 365;

    /// <summary>Volume against the mean of the year: a fifth more in early summer than in midwinter, less over the holidays.</summary>
    public static double Volume(DateOnly day, bool isSouthern)
    {
        var swing = 1 + (0.10 * Math.Cos(2 * Math.PI * (OfSeason(day, isSouthern) - 165) / YearDays));
        return day is { Month: 12, Day: >= 23 } or { Month: 1, Day: 1 } ? swing * 0.8 : swing;
    }

    /// <summary>The part of runs on a treadmill.</summary>
    public static double Treadmill(DateOnly day, bool isSouthern) =>
        OfSeason(day, isSouthern) is < 75 or > 320 ? 0.15 : 0.04;

    /// <summary>The day of the year, as the north would count it.</summary>
    public static int OfSeason(DateOnly day, bool isSouthern) => (day.DayOfYear + (isSouthern ? 182 : 0)) % YearDays;
}
