using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>What the weekly jump rule sees at the end of a day.</summary>
/// <param name="LastSevenDays">The distance of days 0 to 6 ago.</param>
/// <param name="Week">R2's finding, as if a run had just ended.</param>
/// <param name="UnknownRuns">Runs of unknown distance on days 0 to 30 ago.</param>
/// <param name="DaysSinceRun">Days since the last run, of unknown distance or not, 0 or more; null without any.</param>
public sealed record RecentDays(Distance LastSevenDays, Finding Week, int UnknownRuns, int? DaysSinceRun);

/// <summary>
/// The last 31 days of an athlete, a slot a day, moved forward run by run. Assessing one run costs the same however long
/// the history is, and a whole history is assessed in one pass.
/// </summary>
/// <param name="knownFrom">
/// The first day that the history covers: the first run of an imported log, or the first day of the window that was read
/// for a linked account. Earlier days are unknown, not days of rest.
/// </param>
public sealed class RecentTraining(DateOnly knownFrom)
{
    private const int Slots = Thresholds.SpikeDays + 1;

    private readonly Slot[] _slots = new Slot[Slots];
    private int _today = int.MinValue;
    private DateOnly? _previousRun;

    /// <summary>
    /// The longest run of days 1 to 30 before the day that was reached; null where these days hold fewer than
    /// <see cref="Thresholds.SpikeRuns"/> runs. R1 compares with it, but for the first run after a break.
    /// </summary>
    public Distance? Longest => _today != int.MinValue && Before() is var (longest, runs) && runs >= Thresholds.SpikeRuns ? longest : null;

    /// <summary>Adds what a log holds, if it counts or is of unknown distance; anything else changes nothing.</summary>
    /// <param name="logged">The run and its standing; not on an earlier day than that of the run added last.</param>
    /// <returns>The assessment of a counted run; null for any other.</returns>
    /// <exception cref="ArgumentException">The run lies on an earlier day than the last one.</exception>
    public Assessment? Add(LoggedRun logged)
    {
        switch (logged.Standing)
        {
            case Standing.Counted:
                return Add(logged.Run);
            case Standing.UnknownDistance:
                AddUnknown(logged.Run.Day);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Adds a counted run and judges it as of its own day, over the runs up to and including it.</summary>
    /// <param name="run">The run; its local start is not before that of the run added last.</param>
    /// <exception cref="ArgumentException">The run has no distance, or lies on an earlier day than the last one.</exception>
    public Assessment Add(Run run)
    {
        var distance = run.Distance is { Millimetres: > 0 } known
            ? known
            : throw new ArgumentException("A run of unknown distance cannot be judged.", nameof(run));
        MoveTo(run.Day);
        var pause = ReturnRule.Judge(run.Day, _previousRun);
        _previousRun = run.Day;
        ref var today = ref _slots[_today % Slots];
        today.Sum += distance;
        today.Longest = Distance.Max(today.Longest, distance);
        today.Runs++;
        var week = Sum(0, Thresholds.AcuteDays - 1);
        IReadOnlyList<Finding> findings = pause is not null ? [pause] : [Spike(distance), WeeklyJump(week)];
        return new Assessment(run, findings, week, UnknownRuns());
    }

    /// <summary>Adds a run of unknown distance: it ends a break and is counted as unknown, and adds nothing.</summary>
    /// <param name="day">Its local day, not before that of the run added last.</param>
    /// <exception cref="ArgumentException">The day lies before that of the run added last.</exception>
    public void AddUnknown(DateOnly day)
    {
        MoveTo(day);
        _previousRun = day;
        _slots[_today % Slots].Unknown++;
    }

    /// <summary>
    /// What R2 compares at the end of a day, whether or not a run ended on it. It describes and raises no flag; the days
    /// after it can still be added.
    /// </summary>
    /// <param name="day">The day, not before that of the run added last nor before one that was asked for already.</param>
    /// <exception cref="ArgumentException">The day lies before that of the run added last.</exception>
    public RecentDays AsOf(DateOnly day)
    {
        MoveTo(day);
        var week = Sum(0, Thresholds.AcuteDays - 1);
        return new RecentDays(week, WeeklyJump(week), UnknownRuns(), _previousRun is { } run ? day.DayNumber - run.DayNumber : null);
    }

    private Finding Spike(Distance run)
    {
        var (longest, runs) = Before();
        return SpikeRule.Judge(run, longest, runs);
    }

    /// <summary>The longest of the runs on days 1 to 30 ago, and their number.</summary>
    private (Distance Longest, int Runs) Before()
    {
        var (longest, runs) = (Distance.Zero, 0);
        for (var ago = 1; ago <= Thresholds.SpikeDays; ago++)
        {
            ref var slot = ref Ago(ago);
            longest = Distance.Max(longest, slot.Longest);
            runs += slot.Runs;
        }

        return (longest, runs);
    }

    private Finding WeeklyJump(Distance week) => WeeklyJumpRule.Judge(
        week,
        Sum(Thresholds.AcuteDays, (2 * Thresholds.AcuteDays) - 1),
        Sum(Thresholds.AcuteDays, Thresholds.KnownDays - 1),
        _today - (Thresholds.KnownDays - 1) >= knownFrom.DayNumber);

    private Distance Sum(int from, int to)
    {
        var sum = Distance.Zero;
        for (var ago = from; ago <= to; ago++)
        {
            sum += Ago(ago).Sum;
        }

        return sum;
    }

    private int UnknownRuns()
    {
        var unknown = 0;
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            unknown += slot.Unknown;
        }

        return unknown;
    }

    private ref Slot Ago(int days) => ref _slots[(_today - days + Slots) % Slots];

    private void MoveTo(DateOnly day)
    {
        if (day.DayNumber < _today)
        {
            throw new ArgumentException($"{day:O} lies before the run added last: runs are added in order.", nameof(day));
        }

        if (_today == int.MinValue || day.DayNumber - _today >= Slots)
        {
            Array.Clear(_slots);
            _today = day.DayNumber;
        }

        while (_today < day.DayNumber)
        {
            _slots[++_today % Slots] = default;
        }
    }

    private struct Slot
    {
        public Distance Sum;
        public Distance Longest;
        public int Runs;
        public int Unknown;
    }
}
