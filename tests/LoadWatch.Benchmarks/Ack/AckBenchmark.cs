using Azure.Storage.Queues;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Commands;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;

namespace LoadWatch.Benchmarks.Ack;

/// <summary>
/// How long a door takes to answer, against a bare endpoint that puts one message of the same size on a queue of the same
/// storage. A closed loop: every connection sends as soon as it has its answer.
/// </summary>
internal static class AckBenchmark
{
    private const int Rounds = 9;

    /// <summary>Of a round, each so short that what else the machine does meets floor and subject alike.</summary>
    private const int Blocks = 4;
    private const int Block = 80;
    private const int Warmups = 8;
    private const string FloorQueue = "floor";

    private static readonly Goal Goal = new Goal.AtMost(1.5);

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel)
    {
        var figures = new List<Figure>();
        foreach (var door in (Door[])[Door.Strava, Door.Garmin])
        {
            figures.AddRange(await MeasureAsync(door, cancel));
        }

        return figures;
    }

    private static async Task<List<Figure>> MeasureAsync(Door door, CancellationToken cancel)
    {
        // Emulated storage of its own: with tens of thousands of messages it becomes the figure.
        await using var storage = await LocalStorage.StartAsync(folder: null);
        await using var standIns = await StandIns.StartAsync();
        var queues = new QueueServiceClient(storage.ConnectionString);
        await queues.CreateQueueAsync(FloorQueue, cancellationToken: cancel);
        await queues.CreateQueueAsync(Queues.Runs, cancellationToken: cancel);
        var (floorPort, doorPort) = (LocalStorage.FreePort(), LocalStorage.FreePort());
        var settings = ServerSettings.Between(standIns, new Uri($"http://127.0.0.1:{doorPort}"), storage.ConnectionString);
        foreach (var (name, value) in door.Settings(doorPort))
        {
            settings[name] = value;
        }

        await using var subject = Server("LoadWatch.dll", [], settings);
        await using var floor = Server("LoadWatch.Benchmarks.dll", [QueuePutServer.Word, FloorQueue], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{floorPort}",
            [StorageServices.Setting] = storage.ConnectionString,
        });
        var figures = new List<Figure>();
        foreach (var connections in (int[])[1, 16])
        {
            var floorLines = await ConnectAsync(floorPort, floor, connections, cancel);
            var doorLines = await ConnectAsync(doorPort, subject, connections, cancel);
            var put = Line.Post(QueuePutServer.Path, door.Message);
            await Sample.InTurnAsync(Warmups, _ => BlockAsync(floorLines, put, cancel), _ => BlockAsync(doorLines, door.Post, cancel));
            var blocks = await Sample.InTurnAsync(Rounds * Blocks, _ => BlockAsync(floorLines, put, cancel), _ => BlockAsync(doorLines, door.Post, cancel));
            foreach (var (name, part) in (IEnumerable<(string, double)>)[("p50", 0.5), ("p99", 0.99)])
            {
                var rounds = blocks.Chunk(Blocks).Select(round => new Round(
                    Sample.Percentile([.. round.SelectMany(block => block.Floor)], part),
                    Sample.Percentile([.. round.SelectMany(block => block.Subject)], part))).ToArray();
                figures.Add(Figure.OfRounds($"ack {door.Name}, {connections} at once, {name}", rounds, Figure.Milliseconds, Goal));
            }

            foreach (var line in floorLines.Concat(doorLines))
            {
                line.Dispose();
            }
        }

        return figures;
    }

    private static Child Server(string assembly, IEnumerable<string> arguments, Dictionary<string, string> settings) =>
        Child.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments], settings);

    private static Task<Line[]> ConnectAsync(int port, Child server, int count, CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Line.ConnectAsync(port, server, cancel)));

    /// <summary>The time of each answer, in seconds.</summary>
    private static async Task<double[]> BlockAsync(Line[] lines, byte[] request, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var times = await Task.WhenAll(lines.Select(async line =>
        {
            var own = new double[Block / lines.Length];
            for (var i = 0; i < own.Length; i++)
            {
                var sent = clock.GetTimestamp();
                await line.SendAsync(request, cancel);
                own[i] = clock.GetElapsedTime(sent).TotalSeconds;
            }

            return own;
        }));
        return [.. times.SelectMany(time => time)];
    }
}
