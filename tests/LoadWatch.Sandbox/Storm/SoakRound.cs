using System.Collections.Concurrent;
using System.Globalization;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>
/// The real server at the same work for a long time: runs come in and are edited at a steady rate, tokens expire now and then,
/// and from time to time it is looked at what the server holds. At the end nothing may be lost or doubled.
/// </summary>
public static class SoakRound
{
    /// <summary>Every so many happenings an access token ends.</summary>
    private const int TokenEndsEvery = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<SoakReport> RunAsync(SoakPlan plan, Action<string> say, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var storm = new StormPlan { Seed = plan.Seed, Runners = plan.Runners, Kills = 0, Azurite = plan.Azurite, Watch = plan.Watch, Patience = Patience };
        await using var world = await StormWorld.StartAsync(storm, cancel);
        await StormRound.JoinAsync(world, cancel);
        Say($"{world.Runners.Count} runners have linked their accounts");
        var held = new ConcurrentQueue<(TimeSpan At, ServerLine Line)>();
        var started = TimeProvider.System.GetTimestamp();
        world.Heard = line =>
        {
            if (line.Event == WatchLog.Event)
            {
                held.Enqueue((TimeProvider.System.GetElapsedTime(started), line));
            }
        };
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var looking = LookAsync(world, plan, held, Say, over.Token);
        var told = await WorkAsync(world, plan, cancel);
        await over.CancelAsync();
        var samples = await looking;
        world.Heard = null;
        Say($"{told} happenings told, {samples.Count} looks");
        return new SoakReport(samples, told, await StormRound.EndAsync(world, storm, Say, cancel));

        void Say(string line) => say(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds,6:0.0} s {line}"));
    }

    /// <summary>Something happens at equal distances: in the first half the new runs among it, else edits of those that have come.</summary>
    private static async Task<int> WorkAsync(StormWorld world, SoakPlan plan, CancellationToken cancel)
    {
        var random = new Random(plan.Seed);
        var news = new Queue<StormHappening>(StormHappening.Waves(world.Runners, 1, runsVanish: false, random)[0]);
        var come = new List<StormHappening>();
        var all = (int)(plan.PerSecond * plan.Time.TotalSeconds);
        var newEvery = Math.Max(1, all / 2 / Math.Max(1, news.Count));
        var started = TimeProvider.System.GetTimestamp();
        var underWay = new List<Task>();
        for (var i = 0; i < all; i++)
        {
            var due = TimeSpan.FromSeconds(i / plan.PerSecond) - TimeProvider.System.GetElapsedTime(started);
            await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, TimeProvider.System, cancel);
            if ((i % newEvery == 0 || come.Count == 0) && news.TryDequeue(out var next))
            {
                come.Add(next with { What = What.Edited });
            }
            else
            {
                next = come[random.Next(come.Count)];
            }

            if (i % TokenEndsEvery == 0)
            {
                world.Expire(world.Runners[random.Next(world.Runners.Count)]);
            }

            underWay.RemoveAll(telling => telling.IsCompletedSuccessfully);
            underWay.Add(world.TellAsync([next], [], random.Next()));
        }

        var rest = world.TellAsync(news, [], plan.Seed);
        await Task.WhenAll(underWay.Append(rest)).WaitAsync(Patience, TimeProvider.System, cancel);
        return all;
    }

    private static async Task<IReadOnlyList<SoakSample>> LookAsync(
        StormWorld world, SoakPlan plan, ConcurrentQueue<(TimeSpan At, ServerLine Line)> held, Action<string> say, CancellationToken over)
    {
        var samples = new List<SoakSample>();
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(plan.Watch / 10, TimeProvider.System, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (held.TryDequeue(out var look))
            {
                long Value(string name) => long.Parse(look.Line.Values[name], CultureInfo.InvariantCulture);
                var waiting = await world.Servers.CountAsync(Queues.Runs, CancellationToken.None) + await world.Servers.CountAsync(Queues.Texts, CancellationToken.None);
                samples.Add(new SoakSample(look.At, Value("Heap"), Value("WorkingSet"), (int)Value("Threads"), (int)Value("Handles"), waiting));
                if (samples.Count % 12 == 0)
                {
                    say(string.Create(CultureInfo.InvariantCulture, $"{samples[^1].Heap / 1e6:0.0} MB on the heap, {samples[^1].WorkingSet / 1e6:0} MB in all, {waiting} messages waiting"));
                }
            }
        }

        return samples;
    }
}
