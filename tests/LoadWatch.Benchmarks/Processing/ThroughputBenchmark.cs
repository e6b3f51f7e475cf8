using System.Globalization;
using System.Text.Json.Nodes;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Core.Telling;
using LoadWatch.Runs;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Storage;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>Runs a second, from a queue full of pushes of many runners, against the raw storage operations alone.</summary>
internal static class ThroughputBenchmark
{
    private const int Runners = 150;
    private const int Warmups = 2;
    private const int Rounds = 11;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel)
    {
        await using var world = await World.StartAsync(cancel);
        var field = new GarminField(world, Runners);
        await field.JoinAsync(cancel);
        var raw = new RawStorage(world);
        await raw.CopyAsync(cancel);
        using var http = new HttpClient();
        var clock = TimeProvider.System;
        var from = Keys.RunsFrom(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-ProcessRun.ReachDays - TextDecision.OldestDays));

        async Task<double> SubjectAsync(int round)
        {
            await GarminField.PostAsync(http, world, GarminBody.Activities(field.Accounts.Select(account => field.Next(account, round))), cancel);
            var started = clock.GetTimestamp();
            await world.DrainAsync(Runners, cancel);
            return Runners / clock.GetElapsedTime(started).TotalSeconds;
        }

        async Task<double> FloorAsync(int round)
        {
            var rows = field.Accounts.ToDictionary(account => account, account => field.Row(account, round), StringComparer.Ordinal);
            foreach (var account in field.Accounts)
            {
                var payload = JsonNode.Parse(GarminBody.Activities(field.Next(account, round)).Json)!["activities"]!.ToJsonString();
                await raw.PutAsync(StorageJson.Write(new RunChanged("garmin", account, Change.Pushed, null, clock.GetUtcNow(), Payload: payload)), cancel);
            }

            var started = clock.GetTimestamp();
            await raw.DrainAsync(Runners, from, rows, cancel);
            return Runners / clock.GetElapsedTime(started).TotalSeconds;
        }

        await Sample.InTurnAsync(Warmups, FloorAsync, SubjectAsync);
        var speeds = await Sample.InTurnAsync(Rounds, round => FloorAsync(round + Warmups), round => SubjectAsync(round + Warmups));
        await world.CheckNoFlagsAsync(cancel);
        return
        [
            Figure.OfRounds(
                "runs processed a second",
                [.. speeds.Select(speed => new Round(speed.Floor, speed.Subject))],
                speed => speed.ToString("0", CultureInfo.InvariantCulture),
                new Goal.AtLeast(0.6)),
        ];
    }
}
