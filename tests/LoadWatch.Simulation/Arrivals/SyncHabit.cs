namespace LoadWatch.Simulation.Arrivals;

/// <summary>When a watch brings home what it has recorded.</summary>
internal enum SyncHabit
{
    /// <summary>Within minutes of the run's end.</summary>
    AtOnce,

    /// <summary>Some hours later, when the phone is near.</summary>
    Later,

    /// <summary>Every few days, with all runs at once.</summary>
    NowAndThen,
}

/// <summary>The delays from a run's end to the platform's word of it. Assumed.</summary>
internal static class SyncHabits
{
    /// <summary>Everybody who syncs now and then does so once in this many days.</summary>
    public const int DaysBetween = 4;

    public static SyncHabit Draw(ref Dice dice) => dice.Next() switch { < 0.80 => SyncHabit.AtOnce, < 0.95 => SyncHabit.Later, _ => SyncHabit.NowAndThen };

    /// <summary>When the platform tells of a run.</summary>
    /// <param name="end">When the run ended.</param>
    /// <param name="localEvening">20:00 of the run's day on the runner's clock, as an instant; give or take two hours.</param>
    /// <param name="phase">Which of the days between two syncs the run's day is, 0 for the day of the sync.</param>
    public static long ToldAt(this SyncHabit habit, long end, long localEvening, int phase, ref Dice dice) => end + (long)(habit switch
    {
        SyncHabit.AtOnce => 3 * Clock.Minute * dice.Factor(0.9),
        SyncHabit.Later => dice.Between(0.5, 10) * Clock.Hour,
        _ => Math.Max(0, localEvening + (((DaysBetween - phase) % DaysBetween) * Clock.Day) + (dice.Between(-2, 2) * Clock.Hour) - end),
    });
}

/// <summary>A run on the platform.</summary>
/// <param name="At">Since when it can be read there, or was pushed.</param>
/// <param name="Run">The run as the core sees it.</param>
internal readonly record struct UploadedRun(long At, LoadWatch.Core.Running.Run Run);
