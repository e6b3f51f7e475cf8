using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Runs;
using LoadWatch.Simulation.Arrivals;
using LoadWatch.Simulation.Budget;
using LoadWatch.Simulation.Cost;
using LoadWatch.Simulation.Door;
using LoadWatch.Simulation.Population;
using LoadWatch.Simulation.Queueing;

namespace LoadWatch.Simulation;

/// <summary>The year, event by event, day by day.</summary>
internal sealed class SimulatedYear
{
    /// <summary>Days of history that everybody brings along: more than any rule looks back.</summary>
    private const int HistoryDays = 45;

    private readonly Clock _clock;
    private readonly Agenda _agenda;
    private readonly Workers? _workers;
    private readonly Fluid? _fluid;
    private readonly DoorRate _visible;
    private readonly double _takes;
    private Dice _dice;

    public SimulatedYear(Settings settings, Policy policy)
    {
        (Settings, Policy, _clock, _agenda) = (settings, policy, new Clock(settings.FirstDay), new Agenda(settings.Days));
        People = Population.People.Make(settings.Sample, settings.Seed, settings.FirstDay.AddDays(-HistoryDays));
        Door = new DoorRate(settings.Weight, settings.Seed);
        _visible = new DoorRate(settings.Weight, settings.Seed + 1);
        Work = new Work(settings.Weight);
        Arriving = new Arriving(_clock, policy, _agenda, Door, settings.Days, settings.Seed);
        Texting = new Texts.Texting(_clock, policy, _agenda, Work);
        Strava = new StravaReads(_clock, policy, settings, _agenda, Work, People, Assess);
        Emails = new Emails(_clock, settings, _agenda, Work, People, Strava);
        _dice = new Dice(settings.Seed, 0x3021);
        var (scaling, pause) = (new Scaling(policy.Queues.Concurrency), policy.Queues.MaxPollingInterval.TotalMilliseconds);
        _workers = settings.Weight == 1 ? new Workers(scaling, pause, settings.Seed) : null;
        _takes = TakesMilliseconds((double)People.Count(runner => runner.IsOnStrava) / People.Length);
        _fluid = settings.Weight == 1 ? null : new Fluid(scaling, pause, QueueLags);
    }

    public Settings Settings { get; }

    public Policy Policy { get; }

    public Athlete[] People { get; }

    public DoorRate Door { get; }

    public Work Work { get; }

    public Arriving Arriving { get; }

    public Texts.Texting Texting { get; }

    public StravaReads Strava { get; }

    public Emails Emails { get; }

    /// <summary>From visible to begun, on the queue <c>runs</c>; what Strava's limits hold back is looked at once here.</summary>
    public Lags QueueLags { get; } = new();

    /// <summary>From the platform's word of a run to its assessment.</summary>
    public Dictionary<Source, Lags> RunLags { get; } = new() { [Source.Strava] = new Lags(), [Source.Garmin] = new Lags() };

    /// <summary>Runs that were assessed, or taken for what they are.</summary>
    public long Taken { get; private set; }

    /// <summary>Runs that lay further back than a window when their account was read at last: they never count.</summary>
    public long OutOfWindow { get; private set; }

    public int MostInstances => _workers?.MostInstances ?? _fluid!.MostInstances;

    public void Run(Action<int>? progress = null)
    {
        for (var day = -HistoryDays; day < 1; day++)
        {
            BeginDay(day);
        }

        for (var day = 0; day < Settings.Days; day++)
        {
            if (day + 1 < Settings.Days)
            {
                BeginDay(day + 1);
            }

            PlanNight(day);
            Emails.Plan(day);
            foreach (var happening in _agenda.Of(day))
            {
                Happen(happening);
            }

            EndDay(day);
            progress?.Invoke(day);
        }
    }

    /// <summary>Everybody lives a local day.</summary>
    private void BeginDay(int day)
    {
        var date = Settings.FirstDay.AddDays(day);
        var offsets = Zones.All.ToDictionary(zone => zone, zone => (long)zone.Clock.GetUtcOffset(date.ToDateTime(new TimeOnly(12, 0))).TotalMilliseconds);
        for (var number = 0; number < People.Length; number++)
        {
            Arriving.Live(People[number], number, date, offsets[People[number].Zone]);
        }
    }

    /// <summary>The timers of the night.</summary>
    private void PlanNight(int day)
    {
        const long at = Clock.Hour + (40 * Clock.Minute);
        for (var number = 0; number < People.Length; number++)
        {
            _agenda.Add(new Event((day * Clock.Day) + at + (_dice.Below(RereadAccounts.SpreadMinutes) * Clock.Minute), number, Happening.Reread));
        }

        Work.Count("rereads", StorageOperations.RereadPut * (long)People.Length);
        Work.Count("index of subscribers", StorageOperations.Index * (long)People.Count(runner => runner.WantsEmail));
    }

    private void Happen(Event happening)
    {
        var (at, who, what) = happening;
        switch (what)
        {
            case Happening.StravaSaid:
                Strava.Look(who, at - (long)Policy.SettleDelay.TotalMilliseconds, Begin(at, strava: 1), isReread: false);
                break;
            case Happening.GarminPushed:
                Work.Count("runs", StorageOperations.Assess, executions: 1);
                Assess(who, Begin(at));
                break;
            case Happening.GarminPushedElse:
                Work.Count("events that change nothing", StorageOperations.Covered, executions: 1);
                Begin(at);
                break;
            case Happening.Reread when People[who].IsOnStrava:
                Strava.Look(who, at, Begin(at, strava: 1), isReread: true);
                break;
            case Happening.Reread:
                Work.Count("rereads", StorageOperations.Covered, executions: 1);
                Begin(at);
                break;
            case Happening.Released:
                Strava.Release(at);
                break;
            case Happening.WriteSummary:
                Emails.Write(who, at);
                break;
            case Happening.SendText:
                Texting.Send(People[who], who, at);
                break;
            case Happening.AskHow:
                Texting.AskHow(People[who], who, at);
                break;
            default:
                throw new InvalidOperationException($"{what} is nothing that happens.");
        }
    }

    private static double TakesMilliseconds(double strava) =>
        (StorageOperations.Assess * Machines.StorageMilliseconds) + (strava * Machines.StravaMilliseconds);

    /// <summary>A message of the queue <c>runs</c> is received.</summary>
    /// <param name="visible">Since when it can be.</param>
    /// <param name="strava">Reads of Strava that it may need.</param>
    /// <returns>When its work begins.</returns>
    private long Begin(long visible, double strava = 0)
    {
        _visible.Count(visible);
        if (_workers is null)
        {
            return visible;
        }

        var begins = _workers.Begin(visible, TakesMilliseconds(strava));
        QueueLags.Add((begins - visible) / Clock.Second);
        return (long)begins;
    }

    /// <summary>All that is there of a runner is counted and judged by the core.</summary>
    private void Assess(int number, long now)
    {
        var runner = People[number];
        var uploaded = runner.TakeUploaded(now);
        if (uploaded.Count == 0)
        {
            return;
        }

        var oldest = DateOnly.FromDateTime(_clock.At(now).UtcDateTime).AddDays(-Platforms.Strava.StravaPlatform.WindowDays);
        var arrived = new List<Assessment>();
        foreach (var (at, run) in uploaded)
        {
            Taken++;
            RunLags[run.Id.Source].Add((double)(now - at) / Clock.Second);
            if (runner.IsOnStrava && run.Day < oldest)
            {
                OutOfWindow++;
                continue;
            }

            var standing = Plausibility.Of(run, _clock.At(now), confirmed: false);
            if (runner.Recent.Add(new LoggedRun(run, standing)) is { } assessment)
            {
                arrived.Add(assessment);
            }
        }

        Texting.Decide(runner, number, arrived, now);
    }

    private void EndDay(int day)
    {
        var (door, runs) = (Door.EndDay(day), _visible.EndDay(day));
        Work.Fixed("doors", door.Sum(second => (long)second) * StorageOperations.Door);
        Work.EndDay(door, runs);
        for (var second = 0; _fluid is not null && second < runs.Length; second++)
        {
            _fluid.Pass(runs[second], _takes);
        }
    }
}
