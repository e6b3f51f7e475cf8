using System.Globalization;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>
/// Runs come in threefold and shuffled, tokens expire, and the real servers are killed, or the platforms and the carrier
/// fail, while they are worked off. Afterwards every run is stored once, every text has gone out once, and every account
/// can still be read.
/// </summary>
public static class StormRound
{
    private const int MostWaves = 60;

    private static readonly TimeSpan HistoryPatience = TimeSpan.FromMinutes(2);

    /// <summary>How long the faults go on after the last webhook, unless all is done before.</summary>
    private static readonly TimeSpan FaultsGoOn = TimeSpan.FromSeconds(90);

    /// <summary>As long as a text that goes out twice may take to do so, and some more.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    /// <summary>Runs a storm to its end.</summary>
    /// <param name="plan">How hard it blows.</param>
    /// <param name="say">Is told how far it has come.</param>
    /// <param name="cancel">Ends it before its time; no process remains.</param>
    public static async Task<StormReport> RunAsync(StormPlan plan, Action<string> say, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var world = await StormWorld.StartAsync(plan, cancel);
        await JoinAsync(world, cancel);
        Say($"{world.Runners.Count} runners have linked their accounts, and their histories are stored");
        if (plan.Faults)
        {
            StormFaults.Begin(world.StandIns, plan);
        }
        else
        {
            StormFaults.BeginSlow(world.StandIns);
        }

        StorageTroubles.Begin(world.Servers.StorageFaults, plan.Storage);
        var middle = new StormMiddle(world, plan, Say);
        await BlowAsync(world, plan, middle, Say, cancel);
        await middle.EndAsync(cancel);
        await world.Servers.EnsureRunningAsync(cancel);
        if (plan.Faults || plan.Storage is StorageTrouble.Slow or StorageTrouble.Refusing)
        {
            // Most of the work is done only now: it has to be done in spite of the faults.
            await StormVerdict.SettledAsync(world, FaultsGoOn, cancel);
        }

        StormFaults.End(world.StandIns);
        world.Servers.StorageFaults.Clear();
        Say($"the storm is over: {world.Kills.Count} kills, {StormFaults.Struck(world.StandIns)} faults, {world.Servers.StorageFaults.Struck} of the storage");
        return await EndAsync(world, plan, Say, cancel);

        void Say(string line) => say(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds,6:0.0} s {line}"));
    }

    /// <summary>Waits until all is done, and judges.</summary>
    internal static async Task<StormReport> EndAsync(StormWorld world, StormPlan plan, Action<string> say, CancellationToken cancel)
    {
        var settled = await StormVerdict.SettledAsync(world, plan.Patience, cancel);
        say(settled ? "settled" : "NOT settled in time");
        await Task.Delay(Aftermath, TimeProvider.System, cancel);
        var lost = await StormVerdict.LostAsync(world, cancel);
        var renewed = await StormVerdict.RenewAllAsync(world, TimeSpan.FromMinutes(1), cancel);
        say($"every access token was ended once more, and {renewed.Count} of {world.Runners.Count} accounts were read with a new one");
        return await StormVerdict.OfAsync(world, plan, settled, lost, renewed, cancel);
    }

    internal static async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan patience, CancellationToken cancel, TimeSpan? pause = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(200), TimeProvider.System, cancel);
        }

        return true;
    }

    internal static async Task JoinAsync(StormWorld world, CancellationToken cancel)
    {
        foreach (var runner in world.Runners)
        {
            await world.JoinAsync(runner, cancel);
        }

        foreach (var runner in world.Runners)
        {
            var known = await UntilAsync(async () => IsKnown(await world.ReadAsync(runner, cancel)), HistoryPatience, cancel);
            if (!known)
            {
                throw new TimeoutException($"The history of {runner.Name} was not stored.");
            }

            if (!runner.IsStrava)
            {
                await world.LinkedAWeekAgoAsync(runner, cancel);
            }

            bool IsKnown(RunnerPartition kept) => kept.Links is [{ Value: var link }]
                && (runner.IsStrava ? link.ReadAt is not null : kept.Runs.Count == runner.History.Count);
        }
    }

    private static async Task BlowAsync(StormWorld world, StormPlan plan, StormMiddle middle, Action<string> say, CancellationToken cancel)
    {
        var random = new Random(plan.Seed);
        var waves = StormHappening.Waves(world.Runners, plan.Kills is 0 ? MostWaves : Math.Min(plan.Kills, MostWaves), plan.RunsVanish, random);
        var told = new List<Task>();
        if (plan.Kills is 0)
        {
            foreach (var wave in waves)
            {
                Tell(wave);
                middle.Reached((double)told.Count / waves.Length, cancel);
                await Task.Delay(random.Next(50, 300), cancel);
            }
        }

        for (var kill = 1; kill <= plan.Kills; kill++)
        {
            while (told.Count * plan.Kills < kill * waves.Length && told.Count < waves.Length)
            {
                Tell(waves[told.Count]);
            }

            middle.Reached((double)kill / plan.Kills, cancel);
            await world.KillAsync(random, cancel);
            if (kill % 20 == 0)
            {
                say($"{kill} kills, {world.StandIns.Courier.Deliveries.Count(delivery => delivery.Status == 200)} webhooks acknowledged, {world.StandIns.Twilio.Messages.Count} texts");
            }
        }

        middle.Reached(1, cancel);
        await world.Servers.EnsureRunningAsync(cancel);
        await Task.WhenAll(told).WaitAsync(cancel);

        void Tell(IReadOnlyList<StormHappening> wave)
        {
            // Under five minutes to live a token is renewed before every use, else when the platform refuses it.
            world.SetAccessLife(TimeSpan.FromMinutes(random.Next(1, 10)));
            foreach (var runner in random.GetItems([.. world.Runners], 3))
            {
                world.Expire(runner);
            }

            StormRunner[] garmin = [.. world.Runners.Where(runner => !runner.IsStrava)];
            told.Add(world.TellAsync(wave, random.GetItems(garmin, 1), random.Next()));
        }
    }
}
