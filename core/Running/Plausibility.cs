namespace LoadWatch.Core.Running;

/// <summary>Tells runs that count from those that cannot be believed. The bounds are LoadWatch's own (rules, "What counts as a run").</summary>
public static class Plausibility
{
    /// <summary>Shorter runs do not count.</summary>
    public static readonly Distance Shortest = Distance.FromKilometres(0.5);

    /// <summary>Longer runs are quarantined.</summary>
    public static readonly Distance Longest = Distance.FromKilometres(200);

    /// <summary>Faster runs are quarantined, in metres a second.</summary>
    public const int FastestMetresPerSecond = 7;

    /// <summary>Earlier runs are quarantined.</summary>
    public static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>A run that starts further ahead than this is quarantined.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>What the run means by itself, without looking at any other run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="confirmed">Whether the runner or the clinic has said that the run is right.</param>
    public static Standing Of(Run run, DateTimeOffset now, bool confirmed)
    {
        var distance = run.Distance ?? Distance.Zero;
        var unknown = distance == Distance.Zero && run.MovingTime > TimeSpan.Zero;
        if (!unknown && distance < Shortest)
        {
            return new Standing.TooShort();
        }

        return !confirmed && Doubt(run, distance, now) is { } reason ? new Standing.Quarantined(reason)
            : unknown ? new Standing.UnknownDistance()
            : new Standing.Counted();
    }

    private static QuarantineReason? Doubt(Run run, Distance distance, DateTimeOffset now)
    {
        var start = run.Start ?? new DateTimeOffset(run.LocalStart, TimeSpan.Zero);
        return run.LocalStart < Earliest ? QuarantineReason.TooLongAgo
            : start > now + Ahead ? QuarantineReason.InTheFuture
            : distance > Longest ? QuarantineReason.TooFar
            : run.MovingTime > TimeSpan.Zero && IsTooFast(distance, run.MovingTime) ? QuarantineReason.TooFast
            : null;
    }

    // In whole millimetres and ticks: 502.6 m in 71.8 s is exactly 7 m/s, and no rounding makes it more.
    private static bool IsTooFast(Distance distance, TimeSpan moving) =>
        (Int128)distance.Millimetres * TimeSpan.TicksPerSecond > (Int128)FastestMetresPerSecond * 1_000 * moving.Ticks;
}
