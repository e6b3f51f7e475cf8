using System.Globalization;
using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Harness;

namespace LoadWatch.Benchmarks.Load;

/// <summary>
/// How long a door takes to answer under load: an open loop at a quarter, a half and three quarters of what the floor can take,
/// against the floor at the same rate, in turn. Ratios are medians of the rounds' ratios.
/// </summary>
internal static class LoadBenchmark
{
    /// <summary>As many as can wait for an answer at once; more than ever do while the server keeps up.</summary>
    private const int Lines = 64;

    private const int AtOnce = 16;
    private const int Warmups = 1;
    private const int Rounds = 5;

    private static readonly TimeSpan Block = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan CapacityTime = TimeSpan.FromSeconds(5);
    private static readonly Goal Goal = new Goal.AtMost(2);

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
        await using var servers = await DoorAndFloor.StartAsync(door, cancel);
        var (floorLines, doorLines) = (await servers.ConnectToFloorAsync(Lines, cancel), await servers.ConnectToDoorAsync(Lines, cancel));
        var (floor, subject) = (new OpenLoop(floorLines), new OpenLoop(doorLines));

        // Both are warm before anything counts; the capacity is that of the second time.
        await CapacityAsync(floorLines, servers.Put, cancel);
        await CapacityAsync(doorLines, door.Post, cancel);
        await servers.ClearAsync(cancel);
        var capacity = await CapacityAsync(floorLines, servers.Put, cancel);
        var figures = new List<Figure>();
        foreach (var part in (double[])[0.25, 0.5, 0.75])
        {
            var rate = Math.Max(1, capacity * part);
            Task<OpenLoopBlock> Floor(int round) => BlockAsync(floor, servers.Put);
            Task<OpenLoopBlock> Subject(int round) => BlockAsync(subject, door.Post);
            async Task<OpenLoopBlock> BlockAsync(OpenLoop loop, byte[] request)
            {
                await servers.ClearAsync(cancel);
                return await loop.RunAsync(request, rate, Block, cancel);
            }

            await Sample.InTurnAsync(Warmups, Floor, Subject);
            var blocks = await Sample.InTurnAsync(Rounds, Floor, Subject);
            var name = string.Create(CultureInfo.InvariantCulture, $"load {door.Name}, {rate:0}/s ({part:0 %} of the floor's capacity)");
            figures.Add(Of($"{name}, p50", 0.5));
            figures.Add(Of($"{name}, p99", 0.99));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {figures[^1].Name}: {figures[^1].Measured} against {figures[^1].Floor}, {figures[^1].Value:0.00}"));
            figures.Add(new Figure(
                $"{name}, generator late at p99",
                Late(blocks.Select(block => block.Subject)),
                Late(blocks.Select(block => block.Floor)),
                null,
                null));

            Figure Of(string what, double percentile) => Figure.OfRounds(
                what,
                [.. blocks.Select(block => new Round(Sample.Percentile([.. block.Floor.Latencies], percentile), Sample.Percentile([.. block.Subject.Latencies], percentile)))],
                Figure.Milliseconds,
                Goal);
        }

        Array.ForEach([.. floorLines, .. doorLines], line => line.Dispose());
        return figures;

        static string Late(IEnumerable<OpenLoopBlock> blocks) =>
            Figure.Milliseconds(Sample.Percentile([.. blocks.SelectMany(block => block.Lateness)], 0.99));
    }

    /// <summary>How many requests a second are answered where each line sends as soon as it has its answer.</summary>
    private static async Task<double> CapacityAsync(Line[] lines, byte[] request, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var answered = await Task.WhenAll(lines.Take(AtOnce).Select(async line =>
        {
            var count = 0;
            for (; clock.GetElapsedTime(began) < CapacityTime; count++)
            {
                await line.SendAsync(request, cancel);
            }

            return count;
        }));
        return answered.Sum() / clock.GetElapsedTime(began).TotalSeconds;
    }
}
