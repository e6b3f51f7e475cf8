using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Assess;
using LoadWatch.Benchmarks.Board;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Benchmarks.Load;
using LoadWatch.Benchmarks.Processing;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Benchmarks.Start;

namespace LoadWatch.Benchmarks;

/// <summary>A benchmark: its name, what it measures, and how.</summary>
internal sealed record Benchmark(string Name, string What, Func<CancellationToken, Task<IReadOnlyList<Figure>>> RunAsync);

/// <summary><c>bench [NAME ...] [--out FILE]</c>.</summary>
internal static class BenchCommand
{
    private static readonly Benchmark[] All =
    [
        new("ack", "a webhook's acknowledgement against a bare endpoint that does one queue put", AckBenchmark.RunAsync),
        new("load", "the doors under load, at fixed times, against the same endpoint at the same rate", LoadBenchmark.RunAsync),
        new("ops", "storage operations for a run that flags nothing", OpsBenchmark.RunAsync),
        new("throughput", "runs processed per second against their raw storage operations", ThroughputBenchmark.RunAsync),
        new("assess", "a history of 10,000 runs against the reference implementation in Python", AssessBenchmark.RunAsync),
        new("board", "the first page of a clinic's list of 5,000 runners against the bare query of its rows", BoardBenchmark.RunAsync),
        new("start", "first acknowledgement after the start of the process against an empty app", StartBenchmark.RunAsync),
    ];

    private static readonly (string Name, string What)[] Others =
    [
        ("soak", "a trial: steady work for minutes, and what the server holds meanwhile"),
        ("faults", "a trial: storage slow, refusing and gone, platforms in trouble, a clock that jumps, two servers"),
        ("storm", "a trial: webhooks threefold, kill -9 and faults"),
        ("summaries", "a trial: a thousand weekly emails due at once, and kill -9 while they are sent"),
        ("report", "writes docs/benchmarks.md from what the others measured last"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        string? file = null;
        var names = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    Help();
                    return 0;
                case "--out" when i + 1 < args.Length:
                    file = args[++i];
                    break;
                default:
                    names.Add(args[i]);
                    break;
            }
        }

        if (names.Find(name => !Array.Exists(All, known => known.Name == name)) is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is no benchmark.");
            Help();
            return 2;
        }

        return await MeasureAsync(All.Where(known => names.Count == 0 || names.Contains(known.Name)), file);
    }

    private static async Task<int> MeasureAsync(IEnumerable<Benchmark> benchmarks, string? file)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var figures = new List<Figure>();
        try
        {
            foreach (var benchmark in benchmarks)
            {
                Console.Error.WriteLine($"{benchmark.Name}: {benchmark.What} ...");
                var began = TimeProvider.System.GetTimestamp();
                var measured = await benchmark.RunAsync(stop.Token);
                await Result.KeepAsync(benchmark.Name, benchmark.Name, began, measured, [], stop.Token);
                figures.AddRange(measured);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }

        var table = Table.Of(figures.Select(KeptFigure.Of));
        Console.WriteLine(table);
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, table, stop.Token);
        }

        return 0;
    }

    private static void Help()
    {
        Console.WriteLine("Usage: ./loadwatch bench [NAME ...] [--out FILE]\n");
        foreach (var benchmark in All)
        {
            Console.WriteLine($"  {benchmark.Name,-12} {benchmark.What}");
        }

        foreach (var (name, what) in Others)
        {
            Console.WriteLine($"  {name,-12} {what}");
        }

        Console.WriteLine("\nThe last five stand by themselves and take words of their own (NAME --help). Without a name: all before them.");
        Console.WriteLine("Every figure is a ratio to a floor that was measured in the same run, in turn with it. The trials are no benchmarks: they hold or not.");
    }
}
