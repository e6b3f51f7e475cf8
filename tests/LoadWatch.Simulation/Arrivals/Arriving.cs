using LoadWatch.Core.Running;
using LoadWatch.Simulation.Door;
using LoadWatch.Simulation.Population;
using LoadWatch.Simulation.Season;

namespace LoadWatch.Simulation.Arrivals;

/// <summary>
/// Turns runs into what platforms say of them. Of 5,712 creations in recorded webhooks 34 came three times, 60 to 75 s apart
/// each; the other shares are assumed.
/// </summary>
internal sealed class Arriving(Clock clock, Policy policy, Agenda agenda, DoorRate door, int days, ulong seed)
{
    /// <summary>The part of announcements that come three times.</summary>
    public const double Threefold = 34.0 / 5_712;

    /// <summary>Activities that are no runs, and renamed or otherwise changed runs, for each run.</summary>
    public const double OtherActivities = 0.35, Changes = 0.2;

    /// <summary>The part of treadmill runs whose distance the platform does not know.</summary>
    public const double WithoutDistance = 0.02;

    private readonly Outage[] _strava = Outage.Draw(Source.Strava, days, seed);
    private readonly Outage[] _garmin = Outage.Draw(Source.Garmin, days, seed);
    private int _number;

    /// <summary>Runs that the platforms have told of.</summary>
    public long Told { get; private set; }

    /// <summary>Runs of the days that were simulated, by the day of the week on the runner's clock.</summary>
    public long[] ByWeekday { get; } = new long[7];

    /// <summary>Of them, those of runners who start with the New Year, by the month.</summary>
    public long[] StartersByMonth { get; } = new long[12];

    /// <summary>The runs of one local day of one runner.</summary>
    /// <param name="runner">The runner.</param>
    /// <param name="number">The runner's number.</param>
    /// <param name="day">The local day; before the first simulated one it is history, which LoadWatch has read already.</param>
    /// <param name="offset">The zone's offset from UTC on that day, in milliseconds.</param>
    public void Live(Athlete runner, int number, DateOnly day, long offset)
    {
        if (runner.Training.RunOn(day, runner.Zone.IsSouthern, ref runner.Dice) is not { } planned)
        {
            return;
        }

        var midnight = clock.MidnightOf(day) - offset;
        var end = midnight + (long)((planned.Minute + planned.Minutes) * Clock.Minute);
        var phase = (day.DayNumber + number) % SyncHabits.DaysBetween;
        var told = runner.Sync.ToldAt(end, midnight + (20 * Clock.Hour), phase, ref runner.Dice);
        told = Outage.Delay(runner.IsOnStrava ? _strava : _garmin, told, ref runner.Dice);
        // A later run of the same runner is never told of before an earlier one.
        told = runner.Uploaded.Count > 0 ? Math.Max(told, runner.Uploaded[^1].At) : told;
        var run = Make(runner, planned, day, offset);
        if (told < 0)
        {
            runner.Recent.Add(new LoggedRun(run, Plausibility.Of(run, clock.At(0), confirmed: false)));
            return;
        }

        ByWeekday[(int)day.DayOfWeek]++;
        StartersByMonth[day.Month - 1] += runner.Stratum.Habit is Habit.Resolution ? 1 : 0;
        Told++;
        runner.Upload(new UploadedRun(told, run));
        Say(runner, number, told, isRun: true);
        if (runner.Dice.Happens(Threefold))
        {
            Say(runner, number, told + (long)runner.Dice.Between(60_000, 75_000), isRun: false);
            Say(runner, number, told + (long)runner.Dice.Between(120_000, 150_000), isRun: false);
        }

        if (runner.Dice.Happens(Changes))
        {
            Say(runner, number, told + (long)(runner.Dice.Wait(2) * Clock.Hour), isRun: false);
        }

        if (runner.Dice.Happens(OtherActivities))
        {
            Say(runner, number, midnight + (long)(runner.Dice.Between(6, 22) * Clock.Hour), isRun: false);
        }
    }

    private void Say(Athlete runner, int number, long at, bool isRun)
    {
        if (at < 0)
        {
            return;
        }

        door.Count(at);
        agenda.Add(runner.IsOnStrava
            ? new Event(at + (long)policy.SettleDelay.TotalMilliseconds, number, Happening.StravaSaid)
            : new Event(at, number, isRun ? Happening.GarminPushed : Happening.GarminPushedElse));
    }

    private Run Make(Athlete runner, PlannedRun planned, DateOnly day, long offset)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(planned.Minute);
        var moving = TimeSpan.FromMinutes(planned.Minutes);
        var isUnknown = planned.IsTreadmill && runner.Dice.Happens(WithoutDistance);
        return new Run
        {
            Id = new RunId(runner.Stratum.Platform, $"{++_number}"),
            Sport = planned.IsTreadmill ? Sport.Treadmill : Sport.Run,
            LocalStart = local,
            Start = new DateTimeOffset(local, TimeSpan.FromMilliseconds(offset)),
            Distance = isUnknown ? null : Distance.FromMetres(planned.Metres),
            MovingTime = moving,
            ElapsedTime = moving,
            Estimated = planned.IsTreadmill,
        };
    }
}
