using LoadWatch.Simulation.Budget;
using LoadWatch.Simulation.Cost;
using LoadWatch.Simulation.Population;
using LoadWatch.Storage;
using LoadWatch.Summaries;

namespace LoadWatch.Simulation;

/// <summary>The weekly emails: planned by zone and first day of the week, put on the queue page by page, written one by one.</summary>
internal sealed class Emails(Clock clock, Settings settings, Agenda agenda, Work work, IReadOnlyList<Athlete> people, StravaReads strava)
{
    /// <summary>Weeks begin on Monday unless a runner says otherwise; that nobody does is assumed.</summary>
    private const DayOfWeek WeekStart = DayOfWeek.Monday;

    private const long PlannedEvery = 15 * Clock.Minute;

    private readonly Dictionary<Zone, DateOnly> _planned = [];
    private readonly ILookup<Zone, int> _subscribers = Enumerable.Range(0, people.Count).Where(number => people[number].WantsEmail).ToLookup(number => people[number].Zone);
    private readonly Dictionary<int, (DateOnly Day, bool IsAgain)> _due = [];

    public long Written { get; private set; }

    /// <summary>Written of what is kept alone, because Strava could not be asked.</summary>
    public long WithoutHistory { get; private set; }

    /// <summary>Emails that are planned and not yet written.</summary>
    public int Waiting => _due.Count;

    /// <summary>Plans those that fall due on a day.</summary>
    public void Plan(int day)
    {
        for (var now = day * Clock.Day; now < (day + 1) * Clock.Day; now += PlannedEvery)
        {
            foreach (var group in _subscribers)
            {
                if (SummaryHours.DueDay(group.Key.Clock, WeekStart, clock.At(now)) is { } due && (!_planned.TryGetValue(group.Key, out var last) || last < due))
                {
                    _planned[group.Key] = due;
                    Spread(group, due, now);
                }
            }
        }
    }

    /// <summary>A weekly email is to be written.</summary>
    public void Write(int number, long now)
    {
        var (day, isAgain) = _due[number];
        var runner = people[number];
        var until = runner.IsOnStrava ? strava.Show(number, now, isFirst: !isAgain) : null;
        if (until is { } notBefore && Patience(runner.Zone, day) is var patience && now < patience)
        {
            // Asked every quarter of an hour; what is known to be in vain is only counted.
            var again = (long)WriteSummary.AskAgain.TotalMilliseconds;
            var times = Math.Max(1, (Math.Min(notBefore, patience) - now + again - 1) / again);
            work.Count("weekly emails", StorageOperations.SummaryWaits * times, executions: times);
            _due[number] = (day, true);
            agenda.Add(new Event(now + (times * again), number, Happening.WriteSummary));
            return;
        }

        _due.Remove(number);
        Written++;
        WithoutHistory += until is null ? 0 : 1;
        work.Count("weekly emails", StorageOperations.Summary, executions: 2);
        work.Message(now);
    }

    private void Spread(IGrouping<Zone, int> group, DateOnly day, long now)
    {
        work.Fixed("planning of weekly emails", Subscriptions.Shards + 2);
        var perSecond = Subscriptions.Shards * SpreadSummaries.Page / PageSeconds;
        foreach (var (number, place) in group.Select((number, place) => (number, place)))
        {
            // A week that was not finished by now is over.
            _due[number] = (day, false);
            agenda.Add(new Event(now + (long)((long)place * settings.Weight / perSecond * Clock.Second), number, Happening.WriteSummary));
        }
    }

    /// <summary>Eight puts at a time, and a hop from page to page.</summary>
    private const double PageSeconds = ((SpreadSummaries.Page / 8) + 10) * Machines.StorageMilliseconds / Clock.Second;

    private long Patience(Zone zone, DateOnly day)
    {
        var local = day.ToDateTime(SummaryHours.Patience);
        return clock.Of(new DateTimeOffset(local, zone.Clock.GetUtcOffset(local)));
    }
}
