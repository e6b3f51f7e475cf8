namespace LoadWatch.Tests;

/// <summary>
/// The clock of a world: it stands still and is moved by the test. Its timers run in real time, so that the short waits of
/// the code (a lost race, a lease, a time-out) end by themselves.
/// </summary>
public sealed class WorldClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves the clock on; never back.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant.UtcTicks > Interlocked.Read(ref _ticks))
            Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }
}
