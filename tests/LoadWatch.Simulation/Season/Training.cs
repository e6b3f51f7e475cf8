using LoadWatch.Simulation.Population;

namespace LoadWatch.Simulation.Season;

/// <summary>A run as it is run.</summary>
/// <param name="Minute">Minute of the day on the runner's clock.</param>
/// <param name="Metres">The distance.</param>
/// <param name="Minutes">Moving time.</param>
/// <param name="IsTreadmill">Whether it was run indoors.</param>
internal readonly record struct PlannedRun(int Minute, int Metres, double Minutes, bool IsTreadmill);

/// <summary>
/// How somebody trains: a weekly pattern with noise, missed days, off weeks, illness, injuries with a gradual return, a
/// build-up to a race, or a start that may end. All numbers are assumed; none was fitted to the count of texts.
/// </summary>
internal struct Training
{
    private const double MarathonKilometres = 42.195;
    private const int BuildDays = 16 * 7, TaperDays = 14, RestDays = 12;

    private Habit _habit;
    private byte _days;
    private int _daysAWeek;
    private double _weeklyKm, _longShare, _pace;
    private DayOfWeek _longDay;
    private bool _isEarly, _hasGivenUp;
    private int _race, _startsAfter;

    // Within the present week, and until which day number something lasts.
    private int _week, _offUntil, _returnFrom, _returnUntil, _began;
    private double _weekFactor;

    /// <summary>Someone of a stratum.</summary>
    public static Training Of(Stratum stratum, ref Dice dice)
    {
        var training = new Training
        {
            _habit = stratum.Habit,
            _daysAWeek = stratum.Habit switch
            {
                Habit.Occasional => 1 + dice.Below(2),
                Habit.Resolution => 2 + dice.Below(2),
                Habit.Steady => 3 + dice.Below(3),
                _ => 4 + dice.Below(2),
            },
            _pace = dice.Between(4.8, 7.3),
            _longDay = dice.Next() switch { < 0.68 => DayOfWeek.Sunday, < 0.92 => DayOfWeek.Saturday, _ => DayOfWeek.Wednesday },
            _isEarly = dice.Happens(0.42),
            _race = (stratum.Habit is Habit.SpringMarathon ? Seasons.SpringRace : Seasons.AutumnRace) + (7 * (dice.Below(5) - 2)),
            _startsAfter = dice.Below(12),
            _longShare = dice.Between(0.32, 0.42),
            _week = -1,
        };
        training._weeklyKm = training._daysAWeek * stratum.Habit switch
        {
            Habit.Occasional => dice.Between(4, 9),
            Habit.Resolution => dice.Between(3, 5),
            _ => dice.Between(6, 11),
        };
        training._days = PickDays(training._daysAWeek, training._longDay, ref dice);
        return training;
    }

    /// <summary>The run of a day; null on a day of rest.</summary>
    public PlannedRun? RunOn(DateOnly day, bool isSouthern, ref Dice dice)
    {
        var week = day.DayNumber / 7;
        if (week != _week)
        {
            BeginWeek(week, day, ref dice);
        }

        var season = Seasons.OfSeason(day, isSouthern);
        if (IsMarathoner && season == _race && day.DayNumber >= _offUntil)
        {
            _offUntil = day.DayNumber + RestDays;
            (_returnFrom, _returnUntil) = (_offUntil, _offUntil + 21);
            return Make(day, MarathonKilometres * 1_000 * dice.Between(1, 1.01), isLong: true, isSouthern, ref dice);
        }

        if (!Runs(day, ref dice))
        {
            return null;
        }

        var isLong = day.DayOfWeek == _longDay && _daysAWeek > 1;
        var volume = _weeklyKm * _weekFactor * Seasons.Volume(day, isSouthern) * Phase(season) * Growth(day) * Return(day.DayNumber);
        var share = _daysAWeek == 1 ? 1 : isLong ? _longShare : (1 - _longShare) / (_daysAWeek - 1);
        return Make(day, Math.Clamp(volume * share * dice.Factor(isLong ? 0.15 : 0.25), 0.6, isLong ? 38 : 30) * 1_000, isLong, isSouthern, ref dice);
    }

    private readonly bool IsMarathoner => _habit is Habit.SpringMarathon or Habit.AutumnMarathon;

    private bool Runs(DateOnly day, ref Dice dice)
    {
        if (day.DayNumber < _offUntil || _hasGivenUp || (_habit is Habit.Resolution && (day.DayOfYear <= _startsAfter || day.Month is 11 or 12)))
        {
            return false;
        }

        // Each planned day may be missed; now and then somebody runs on another one.
        var isPlanned = (_days & (1 << (int)day.DayOfWeek)) != 0;
        return dice.Happens(isPlanned ? (_habit is Habit.Occasional ? 0.65 : 0.85) : 0.04);
    }

    private void BeginWeek(int week, DateOnly day, ref Dice dice)
    {
        _week = week;
        _weekFactor = dice.Factor(0.15) * dice.Next() switch { < 0.05 => 0.2, < 0.17 => 0.65, _ => 1 };
        if (_habit is Habit.Resolution && _began == 0 && day.Month == 1)
        {
            _began = day.DayNumber;
        }

        _hasGivenUp |= _habit is Habit.Resolution && _began > 0 && day.Month is not (11 or 12) && dice.Happens(0.05);
        if (day.DayNumber < _offUntil)
        {
            return;
        }

        // About one injury in two years of two to eight weeks; about two short illnesses or journeys a year.
        switch (dice.Next())
        {
            case < 0.010:
                _offUntil = day.DayNumber + 14 + dice.Below(43);
                (_returnFrom, _returnUntil) = (_offUntil, _offUntil + 42);
                break;
            case < 0.048:
                _offUntil = day.DayNumber + dice.Below(4) + 4 + dice.Below(7);
                break;
            default:
                break;
        }
    }

    /// <summary>Towards a race the volume grows by half, falls for the taper, and is usual otherwise.</summary>
    private readonly double Phase(int season)
    {
        if (!IsMarathoner)
        {
            return 1;
        }

        var before = _race - season;
        return before is > BuildDays or < 0 ? 1
            : before <= TaperDays ? 0.7
            : 1 + (0.6 * (BuildDays - before) / (BuildDays - TaperDays));
    }

    /// <summary>Who starts grows by about 6 % a week for four months.</summary>
    private readonly double Growth(DateOnly day) => _habit is not Habit.Resolution || _began == 0 ? 1
        : Math.Pow(1.06, Math.Clamp((day.DayNumber - _began) / 7.0, 0, 16));

    /// <summary>After a lay-off half the volume at first.</summary>
    private readonly double Return(int day) => day >= _returnUntil || day < _returnFrom ? 1
        : 0.5 + (0.5 * (day - _returnFrom) / (_returnUntil - _returnFrom));

    private readonly PlannedRun Make(DateOnly day, double metres, bool isLong, bool isSouthern, ref Dice dice)
    {
        var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var middle = (isWeekend, isLong) switch
        {
            (true, true) => 8 * 60,
            (true, false) => dice.Happens(0.75) ? 9 * 60 : 16 * 60,
            _ => dice.Happens(0.1) ? 12.3 * 60 : _isEarly ? 6.6 * 60 : 18.2 * 60,
        };
        var minute = Math.Clamp(middle + (45 * dice.Normal()), 240, 1_320);
        var isTreadmill = !isLong && dice.Happens(Seasons.Treadmill(day, isSouthern));
        return new PlannedRun((int)minute, (int)metres, metres / 1_000 * _pace * dice.Factor(0.05), isTreadmill);
    }

    private static byte PickDays(int count, DayOfWeek longDay, ref Dice dice)
    {
        var days = 1 << (int)longDay;
        while (System.Numerics.BitOperations.PopCount((uint)days) < count)
        {
            days |= 1 << dice.Below(7);
        }

        return (byte)days;
    }
}
