using LoadWatch.Runs;
using LoadWatch.Simulation.Cost;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Simulation.Limits;

/// <summary>Every limit that was looked at, in the order in which they bite as the number of runners grows.</summary>
internal static class AllLimits
{
    /// <summary>The most athletes that Strava reviews an application for.</summary>
    private const int StravaAthletes = 9_999;

    private const int QueueASecond = 2_000, AccountASecond = 20_000, MostInstances = 1_000;

    public static IReadOnlyList<Limit> Of(SimulatedYear world)
    {
        var runners = world.Settings.Runners;
        return [.. OfStrava(world).Concat(OfAzure(world)).OrderBy(limit => limit.BitesAt(runners))];
    }

    private static IEnumerable<Limit> OfStrava(SimulatedYear world)
    {
        var (weight, settings, policy, reads) = ((double)world.Settings.Weight, world.Settings, world.Policy, world.Strava);
        var (quarter, day) = settings.StravaLimits ?? Policy.StandardTier;
        const string source = "developers.strava.com, rate limits; the standard tier unless --strava-reads says otherwise";
        yield return new Limit(
            "Strava: athletes of one application", StravaAthletes, world.People.Count(runner => runner.IsOnStrava) * weight, "athletes",
            "Strava answers 403, the link pauses and says so; there is no larger tier to apply for, only a contract with Strava, or other platforms",
            "Strava's terms of June 2026, clause 3.3, second-hand");
        yield return new Limit(
            "Strava: reads a day, the part for rereads and emails", day * policy.RereadShare,
            (reads.Wanted.Total - reads.WantedByEvents.Total) * weight / settings.Days, "reads a day",
            "rereads stop at their share, so that events keep theirs; emails tell what is kept and say that there may be more", source);
        yield return new Limit(
            "Strava: reads a day, the part for events", day * policy.BudgetShare, reads.WantedByEvents.PeakDay * weight, "reads on the peak day",
            "events wait for the next day's reads and the lag grows; a run older than seven days texts nobody. To do before: Strava's review for higher limits", source);
        yield return new Limit(
            "Strava: reads in a quarter of an hour, the part for events", quarter * policy.BudgetShare, reads.WantedByEvents.PeakQuarter * weight,
            "reads in the peak quarter", "what does not fit comes again in the first minute of the next one", source);
        yield return new Limit(
            "Storage: what Strava's limits hold back and comes again within a minute", QueueASecond,
            reads.MostLooksAtOnce * weight / HoldBackMessage.SpreadSeconds, "messages a second",
            "the queue delivers it more slowly, and Garmin's runs wait behind it: a queue of its own for what is held back", Sources.Queue);
    }

    private static IEnumerable<Limit> OfAzure(SimulatedYear world)
    {
        var (weight, poll) = ((double)world.Settings.Weight, world.Policy.Queues.MaxPollingInterval);
        yield return new Limit(
            "Scans: accounts whose reread is queued within its day",
            Machines.OfAScan(TimeSpan.FromMinutes(RereadAccounts.SpreadMinutes), StorageOperations.RereadPut, ScanFilter.PartsOf(Scan.RereadAccounts), poll),
            world.People.Length * weight, "accounts",
            "the accounts at the end are reread later than within the day, none is left out: divide the scan into more parts", Sources.Scans);
        yield return new Limit(
            "Scans: subscribers entered anew in a night",
            Machines.OfAScan(TimeSpan.FromDays(1), StorageOperations.Index, ScanFilter.PartsOf(Scan.IndexSubscribers), poll),
            world.People.Count(runner => runner.WantsEmail) * weight, "subscribers",
            "the next night's is not started beside it; whoever was entered when saying yes gets every email", Sources.Scans);
        yield return new Limit(
            "Storage: messages of the queue runs", QueueASecond, world.Door.PeakSecond, "messages in the peak second",
            "the queue answers 503, the door too, and the platforms send again: more queues, by account", Sources.Queue);
        yield return new Limit(
            "Storage: requests of one account", AccountASecond, world.Work.PeakOperationsASecond, "operations in the peak second at most",
            "reckoned as fast as a zone's emails can be put on the queue; the workers start slower, and what is refused is tried again: more storage accounts, by runner", Sources.Account);
        yield return new Limit(
            "Functions: instances", MostInstances, world.MostInstances, "instances of ProcessRun", "the queue waits", "learn.microsoft.com, Flex Consumption plan");
    }

    private static class Sources
    {
        public const string Queue = "docs.azure.cn, scalability targets of queues";
        public const string Account = "docs.azure.cn, scalability targets of storage accounts";
        public const string Scans = "Scans.PageRows; one operation takes as long as assumed, and each page waits for the longest poll";
    }
}
