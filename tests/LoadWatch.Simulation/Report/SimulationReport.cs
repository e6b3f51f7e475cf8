using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Simulation.Cost;
using LoadWatch.Simulation.Limits;
using LoadWatch.Simulation.Queueing;

namespace LoadWatch.Simulation.Report;

/// <summary>A waiting time's shape, in seconds.</summary>
internal sealed record LagFigures(long Count, double Mean, double Median, double P99, double Longest)
{
    public static LagFigures Of(Lags lags) => new(lags.Count, lags.MeanSeconds, lags.Quantile(0.5), lags.Quantile(0.99), lags.LongestSeconds);
}

/// <summary>Counts of texts, of the whole population.</summary>
/// <param name="WithConsent">Runners who said yes to texts.</param>
/// <param name="GarminYearly">Alerts for each year of one of them who runs with Garmin.</param>
/// <param name="StravaYearly">The same with Strava.</param>
internal sealed record TextFigures(
    long WithConsent, double GarminYearly, double StravaYearly, long Flagged, long Due, long WaitedForMorning, long Sent, long FollowUps, long Segments, long Waiting, double PeakMinute,
    IReadOnlyDictionary<string, long> Flags, IReadOnlyDictionary<string, long> SentBy, IReadOnlyDictionary<string, long> Withheld);

/// <summary>Reads of Strava.</summary>
internal sealed record ReadFigures(
    long Made, long MadePeakDay, long MadePeakQuarter, long Wanted, long WantedPeakDay, long WantedPeakQuarter, long WantedByEvents,
    long HeldEvents, long HeldRereads, long LooksInVain, long MostLooksAtOnce, long Renewals);

/// <summary>Everything that a simulation found out, for the whole population.</summary>
internal sealed record SimulationReport(
    Settings Settings, int Weight, long Athletes, long Runs, double SundayShare, long RunsTaken, long RunsWaiting, long OutOfWindow,
    long Webhooks, double WebhooksASecond, int PeakSecond, int PeakMinute, DateOnly PeakDay,
    LagFigures Queue, LagFigures Strava, LagFigures Garmin, int Instances,
    ReadFigures Reads, TextFigures Texts, long Emails, long EmailsWithoutHistory,
    IReadOnlyDictionary<string, long> Operations, long Executions, double InstanceSeconds, Bill Bill, IReadOnlyList<Limit> Limits)
{
    public double Years => Settings.Days / 365.0;

    public static SimulationReport Of(SimulatedYear world)
    {
        var (settings, weight) = (world.Settings, (long)world.Settings.Weight);
        var ledger = world.Texting.Ledger;
        return new SimulationReport(
            settings, settings.Weight, world.People.Count(runner => runner.IsOnStrava) * weight,
            world.Arriving.Told * weight,
            world.Arriving.Told == 0 ? 0 : (double)world.Arriving.ByWeekday[(int)DayOfWeek.Sunday] / world.Arriving.ByWeekday.Sum(),
            world.Taken * weight, world.People.Sum(runner => (long)runner.Uploaded.Count) * weight, world.OutOfWindow * weight,
            world.Door.Total, (double)world.Door.Total / world.Door.Seconds, world.Door.PeakSecond, world.Door.PeakMinute, settings.FirstDay.AddDays(world.Door.PeakDay),
            LagFigures.Of(world.QueueLags), LagFigures.Of(world.RunLags[Source.Strava]), LagFigures.Of(world.RunLags[Source.Garmin]), world.MostInstances,
            ReadsOf(world, weight),
            new TextFigures(
                world.People.Count(runner => runner.WantsTexts) * weight, Yearly(world, Source.Garmin), Yearly(world, Source.Strava), ledger.Flagged * weight, ledger.Due * weight, ledger.WaitedForMorning * weight,
                ledger.Sent * weight, ledger.FollowUps * weight, ledger.Segments * weight, world.Texting.Waiting * weight, world.Texting.PeakMinute * weight,
                Named(ledger.Flags, weight), Named(ledger.SentBy, weight), ledger.Withheld.ToDictionary(why => why.Key, why => why.Value * weight)),
            world.Emails.Written * weight, world.Emails.WithoutHistory * weight,
            world.Work.Operations, world.Work.Executions + world.Door.Total, world.Work.InstanceSeconds,
            Bill.Of(world.Work, ledger.Segments * weight, settings.Runners, settings.Days), AllLimits.Of(world));
    }

    private static double Yearly(SimulatedYear world, Source platform) => world.Texting.Ledger.SentOn(platform)
        / (world.People.Count(runner => runner.WantsTexts && runner.Stratum.Platform == platform) * world.Settings.Days / 365.0);

    private static ReadFigures ReadsOf(SimulatedYear world, long weight) => new(
        world.Strava.Made.Total * weight, world.Strava.Made.PeakDay * weight, world.Strava.Made.PeakQuarter * weight,
        world.Strava.Wanted.Total * weight, world.Strava.Wanted.PeakDay * weight, world.Strava.Wanted.PeakQuarter * weight, world.Strava.WantedByEvents.Total * weight,
        world.Strava.Events.Count * weight, world.Strava.Rereads.Count * weight, world.Strava.LooksInVain * weight, world.Strava.MostLooksAtOnce * weight, world.Strava.Renewals * weight);

    private static Dictionary<string, long> Named(IEnumerable<KeyValuePair<(Rule Rule, Level Level), long>> counts, long weight) =>
        counts.ToDictionary(count => $"{count.Key.Rule.Name()} {count.Key.Level.Name()}", count => count.Value * weight, StringComparer.Ordinal);
}
