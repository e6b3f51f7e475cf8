using LoadWatch.Core.Running;

namespace LoadWatch.Simulation.Population;

/// <summary>How somebody runs through a year.</summary>
internal enum Habit
{
    /// <summary>The same week, more or less, all year.</summary>
    Steady,

    /// <summary>Builds up to a marathon in spring, tapers, races, rests.</summary>
    SpringMarathon,

    /// <summary>The same in autumn.</summary>
    AutumnMarathon,

    /// <summary>Once or twice a week, or not.</summary>
    Occasional,

    /// <summary>Starts with the New Year; many give up by spring.</summary>
    Resolution,
}

/// <summary>Runners who are alike in what the load depends on.</summary>
internal sealed record Stratum(Zone Zone, Source Platform, Habit Habit, double Share);

/// <summary>The whole population as strata. The shares of platforms and habits are assumed.</summary>
internal static class Strata
{
    public static IReadOnlyList<(Source Platform, double Share)> Platforms { get; } = [(Source.Strava, 0.55), (Source.Garmin, 0.45)];

    public static IReadOnlyList<(Habit Habit, double Share)> Habits { get; } =
    [
        (Habit.Steady, 0.45), (Habit.SpringMarathon, 0.11), (Habit.AutumnMarathon, 0.09), (Habit.Occasional, 0.20), (Habit.Resolution, 0.15),
    ];

    public static IReadOnlyList<Stratum> All { get; } =
    [
        .. from zone in Zones.All
           from platform in Platforms
           from habit in Habits
           select new Stratum(zone, platform.Platform, habit.Habit, zone.Share * platform.Share * habit.Share),
    ];

    /// <summary>
    /// How many of <paramref name="runners"/> each stratum holds: its share, the rests to the largest remainders, so that a
    /// sample has the make-up of the whole.
    /// </summary>
    public static int[] Quotas(int runners)
    {
        var exact = All.Select(stratum => stratum.Share * runners).ToArray();
        var quotas = exact.Select(share => (int)Math.Floor(share)).ToArray();
        var left = runners - quotas.Sum();
        foreach (var index in Enumerable.Range(0, exact.Length).OrderByDescending(index => exact[index] - quotas[index]).ThenBy(index => index).Take(left))
        {
            quotas[index]++;
        }

        return quotas;
    }
}
