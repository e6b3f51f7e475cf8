using LoadWatch.Benchmarks.Harness;

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
        await using var servers = await DoorAndFloor.StartAsync(door, cancel);
        var figures = new List<Figure>();
        foreach (var connections in (int[])[1, 16])
        {
            var floorLines = await servers.ConnectToFloorAsync(connections, cancel);
            var doorLines = await servers.ConnectToDoorAsync(connections, cancel);
            var put = servers.Put;
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
