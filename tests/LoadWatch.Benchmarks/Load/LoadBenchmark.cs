using System.Globalization;
using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Harness;

namespace LoadWatch.Benchmarks.Load;

/// <summary>
/// How long a door takes to answer under load: an open loop at a quarter, a half and three quarters of what the floor can take,
/// against the floor at the same rate, in turn. Ratios are medians of the rounds' ratios. Nothing works the queues meanwhile, as
/// on Azure, where doors and queues have instances of their own: the emulator, one thread, looks through every message that
/// waits for each look into a queue, and would be the figure.
/// </summary>
internal static class LoadBenchmark
{
    /// <summary>As many as can wait for an answer at once; more than ever do while the server keeps up.</summary>
    private const int AtOnceUnderLoad = 64;

    private const int AtOnce = 16;
    private const int Warmups = 2;
    private const int Rounds = 15;

    /// <summary>Short, and many: the emulator stands still now and then, and whom that meets is chance.</summary>
    private static readonly TimeSpan Block = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CapacityTime = TimeSpan.FromSeconds(2);
    private static readonly Goal Goal = new Goal.AtMost(2);

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel)
    {
        var figures = new List<Figure>();
        foreach (var door in (Door[])[Door.Strava.Alone, Door.Garmin.Alone])
        {
            figures.AddRange(await MeasureAsync(door, cancel));
        }

        return figures;
    }

    private static async Task<List<Figure>> MeasureAsync(Door door, CancellationToken cancel)
    {
        var capacity = await CapacityOfFloorAsync(door, cancel);
        var figures = new List<Figure>();
        foreach (var part in (double[])[0.25, 0.5, 0.75])
        {
            foreach (var figure in await MeasureAsync(door, capacity * part, part, cancel))
            {
                figures.Add(figure);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {figure.Name}: {figure.Measured} against {figure.Floor}, {figure.Value:0.00}"));
            }
        }

        return figures;
    }

    private static async Task<double> CapacityOfFloorAsync(Door door, CancellationToken cancel)
    {
        await using var servers = await DoorAndFloor.StartAsync(door, cancel);
        using var lines = new Disposables(await servers.ConnectToFloorAsync(AtOnce, cancel));
        await CapacityAsync(lines.Lines, servers.Put, cancel);
        return await CapacityAsync(lines.Lines, servers.Put, cancel);
    }

    /// <summary>
    /// Servers and storage of its own for each rate, and all of it in less than a minute: each minute the emulator clears away
    /// what is no longer needed, and stands still meanwhile.
    /// </summary>
    private static async Task<Figure[]> MeasureAsync(Door door, double rate, double part, CancellationToken cancel)
    {
        await using var servers = await DoorAndFloor.StartAsync(door, cancel);
        using var floorLines = new Disposables(await servers.ConnectToFloorAsync(AtOnceUnderLoad, cancel));
        using var doorLines = new Disposables(await servers.ConnectToDoorAsync(AtOnceUnderLoad, cancel));
        await CapacityAsync(floorLines.Lines[..AtOnce], servers.Put, cancel);
        await CapacityAsync(doorLines.Lines[..AtOnce], door.Post, cancel);
        var (floor, subject) = (new OpenLoop(floorLines.Lines), new OpenLoop(doorLines.Lines));
        Task<OpenLoopBlock> Floor(int round) => floor.RunAsync(servers.Put, rate, Block, cancel);
        Task<OpenLoopBlock> Subject(int round) => subject.RunAsync(door.Post, rate, Block, cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"load {door.Name}, {rate:0}/s ({part:0 %} of the floor's capacity)");
        List<(OpenLoopBlock Floor, OpenLoopBlock Subject)> blocks;
        try
        {
            await Sample.InTurnAsync(Warmups, Floor, Subject);
            blocks = await Sample.InTurnAsync(Rounds, Floor, Subject);
        }
        catch (UnansweredException unanswered) when (unanswered.Loop == subject)
        {
            return [Figure.Missed(name, unanswered.Message, Goal)];
        }

        return
        [
            Of("p50", 0.5),
            Of("p99", 0.99),
            new Figure($"{name}, generator late at p99", Late(blocks.Select(block => block.Subject)), Late(blocks.Select(block => block.Floor)), null, null),
        ];

        Figure Of(string what, double percentile) => Figure.OfRounds(
            $"{name}, {what}",
            [.. blocks.Select(block => new Round(Sample.Percentile([.. block.Floor.Latencies], percentile), Sample.Percentile([.. block.Subject.Latencies], percentile)))],
            Figure.Milliseconds,
            Goal);

        static string Late(IEnumerable<OpenLoopBlock> blocks) =>
            Figure.Milliseconds(Sample.Percentile([.. blocks.SelectMany(block => block.Lateness)], 0.99));
    }

    /// <summary>How many requests a second are answered where each line sends as soon as it has its answer.</summary>
    private static async Task<double> CapacityAsync(Line[] lines, byte[] request, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var answered = await Task.WhenAll(lines.Select(async line =>
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

    /// <summary>Lines that are hung up together.</summary>
    private sealed record Disposables(Line[] Lines) : IDisposable
    {
        public void Dispose() => Array.ForEach(Lines, line => line.Dispose());
    }
}
