using LoadWatch.Hosting;

namespace LoadWatch.Sandbox.Storm;

/// <summary>What happens in the middle of a storm, and is over at its end: the storage is gone, and the servers' clock jumps.</summary>
internal sealed class StormMiddle(StormWorld world, StormPlan plan, Action<string> say)
{
    private readonly Queue<(double Part, Func<CancellationToken, Task> Happen)> _steps = new(Steps(world, plan, say));
    private readonly List<Task> _happening = [];

    /// <summary>
    /// The clock is set nearly a day ahead, over the end of summer time. A whole day would be the one after which a text that has not
    /// gone out does not go out any more, and no server can tell a clock that was set from a day that passed.
    /// </summary>
    public static readonly TimeSpan Forward = TimeSpan.FromHours(23);

    /// <summary>And then an hour back.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromHours(1);

    /// <summary>More than the sweep takes for lost.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    /// <summary>So much of the storm has blown.</summary>
    /// <param name="part">0 to 1.</param>
    public void Reached(double part, CancellationToken cancel)
    {
        while (_steps.TryPeek(out var next) && next.Part <= part)
        {
            _happening.Add(_steps.Dequeue().Happen(cancel));
        }
    }

    /// <summary>
    /// Waits for the end of what has begun. Where the clock went back, what was put off by it has become due meanwhile: the clock
    /// goes on by that hour, and the sweep comes.
    /// </summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        Reached(1, cancel);
        await Task.WhenAll(_happening);
        if (world.Servers.Clock is { } clock)
        {
            clock.Ahead += Back + Overdue;
            await world.Servers.FireAsync(Triggers.All.Single(trigger => trigger.Name == "SweepTexts"), cancel);
        }
    }

    private static IEnumerable<(double, Func<CancellationToken, Task>)> Steps(StormWorld world, StormPlan plan, Action<string> say)
    {
        if (plan.Storage is StorageTrouble.Gone)
        {
            yield return (0.3, cancel => StorageTroubles.BeGoneAsync(world.Servers.Proxy!, plan.GoneFor, say, cancel));
        }

        if (world.Servers.Clock is { } clock)
        {
            yield return (0.4, _ => Jump(Forward));
            yield return (0.7, _ => Jump(-Back));

            Task Jump(TimeSpan by)
            {
                clock.Ahead += by;
                say($"the servers' clock jumps by {by.TotalHours:+0;-0} h");
                return Task.CompletedTask;
            }
        }
    }
}
