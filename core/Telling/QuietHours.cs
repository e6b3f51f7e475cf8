namespace LoadWatch.Core.Telling;

/// <summary>
/// When a text may reach a runner: between two times of day on the runner's own clock, the first inclusive, the second
/// exclusive. Outside them the text waits. The rules of daylight saving and of the date line are those of the zone given.
/// </summary>
public sealed record QuietHours
{
    // No zone has ever changed its offset and changed it back within this time.
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>The hours in which texts are allowed.</summary>
    /// <param name="from">First allowed time of day, inclusive.</param>
    /// <param name="until">First time of day that is quiet again, exclusive; later than <paramref name="from"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="until"/> is not later than <paramref name="from"/>.</exception>
    public QuietHours(TimeOnly from, TimeOnly until)
    {
        if (until <= from) throw new ArgumentException("Allowed hours end later than they start, on the same day.", nameof(until));
        (From, Until) = (from, until);
    }

    /// <summary>
    /// 09:00 to 20:00, an hour inside the US federal 8:00 to 21:00 at either end (47 CFR 64.1200(c)(1)).
    /// Some states are narrower still (Rhode Island until 18:00, Texas on Sundays from noon); this does not cover them.
    /// </summary>
    public static QuietHours Default { get; } = new(new TimeOnly(9, 0), new TimeOnly(20, 0));

    /// <summary>First allowed time of day on the runner's clock, inclusive.</summary>
    public TimeOnly From { get; }

    /// <summary>First time of day on the runner's clock that is quiet again, exclusive.</summary>
    public TimeOnly Until { get; }

    /// <summary>Whether a text may go at an instant.</summary>
    /// <param name="instant">Any instant.</param>
    /// <param name="zone">The runner's zone.</param>
    public bool Allows(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var time = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(instant, zone).TimeOfDay);
        return time >= From && time < Until;
    }

    /// <summary>
    /// The first allowed instant that is not before <paramref name="instant"/>, with the offset of the zone at that time.
    /// Where the clock jumps forward past <see cref="From"/> that is the instant of the jump; where it is set back over
    /// it, the first of the two; a local day that the zone skips is skipped.
    /// </summary>
    /// <param name="instant">Any instant.</param>
    /// <param name="zone">The runner's zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none before the year 10000.</exception>
    public DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        // Walks the stretches of constant offset: within one, the runner's clock runs like any other.
        var at = instant;
        while (!Allows(at, zone))
        {
            var clock = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, zone).TimeOfDay);
            at = SameOffsetUntil(at, at + (From - clock), zone); // the difference of times of day goes round midnight
        }

        return TimeZoneInfo.ConvertTime(at, zone);
    }

    /// <summary>The end of the stretch, or the first instant in it at which the offset is another.</summary>
    private static DateTimeOffset SameOffsetUntil(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(start);
        for (var step = start; step < end;)
        {
            var next = end - step > Step ? step + Step : end;
            if (zone.GetUtcOffset(next) != offset) return Change(step, next, offset, zone);
            step = next;
        }

        return end;
    }

    private static DateTimeOffset Change(DateTimeOffset before, DateTimeOffset after, TimeSpan offset, TimeZoneInfo zone)
    {
        while (after.Ticks - before.Ticks > 1)
        {
            var middle = before.AddTicks((after.Ticks - before.Ticks) / 2);
            if (zone.GetUtcOffset(middle) == offset) before = middle;
            else after = middle;
        }

        return after;
    }
}
