using LoadWatch.Runs;
using LoadWatch.Simulation.Cost;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Simulation.Limits;

/// <summary>Every limit that was looked at, the one that bites first at the head.</summary>
internal static class AllLimits
{
    /// <summary>The most athletes that Strava reviews an application for.</summary>
    private const int StravaAthletes = 9_999;

    private const int QueueASecond = 2_000, AccountASecond = 20_000, MostInstances = 1_000;

    public static IReadOnlyList<Limit> Of(SimulatedYear world)
    {
        var (weight, settings, policy) = (world.Settings.Weight, world.Settings, world.Policy);
        var athletes = world.People.Count(runner => runner.IsOnStrava) * (double)weight;
        var emails = world.People.Count(runner => runner.WantsEmail) * (double)weight;
        var (quarter, day) = settings.StravaLimits ?? Policy.StandardTier;
        var strava = settings.StravaLimits is null ? "platform-contracts.md, section 2 (standard tier; this run was made without it)" : "platform-contracts.md, section 2; --strava-reads";
        return
        [
            .. new Limit[]
            {
                new("Strava: athletes of one application", StravaAthletes, athletes, "athletes",
                    "Strava answers 403, the link pauses and says so. There is no larger tier to apply for: beyond it only a contract with Strava, or other platforms", "platform-contracts.md, section 1"),
                new("Strava: reads a day, the part for events", day * policy.BudgetShare, world.Strava.WantedByEvents.PeakDay * (double)weight, "reads on the peak day",
                    "events wait for the next day's reads and the lag grows; texts of runs older than seven days do not go. To do: Strava's review for higher limits", strava),
                new("Strava: reads a day, the part for rereads and emails", day * policy.RereadShare, (world.Strava.Wanted.Total - world.Strava.WantedByEvents.Total) * (double)weight / settings.Days, "reads a day",
                    "rereads stop at their share, so that events keep theirs; emails tell what is kept and say that there may be more", strava),
                new("Strava: reads in a quarter of an hour, the part for events", quarter * policy.BudgetShare, world.Strava.WantedByEvents.PeakQuarter * (double)weight, "reads in the peak quarter",
                    "what does not fit comes again in the first minute of the next one", strava),
                new("Scans: accounts whose reread is queued within its day", Machines.OfAScan(TimeSpan.FromMinutes(RereadAccounts.SpreadMinutes), StorageOperations.RereadPut, ScanFilter.PartsOf(Scan.RereadAccounts), policy.Queues.MaxPollingInterval), world.People.Length * (double)weight, "accounts",
                    "the accounts at the end are reread later than within the day, none is left out: divide the scan into more parts", "Scans.PageRows; one operation takes as assumed, and each page waits for the longest poll"),
                new("Scans: subscribers entered anew in a night", Machines.OfAScan(TimeSpan.FromDays(1), StorageOperations.Index, ScanFilter.PartsOf(Scan.IndexSubscribers), policy.Queues.MaxPollingInterval), emails, "subscribers",
                    "the next night's is not started beside it, entries that are missing are mended later. Nobody who was entered when saying yes loses an email", "Scans.PageRows; one operation takes as assumed, and each page waits for the longest poll"),
                new("Storage: messages of one queue a second", QueueASecond, Math.Max(world.Door.PeakSecond, world.Strava.MostLooksAtOnce * (double)weight / ProcessRun.HeldBackSpreadSeconds), "messages in the peak second",
                    "the queue answers 503, the door too, platforms send again: more queues, by account", "docs.azure.cn, scalability targets of queues"),
                new("Storage: requests of one account a second", AccountASecond, world.Work.PeakOperationsASecond, "operations in the peak second",
                    "503 and retries: more storage accounts, by runner", "docs.azure.cn, scalability targets of storage accounts"),
                new("Functions: instances", MostInstances, world.MostInstances, "instances of ProcessRun",
                    "the queue waits", "learn.microsoft.com, Flex Consumption plan"),
            }.OrderByDescending(limit => limit.Use),
        ];
    }
}
