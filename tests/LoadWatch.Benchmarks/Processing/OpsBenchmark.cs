using System.Globalization;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Sandbox.Garmin;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>Every request to storage from the door's put to the message's deletion, over many runs, one a runner.</summary>
internal static class OpsBenchmark
{
    private const int Runners = 200;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel) => [await GarminAsync(cancel), await StravaAsync(cancel)];

    private static async Task<Figure> GarminAsync(CancellationToken cancel)
    {
        await using var world = await World.StartAsync(cancel);
        var field = new GarminField(world, Runners);
        await field.JoinAsync(cancel);
        using var http = new HttpClient();
        await GarminField.PostAsync(http, world, GarminBody.Activities(field.Accounts.Select(account => field.Next(account, round: 1))), cancel);
        await world.DrainAsync(Runners, cancel);
        return await CountAsync("garmin", world, cancel, async () =>
        {
            foreach (var account in field.Accounts)
            {
                await GarminField.PostAsync(http, world, GarminBody.Activities(field.Next(account, round: 0)), cancel);
            }
        });
    }

    private static async Task<Figure> StravaAsync(CancellationToken cancel)
    {
        await using var world = await World.StartAsync(cancel);
        var field = new StravaField(world, Runners);
        await field.JoinAsync(cancel);
        await world.DrainAsync(Runners, cancel);
        return await CountAsync("strava", world, cancel, field.RunAsync);
    }

    private static async Task<Figure> CountAsync(string platform, World world, CancellationToken cancel, Func<Task> run)
    {
        using var requests = new StorageRequests();
        await run();
        await world.DrainAsync(Runners, cancel);
        var (all, each) = (requests.All, requests.PerRun(Runners));
        await world.CheckNoFlagsAsync(cancel);
        var perRun = (double)all / Runners;
        return new Figure($"storage operations a run, {platform}", $"{perRun.ToString("0.00", CultureInfo.InvariantCulture)} ({each})", "", perRun, new Goal.AtMost(6));
    }
}
