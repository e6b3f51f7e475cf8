using LoadWatch.Core.Running;

namespace LoadWatch.Simulation.Arrivals;

/// <summary>A platform tells nothing for a while, and then all of it within the next minutes.</summary>
internal readonly record struct Outage(long From, long Until)
{
    /// <summary>Outages a year of each platform, and their lengths; assumed.</summary>
    public const double AYear = 4, ShortestHours = 0.5, LongestHours = 5;

    private const double FlushMinutes = 20;

    /// <summary>The outages of a platform in so many days.</summary>
    public static Outage[] Draw(Source platform, int days, ulong seed)
    {
        var dice = new Dice(seed, 0xD0000000 + (ulong)platform);
        var outages = new Outage[(int)Math.Round(AYear * days / 365)];
        for (var i = 0; i < outages.Length; i++)
        {
            var from = (long)dice.Between(0, days * (double)Clock.Day);
            outages[i] = new Outage(from, from + (long)(dice.Between(ShortestHours, LongestHours) * Clock.Hour));
        }

        return outages;
    }

    /// <summary>When something really arrives that would have at an instant.</summary>
    public static long Delay(Outage[] outages, long at, ref Dice dice)
    {
        foreach (var outage in outages)
        {
            if (at >= outage.From && at < outage.Until)
            {
                return outage.Until + (long)(dice.Wait(FlushMinutes) * Clock.Minute);
            }
        }

        return at;
    }
}
