namespace LoadWatch.Simulation;

/// <summary>Simulated time: whole milliseconds since midnight UTC of the first day.</summary>
/// <param name="FirstDay">The first day.</param>
internal sealed record Clock(DateOnly FirstDay)
{
    public const long Second = 1_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    private readonly DateTimeOffset _epoch = new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);

    public DateTimeOffset At(long time) => _epoch.AddMilliseconds(time);

    public long Of(DateTimeOffset instant) => (long)(instant - _epoch).TotalMilliseconds;

    public DateOnly DayOf(long localTime) => FirstDay.AddDays((int)Math.Floor((double)localTime / Day));

    /// <summary>Midnight of a day on a clock without offset.</summary>
    public long MidnightOf(DateOnly day) => (day.DayNumber - FirstDay.DayNumber) * Day;
}
