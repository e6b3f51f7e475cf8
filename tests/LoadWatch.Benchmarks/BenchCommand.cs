using System.CommandLine;
using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Assess;
using LoadWatch.Benchmarks.Board;
using LoadWatch.Benchmarks.Faults;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Benchmarks.Load;
using LoadWatch.Benchmarks.Processing;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Benchmarks.Soak;
using LoadWatch.Benchmarks.Start;
using LoadWatch.Benchmarks.Storm;

namespace LoadWatch.Benchmarks;

/// <summary>A benchmark: its name, what it measures, and how.</summary>
internal sealed record Benchmark(string Name, string What, Func<CancellationToken, Task<IReadOnlyList<Figure>>> RunAsync);

/// <summary><c>bench [NAME ...] [--out FILE]</c>, and the commands that stand by themselves.</summary>
internal static class BenchCommand
{
    /// <summary>The exit code for words that cannot be understood.</summary>
    public const int Wrong = 2;

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

    private static string Description => $"""
        The benchmarks. Every figure is a ratio to a floor that was measured in the same run, in turn with it. The trials are no benchmarks: they hold or not.

        {string.Join('\n', All.Select(benchmark => $"{benchmark.Name,-12} {benchmark.What}"))}
        """;

    public static RootCommand Create()
    {
        var names = new Argument<string[]>("benchmark") { Description = "Only these.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong([.. All.Select(benchmark => benchmark.Name)]);
        names.HelpName = "benchmark";
        var file = new Option<string?>("--out") { Description = "Write the table into this file too.", HelpName = "FILE" };
        var command = new RootCommand(Description)
        {
            names, file, SoakCommand.Create(), FaultsCommand.Create(), StormCommand.Create(), SummariesCommand.Create(), ReportCommand.Create(),
        };
        command.SetAction((parsed, _) =>
        {
            var asked = parsed.GetValue(names) ?? [];
            return MeasureAsync(All.Where(known => asked.Length == 0 || asked.Contains(known.Name)), parsed.GetValue(file));
        });
        foreach (var other in command.Subcommands)
        {
            other.Validators.Add(given =>
            {
                if (given.GetResult(names) is { Tokens.Count: > 0 } || given.GetResult(file) is not null)
                {
                    given.AddError($"'{other.Name}' stands by itself, and takes only words that come after it.");
                }
            });
        }

        return command;
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

        var kept = figures.ConvertAll(KeptFigure.Of);
        var table = Table.Of(kept);
        Console.WriteLine(table);
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, table, stop.Token);
        }

        return kept.Exists(figure => figure.Met is false) ? 1 : 0;
    }
}
