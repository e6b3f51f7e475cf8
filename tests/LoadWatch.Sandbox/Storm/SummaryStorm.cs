using System.Globalization;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>How many summaries are due at once, and how often the server is killed while it sends them.</summary>
public sealed record SummaryStormPlan : AnyStormPlan
{
    public int Summaries { get; init; } = 1000;

    public int Kills { get; init; } = 20;

    /// <summary>Whether the mail server's list of accepted emails can be asked; without it a summary in doubt is not sent again.</summary>
    public bool HasList { get; init; } = true;

    /// <summary>The script of the mail server; null takes it from the setting.</summary>
    public string? MailDev { get; init; }
}

/// <summary>
/// Weekly summaries are due, all at once and each of them planned twice, and the real server is killed again and again while it
/// writes and sends them. Afterwards each has arrived once at a real SMTP server.
/// </summary>
public static class SummaryStorm
{
    private static readonly string[] Working = [Queues.SummaryGroups, Queues.Summaries, Queues.Mails];

    /// <summary>As long as an email that goes out twice may take to do so, and some more.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    /// <summary>How long the storage is in trouble at most.</summary>
    private static readonly TimeSpan TroubleGoesOn = TimeSpan.FromSeconds(90);

    public static async Task<StormReport> RunAsync(SummaryStormPlan plan, Action<string> say, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var world = await SummaryStormWorld.StartAsync(plan, cancel);
        await world.SubscribeAsync(cancel);
        Say($"{plan.Summaries} runners have asked for the email");
        await world.Servers.EnsureRunningAsync(cancel);
        await world.PlanAsync(cancel);
        StorageTroubles.Begin(world.Servers.StorageFaults, plan.Storage);
        await BlowAsync(world, plan, Say, cancel);
        await TroubleAsync(world, plan, Say, cancel);
        await world.Servers.EnsureRunningAsync(cancel);
        world.Servers.StorageFaults.Clear();
        Say($"the storm is over: {world.Kills} kills, {world.Servers.StorageFaults.Struck} faults of the storage, {world.Sent} emails reported as sent");
        var settled = await StormRound.UntilAsync(() => IsSettledAsync(world, cancel), plan.Patience, cancel, TimeSpan.FromSeconds(1));
        Say(settled ? "settled" : "NOT settled in time");
        await Task.Delay(Aftermath, TimeProvider.System, cancel);
        return await OfAsync(world, plan, settled, cancel);

        void Say(string line) => say(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds,6:0.0} s {line}"));
    }

    /// <summary>A kill each time that a part of the emails has gone out, or that the server has just started.</summary>
    private static async Task BlowAsync(SummaryStormWorld world, SummaryStormPlan plan, Action<string> say, CancellationToken cancel)
    {
        var random = new Random(plan.Seed);
        for (var kill = 1; kill <= plan.Kills; kill++)
        {
            await world.Servers.EnsureRunningAsync(cancel);
            var goal = world.Work + random.Next(1, Math.Max(2, plan.Summaries * 3 / (2 * plan.Kills)));
            await StormRound.UntilAsync(() => Task.FromResult(world.Work >= goal), TimeSpan.FromSeconds(10), cancel, TimeSpan.FromMilliseconds(2));
            await Task.Delay(random.Next(25), cancel);
            await world.KillAsync();
            if (kill % 5 == 0)
            {
                say($"{kill} kills, {world.Sent} emails reported as sent");
            }
        }
    }

    /// <summary>Trouble goes on until most of the emails have gone out in spite of it; where the storage is to be gone, it goes in the midst of them.</summary>
    private static async Task TroubleAsync(SummaryStormWorld world, SummaryStormPlan plan, Action<string> say, CancellationToken cancel)
    {
        if (plan.Storage is StorageTrouble.None)
        {
            return;
        }

        var most = plan.Storage is StorageTrouble.Gone ? plan.Summaries / 3 : plan.Summaries * 9 / 10;
        await StormRound.UntilAsync(() => Task.FromResult(world.Sent >= most), TroubleGoesOn, cancel, TimeSpan.FromMilliseconds(5));
        if (plan.Storage is StorageTrouble.Gone)
        {
            await StorageTroubles.BeGoneAsync(world.Servers.Proxy!, plan.GoneFor, say, cancel);
        }
    }

    private static async Task<bool> IsSettledAsync(SummaryStormWorld world, CancellationToken cancel)
    {
        foreach (var queue in Working)
        {
            if (await world.Servers.CountAsync(queue, cancel) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<StormReport> OfAsync(SummaryStormWorld world, SummaryStormPlan plan, bool settled, CancellationToken cancel)
    {
        var arrived = (await world.Sink.ReceivedAsync()).ToLookup(mail => mail.To.Single(), StringComparer.Ordinal);
        var (wrong, rows, looked) = (new List<string>(), new List<string>(), 0);
        foreach (var (address, id) in world.Runners)
        {
            var kept = (await world.ReadAsync(id, cancel)).Mails.Select(row => row.Value).ToArray();
            var times = arrived[address].Count();
            var isUnknown = kept is [{ State: MailState.Unknown }];
            looked += kept.Count(mail => mail.Attempts > 1);
            if (times != 1 && (plan.HasList || times > 1 || !isUnknown))
            {
                wrong.Add($"{address}: {times} arrived");
            }

            if (kept is not [{ State: MailState.Sent }] && (plan.HasList || !isUnknown))
            {
                rows.Add($"{address}: {string.Join(", ", kept.Select(mail => $"{mail.State} {mail.Reason}"))}");
            }
        }

        var left = new List<string>();
        foreach (var queue in Working.Concat(Working.Select(name => name + Queues.Poison)))
        {
            if (await world.Servers.CountAsync(queue, cancel) is > 0 and var count)
            {
                left.Add($"{queue} holds {count}");
            }
        }

        return new StormReport(
            [
                Check(plan.HasList ? "each summary arrived exactly once" : "no summary arrived twice", wrong, $"{arrived.Count} of {plan.Summaries} runners have theirs"),
                Check("each is recorded as what became of it", rows, "none pending, sending or doubled"),
                Check("nothing is left in a queue, or poisoned", settled ? left : [.. left, "not settled in time"], "all empty"),
                Check("the storm blew", Blew(), $"{world.Kills} kills, {world.Servers.StorageFaults.Struck} faults of the storage"),
            ],
            [
                ("seed", $"{plan.Seed}"),
                ("summaries, each planned twice", $"{plan.Summaries}"),
                ("servers", $"{plan.Servers}"),
                ("kills", $"{world.Kills}"),
                ("faults of the storage", $"{world.Servers.StorageFaults.Struck}"),
                ("emails at the SMTP server", $"{arrived.Sum(mails => mails.Count())}"),
                ("found in doubt after a kill", $"{world.InDoubt}"),
                ("handed over a second time", $"{looked}"),
            ]);

        List<string> Blew() =>
        [
            .. world.Kills == plan.Kills ? (string[])[] : [$"{world.Kills} of {plan.Kills} kills"],
            .. plan.Storage is StorageTrouble.Slow or StorageTrouble.Refusing && world.Servers.StorageFaults.Struck == 0 ? (string[])["the storage made no trouble"] : [],
        ];
    }

    private static StormCheck Check(string what, List<string> wrong, string right) =>
        new(what, wrong.Count == 0, wrong.Count == 0 ? right : $"{wrong.Count}: {string.Join("; ", wrong.Take(10))}");
}
