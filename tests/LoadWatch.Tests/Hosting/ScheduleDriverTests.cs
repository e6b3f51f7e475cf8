using System.Collections.Concurrent;
using LoadWatch.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LoadWatch.Tests.Hosting;

public sealed class ScheduleDriverTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 3, 0, 30, TimeSpan.Zero);

    private readonly WatchedTime time = new(Start);
    private readonly ConcurrentQueue<DateTimeOffset> runs = new();
    private readonly LogLines log = new();
    private readonly CancellationTokenSource stop = new();

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task It_fires_at_its_times_and_not_before()
    {
        var driving = Drive("0 */5 * * * *", () => Task.CompletedTask);
        time.Advance(TimeSpan.FromSeconds(269));
        runs.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(1));
        await RanAsync(1);
        time.Advance(TimeSpan.FromMinutes(5));
        await RanAsync(2);
        runs.ShouldBe([At(3, 5), At(3, 10)]);
        await EndAsync(driving);
    }

    [Fact]
    public async Task After_a_failure_it_fires_at_its_next_time()
    {
        var driving = Drive("0 20 3 * * *", () => throw new InvalidOperationException("as told"));
        time.Advance(TimeSpan.FromMinutes(20));
        await RanAsync(1);
        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("Tick failed");
        time.Advance(TimeSpan.FromDays(1));
        await RanAsync(2);
        await EndAsync(driving);
    }

    [Fact]
    public async Task One_run_at_a_time_and_what_it_overslept_is_left_out()
    {
        var release = new TaskCompletionSource();
        var driving = Drive("0 * * * * *", () => release.Task);
        time.Advance(TimeSpan.FromMinutes(1));
        await Until.TrueAsync(() => runs.Count == 1, "it runs");
        time.Advance(TimeSpan.FromMinutes(10));
        runs.Count.ShouldBe(1);
        release.SetResult();
        await SleepsAgainAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        await RanAsync(2);
        runs.ShouldBe([At(3, 1) + TimeSpan.FromSeconds(30), At(3, 12) + TimeSpan.FromSeconds(30)]);
        await EndAsync(driving);
    }

    [Fact]
    public async Task A_time_further_off_than_a_timer_can_be_set_is_met()
    {
        var driving = Drive("0 0 0 1 6 *", () => Task.CompletedTask);
        for (var day = 0; day < 189; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            await SleepsAgainAsync();
        }

        runs.ShouldBeEmpty();
        time.Advance(TimeSpan.FromDays(1));
        await RanAsync(1);
        await EndAsync(driving);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_it_fires_by_the_clock_as_it_is()
    {
        var driving = Drive("0 */5 * * * *", () => Task.CompletedTask);
        time.Ahead = TimeSpan.FromDays(1);
        time.Advance(TimeSpan.FromMinutes(1));
        await RanAsync(1);
        time.Ahead = TimeSpan.Zero;
        for (var minute = 0; minute < 15 && runs.Count < 2; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await SleepsAgainAsync();
        }

        await RanAsync(2);
        runs.First().ShouldBe(At(3, 1) + TimeSpan.FromDays(1) + TimeSpan.FromSeconds(30));
        runs.Last().ShouldBeLessThan(At(3, 20));
        await EndAsync(driving);
    }

    [Fact]
    public void A_cron_expression_of_five_fields_is_refused() =>
        Should.Throw<FormatException>(() => new Fires.Schedule("*/5 * * * *"));

    private static DateTimeOffset At(int hour, int minute) => new(2026, 11, 23, hour, minute, 0, TimeSpan.Zero);

    private Task Drive(string cron, Func<Task> run)
    {
        var trigger = new Trigger("Tick", new Fires.Schedule(cron), (_, _, _) =>
        {
            runs.Enqueue(time.GetUtcNow());
            return run();
        });
        var scopes = new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();
        return new ScheduleDriver(trigger, ((Fires.Schedule)trigger.On).Expression, new Invocation(scopes, HostJson.Parse("{}")), time, log.CreateLogger(""))
            .RunAsync(stop.Token, CancellationToken.None);
    }

    private async Task RanAsync(int times)
    {
        await Until.TrueAsync(() => runs.Count == times, $"it has run {times} times");
        await SleepsAgainAsync();
    }

    private Task SleepsAgainAsync() => Until.TrueAsync(() => time.Sleepers == 1, "it sleeps again");

    private async Task EndAsync(Task driving)
    {
        await stop.CancelAsync();
        await driving.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    /// <summary>A clock to move that knows whether anyone waits for it.</summary>
    private sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private int sleepers;

        /// <summary>How far somebody has set the clock ahead; timers do not care.</summary>
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

        public int Sleepers => Volatile.Read(ref sleepers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref sleepers);
            return new Watched(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref sleepers));
        }

        private sealed class Watched(ITimer timer, Action disposed) : ITimer
        {
            private int once;

            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                if (Interlocked.Exchange(ref once, 1) == 0)
                    disposed();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
