using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LoadWatch.Benchmarks.Harness;

namespace LoadWatch.Benchmarks.Report;

/// <summary><c>report [--out FILE]</c>: what was measured last, as one page.</summary>
internal static class ReportCommand
{
    /// <summary>The sections, in the order of the page, each with what its first sentence says.</summary>
    private static readonly (string Name, string Words)[] Sections =
    [
        ("load", "Webhooks at fixed times, whether or not earlier ones have been answered, each counted from the moment at which it should have begun (so that nothing is left out while a server stands still), against a bare endpoint that does one queue put, at the same rate, in turn. Nothing works the queues meanwhile: on Azure the doors have instances of their own, and the emulator, one thread, looks through every waiting message for each look into a queue."),
        ("ack", "Each connection sends as soon as it has its answer, against the same bare endpoint."),
        ("soak", "The real server at steady work: runs new and edited, each told threefold, tokens that end. What it holds after a full collection; growth is that of the fitted line over the second half."),
        ("faults", "The real server as a process, real storage (Azurite) behind a proxy, platforms and carrier as stand-ins that insist until they are acknowledged."),
        ("storm", "Webhooks threefold and shuffled, and kill -9 again and again, as a text is handed over, as a token is exchanged, at a start, or at any moment."),
        ("summaries", "Weekly emails due all at once, and kill -9 while they are written and sent."),
        ("start", "From the start of the process to the first webhook acknowledged, its event stored."),
        ("throughput", "Runs worked off a full queue."),
        ("ops", "Calls to the storage."),
        ("assess", "The pure core."),
        ("board", "The first page of a clinic's list."),
    ];

    public static Command Create()
    {
        var file = new Option<string?>("--out") { Description = "Into this file instead.", HelpName = "FILE" };
        var command = new Command("report", "Writes docs/benchmarks.md from what the others measured last.") { file };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(file) ?? Repository.PathTo("docs", "benchmarks.md")));
        return command;
    }

    private static async Task<int> RunAsync(string file)
    {
        var results = new List<(Result Result, string Words)>();
        foreach (var (name, words) in Sections)
        {
            if (await Result.FindAsync(name, CancellationToken.None) is { } result)
            {
                results.Add((result, words));
            }
            else
            {
                await Console.Error.WriteLineAsync($"{name} has not been measured: ./loadwatch bench {name}");
            }
        }

        if (results.Count == 0)
        {
            return 1;
        }

        await File.WriteAllTextAsync(file, Page(results));
        Console.WriteLine(file);
        return 0;
    }

    private static string Page(IReadOnlyList<(Result Result, string Words)> results)
    {
        var page = new StringBuilder();
        page.Append(
            $"""
            # Benchmarks, load and faults

            Measured on {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB of memory,
            {RuntimeInformation.FrameworkDescription}, with everything on that one machine: server, floor, generator, stand-ins and Azurite, the emulator of Azure
            Storage. A figure means something as a ratio to its floor, which was measured in the same run and in turn with it; seconds
            are those of an emulator. Where rounds were measured in turn, each column is the median of its own over the rounds: a ratio
            compares the two of one round, and is not the quotient of the columns beside it. Each section names the command that
            measures it again; `./loadwatch bench report` writes this page from what was measured last.


            """);
        foreach (var (result, words) in results)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {result.Name}\n\n{words}\n\n    {result.Command}\n\n{result.At:yyyy-MM-dd}, {Took(result.Took)}.\n\n");
            if (result.Figures.Count > 0)
            {
                page.Append(Table.Of(result.Figures)).Append('\n');
            }

            AppendTrials(page, result.Trials);
        }

        return page.ToString().TrimEnd() + "\n";
    }

    private static void AppendTrials(StringBuilder page, IReadOnlyList<Trial> trials)
    {
        if (trials.Count == 0)
        {
            return;
        }

        page.Append("| Trial | What must hold | Found | Holds |\n|---|---|---|---|\n");
        foreach (var (trial, check, isFirst) in trials.SelectMany(trial => trial.Checks.Select((check, at) => (trial, check, at == 0))))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {(isFirst ? trial.Name : "")} | {check.What} | {check.Found.Replace('|', '/')} | {(check.Holds ? "yes" : "NO")} |\n");
        }

        page.Append('\n');
        foreach (var trial in trials)
        {
            page.Append(CultureInfo.InvariantCulture, $"* {trial.Name}: {string.Join("; ", trial.Counts.Select(count => $"{count.Name} {count.Value}"))}.\n");
        }

        page.Append('\n');
    }

    private static string Took(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");
}
