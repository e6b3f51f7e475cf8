using LoadWatch.Core.Running;
using LoadWatch.Simulation.Arrivals;
using LoadWatch.Simulation.Season;

namespace LoadWatch.Simulation.Population;

/// <summary>Makes the runners of a population, or of a stratified sample of it.</summary>
internal static class People
{
    /// <summary>The part who say yes to texts, and to the weekly email; assumed.</summary>
    public const double TextsYes = 0.9, EmailYes = 0.7;

    /// <param name="count">How many; every stratum has its share.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="knownFrom">The first day of their histories.</param>
    public static Athlete[] Make(int count, ulong seed, DateOnly knownFrom)
    {
        var people = new Athlete[count];
        var index = 0;
        foreach (var (stratum, quota) in Strata.All.Zip(Strata.Quotas(count)))
        {
            for (var member = 0; member < quota; member++, index++)
            {
                people[index] = MakeOne(stratum, new Dice(seed, (ulong)index), knownFrom);
            }
        }

        return people;
    }

    private static Athlete MakeOne(Stratum stratum, Dice dice, DateOnly knownFrom)
    {
        var training = Training.Of(stratum, ref dice);
        var (texts, email, sync) = (dice.Happens(TextsYes), dice.Happens(EmailYes), SyncHabits.Draw(ref dice));
        var unit = stratum.Zone.Id.StartsWith("America/", StringComparison.Ordinal) && !stratum.Zone.IsSouthern ? DistanceUnit.Miles : DistanceUnit.Kilometres;
        return new Athlete(stratum, dice, knownFrom) { Training = training, WantsTexts = texts, WantsEmail = email, Sync = sync, Unit = unit };
    }
}
