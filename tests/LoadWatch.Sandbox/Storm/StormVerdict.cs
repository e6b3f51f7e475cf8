using LoadWatch.Core;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>What must hold after a storm, and whether it does.</summary>
internal static class StormVerdict
{
    private static readonly string[] Working = [Queues.Runs, Queues.Texts, Queues.Deliveries];

    /// <summary>Waits until nothing is left to do: no message in any queue, and no text on its way.</summary>
    public static Task<bool> SettledAsync(StormWorld world, TimeSpan patience, CancellationToken cancel) => StormRound.UntilAsync(
        async () =>
        {
            foreach (var queue in WorkingIn(world))
            {
                if (await world.Servers.CountAsync(queue, cancel) > 0)
                {
                    return false;
                }
            }

            return (await TextsAsync(world, cancel)).TrueForAll(text => text.IsSettled || IsPlanned(text));
        },
        patience,
        cancel);

    /// <summary>What is missing, or wrong, before anything is told once more.</summary>
    public static async Task<IReadOnlyList<string>> LostAsync(StormWorld world, CancellationToken cancel)
    {
        var lost = new List<string>();
        foreach (var runner in world.Runners)
        {
            lost.AddRange(Runs(world, runner, await world.ReadAsync(runner, cancel)));
        }

        return lost;
    }

    /// <summary>Ends every access token and lets something happen on each account.</summary>
    /// <returns>The runners whose token was renewed and whose account could be read.</returns>
    public static async Task<IReadOnlyList<StormRunner>> RenewAllAsync(StormWorld world, TimeSpan patience, CancellationToken cancel)
    {
        var before = new Dictionary<StormRunner, PlatformLink>();
        foreach (var runner in world.Runners)
        {
            before[runner] = (await world.ReadAsync(runner, cancel)).Links.Single().Value;
            world.Expire(runner);
        }

        await world.TellAsync(
            world.Runners.Where(runner => runner.IsStrava).Select(runner => new StormHappening(runner, runner.News[0], What.Edited)),
            world.Runners.Where(runner => !runner.IsStrava),
            seed: 0).WaitAsync(patience, TimeProvider.System, cancel);
        var renewed = new List<StormRunner>();
        await StormRound.UntilAsync(
            async () =>
            {
                foreach (var runner in world.Runners.Except(renewed).ToArray())
                {
                    var link = (await world.ReadAsync(runner, cancel)).Links.Single().Value;
                    if (link.AccessToken != before[runner].AccessToken && link.LeaseUntil is null && (!runner.IsStrava || link.ReadAt > before[runner].ReadAt))
                    {
                        renewed.Add(runner);
                    }
                }

                return renewed.Count == world.Runners.Count;
            },
            patience,
            cancel);
        return renewed;
    }

    public static async Task<StormReport> OfAsync(
        StormWorld world, StormPlan plan, bool settled, IReadOnlyList<string> lost, IReadOnlyList<StormRunner> renewed, CancellationToken cancel)
    {
        var (runs, texts, others, followUps, tokens) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var (expected, due, late) = (0, 0, 0);
        foreach (var runner in world.Runners)
        {
            var kept = await world.ReadAsync(runner, cancel);
            expected += Kept(world, runner).Count();
            due += runner.IsTooMuch ? 1 : 0;
            late += runner.IsTooMuch && IsTooLate(world, kept) ? 1 : 0;
            runs.AddRange(Runs(world, runner, kept));
            (runner.IsTooMuch ? texts : others).AddRange(Texts(world, runner, kept));
            followUps.AddRange(FollowUps(runner, kept));
            tokens.AddRange(Tokens(world, runner, kept, renewed));
        }

        var webhooks = world.StandIns.Courier.Deliveries.Where(delivery => delivery.Platform != "twilio").ToArray();
        var left = await LeftAsync(world, cancel);
        var unsettled = (await TextsAsync(world, cancel)).Where(text => (!text.IsSettled && !IsPlanned(text)) || text.State is TextState.Unknown)
            .Select(text => $"{text.Id} is {text.State}").ToArray();
        return new StormReport(
            [
                Check("every run is stored once", runs, $"{expected} runs"),
                Check("it was before anything was told once more", lost, "no run was lost for an acknowledged webhook"),
                Check("every due text reached the carrier once", texts, late == 0 ? $"{due} texts" : $"{due - late} texts; {late} were a day late by the clock that had jumped, and withheld as such"),
                Check("no other text went out", others, $"{world.Runners.Count - due} runners without one"),
                Check("every text that was sent is followed up once", followUps, $"{due - late} follow-ups planned"),
                Check("no account's tokens are lost", tokens, $"{world.Runners.Count} accounts, each renewed once more"),
                Check("no text is left half way", unsettled, "none pending, sending or unknown"),
                Check("nothing is left in a queue, or poisoned", settled ? left : [.. left, "not settled in time"], "all empty"),
                .. IsStorm(plan) ? (StormCheck[])[Check("the storm blew", Blew(world, plan), $"{world.Kills.Count} kills, {StormFaults.Struck(world.StandIns)} faults, {world.Servers.StorageFaults.Struck} of the storage")] : [],
            ],
            [
                ("seed", $"{plan.Seed}"),
                ("runners, servers", $"{world.Runners.Count}, {plan.Servers}"),
                ("kills", $"{world.Kills.Count}: {string.Join(", ", Enum.GetValues<KillMoment>().Select(moment => $"{world.Kills.Count(kill => kill == moment)} at {moment}"))}"),
                ("faults that struck, slowness too", $"{StormFaults.Struck(world.StandIns)}"),
                ("faults of the storage", $"{world.Servers.StorageFaults.Struck}"),
                ("webhooks acknowledged, attempts", $"{webhooks.Count(delivery => delivery.Status == 200)}, {webhooks.Length}"),
                ("token requests", $"{world.StandIns.Log.Count("POST", "/strava/oauth/token") + world.StandIns.Log.Count("POST", "/garmin/di-oauth2-service")}"),
                ("reads at Strava, Garmin", $"{world.StandIns.Log.Count("GET", "/strava/api")}, {world.StandIns.Log.Count("GET", "/garmin/wellness-api")}"),
                ("send requests, look-ups at Twilio", $"{world.StandIns.Log.Count("POST", "/twilio")}, {world.StandIns.Log.Count("GET", "/twilio")}"),
                ("texts that reached the carrier", $"{world.StandIns.Twilio.Messages.Count}"),
            ]);

        static IEnumerable<string> Texts(StormWorld world, StormRunner runner, RunnerPartition kept)
        {
            var arrived = world.StandIns.Twilio.MessagesTo(runner.Phone);
            // The storm is over before any follow-up is due: whatever was sent, and whatever reached the carrier, counts here.
            var sent = kept.Texts.Where(text => text.Value.State is TextState.Sent).ToArray();
            var wanted = runner.IsTooMuch && !IsTooLate(world, kept) ? 1 : 0;
            if (arrived.Count != wanted)
            {
                yield return $"{runner.Name}: {arrived.Count} texts reached the carrier";
            }

            if (sent.Length != wanted)
            {
                yield return $"{runner.Name}: {sent.Length} texts are recorded as sent ({string.Join(", ", kept.Texts.Select(text => $"{text.Value.State} {text.Value.Reason}"))})";
            }
            else if (wanted == 1 && arrived.Count == 1 && arrived[0].Sid != sent[0].Value.Sid)
            {
                yield return $"{runner.Name}: the text is recorded with another's id";
            }
        }

        static IEnumerable<string> FollowUps(StormRunner runner, RunnerPartition kept)
        {
            var sent = kept.Texts.Where(text => text.Value is { Kind: TextKind.Alert, State: TextState.Sent }).Select(text => text.Value.Id);
            var followed = kept.Texts.Where(text => text.Value.Kind is TextKind.FollowUp).Select(text => text.Value.Follows!);
            return sent.Order(StringComparer.Ordinal).SequenceEqual(followed.Order(StringComparer.Ordinal), StringComparer.Ordinal)
                ? [] : [$"{runner.Name}: sent {string.Join(' ', sent)}, followed up {string.Join(' ', followed)}"];
        }

        static IEnumerable<string> Tokens(StormWorld world, StormRunner runner, RunnerPartition kept, IReadOnlyList<StormRunner> renewed)
        {
            if (kept.Links is not [{ Value: var link }])
            {
                return [$"{runner.Name}: {kept.Links.Count} links"];
            }

            return link.PausedBecause is { } because ? [$"{runner.Name}: paused, {because}"]
                : !world.IsGranted(runner) ? [$"{runner.Name}: no living grant"]
                : !renewed.Contains(runner) ? [$"{runner.Name}: the token could not be renewed"]
                : [];
        }
    }

    /// <summary>Strava allows seven days to be kept, by the servers' clock.</summary>
    private static IEnumerable<StormRun> Kept(StormWorld world, StormRunner runner) => Within(runner, 7 - world.Servers.DaysAhead);

    private static IEnumerable<StormRun> Within(StormRunner runner, int days) => runner.There.Values.Where(run => !runner.IsStrava || run.DaysAgo <= days);

    private static IEnumerable<string> Runs(StormWorld world, StormRunner runner, RunnerPartition kept)
    {
        var stored = kept.Runs.ToLookup(run => run.Value.Id, StringComparer.Ordinal);
        var there = Within(runner, 7).ToDictionary(run => $"{run.Id}", StringComparer.Ordinal);
        return Kept(world, runner).Where(run => !stored.Contains($"{run.Id}")).Select(run => $"{runner.Name}: run {run.Id} is missing")
            .Concat(stored.Where(rows => rows.Count() > 1).Select(rows => $"{runner.Name}: run {rows.Key} is stored {rows.Count()} times"))
            .Concat(stored.Where(rows => !there.ContainsKey(rows.Key)).Select(rows => $"{runner.Name}: run {rows.Key} is not at the platform"))
            .Concat(stored.Where(rows => there.TryGetValue(rows.Key, out var run) && rows.First().Value.Millimetres != (long)(run.Metres * 1000))
                .Select(rows => $"{runner.Name}: run {rows.Key} has {rows.First().Value.Millimetres} mm"));
    }

    /// <summary>Where the clock jumped a day ahead, a text that was waiting is a day old: it is withheld, and the reason is kept.</summary>
    private static bool IsTooLate(StormWorld world, RunnerPartition kept) => world.Servers.Clock is not null
        && kept.Texts.Exists(text => text.Value is { Kind: TextKind.Alert, State: TextState.Withheld, Reason: Reasons.OutOfTime })
        && !kept.Texts.Exists(text => text.Value is { Kind: TextKind.Alert, State: TextState.Sent });

    /// <summary>A follow-up has two days, and no storm takes so long.</summary>
    private static bool IsPlanned(Text text) => text is { Kind: TextKind.FollowUp, State: TextState.Pending };

    private static StormCheck Check(string what, IReadOnlyCollection<string> wrong, string right) =>
        new(what, wrong.Count == 0, wrong.Count == 0 ? right : string.Join("; ", wrong));

    private static bool IsStorm(StormPlan plan) => plan.Kills > 0 || plan.Faults || plan.ClockJumps || plan.Storage is not StorageTrouble.None;

    private static IReadOnlyCollection<string> Blew(StormWorld world, StormPlan plan) =>
    [
        .. world.Kills.Count == plan.Kills ? (string[])[] : [$"{world.Kills.Count} of {plan.Kills} kills"],
        .. plan.Storage is StorageTrouble.Slow or StorageTrouble.Refusing && world.Servers.StorageFaults.Struck == 0 ? (string[])["the storage made no trouble"] : [],
        .. plan.Faults && StormFaults.Struck(world.StandIns) == 0 ? (string[])["no fault struck"] : [],
    ];

    /// <summary>Where the clock went back, a text that was sent after all may still be asked about when it was put off to.</summary>
    private static string[] WorkingIn(StormWorld world) => world.Servers.Clock is null ? Working : [Queues.Runs, Queues.Deliveries];

    private static async Task<List<string>> LeftAsync(StormWorld world, CancellationToken cancel)
    {
        var left = new List<string>();
        foreach (var queue in WorkingIn(world).Concat(Working.Select(name => name + Queues.Poison)))
        {
            // What the last check of the tokens brought may still be on its way.
            if (!await StormRound.UntilAsync(async () => await world.Servers.CountAsync(queue, cancel) == 0, TimeSpan.FromSeconds(queue.EndsWith(Queues.Poison, StringComparison.Ordinal) ? 0 : 30), cancel))
            {
                left.Add($"{queue} holds {await world.Servers.CountAsync(queue, cancel)}");
            }
        }

        return left;
    }

    private static async Task<List<Text>> TextsAsync(StormWorld world, CancellationToken cancel)
    {
        var texts = new List<Text>();
        foreach (var runner in world.Runners)
        {
            texts.AddRange((await world.ReadAsync(runner, cancel)).Texts.Select(row => row.Value));
        }

        return texts;
    }
}
