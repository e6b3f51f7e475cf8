using System.Globalization;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Storm;

/// <summary><c>summaries [--summaries N] [--kills N] [--seed S] [--no-list]</c>: 0 only if everything holds.</summary>
public static class SummariesCommand
{
    private const string Usage = "usage: bench summaries [--summaries <1-100000>] [--kills <0-1000>] [--seed <number>] [--no-list]";

    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } plan)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await Trials.RunAsync(async cancel =>
        {
            Console.WriteLine($"Summaries, seed {plan.Seed}: {plan.Summaries} due, {plan.Kills} kills, {(plan.HasList ? "the mail server's list can be asked" : "no list")}");
            var began = TimeProvider.System.GetTimestamp();
            var report = await SummaryStorm.RunAsync(plan, Console.WriteLine, cancel);
            Console.WriteLine($"\n{report}");
            await Result.KeepAsync("summaries", string.Join(' ', ["summaries", .. args.Contains("--seed") ? args : [.. args, $"--seed {plan.Seed}"]]), began, [], [Trial.Of("summaries", report)], cancel);
            return report.Holds;
        });
    }

    private static SummaryStormPlan? Read(string[] args)
    {
        var plan = new SummaryStormPlan { Seed = Random.Shared.Next(1, 1_000_000), HasList = !args.Contains("--no-list"), Patience = TimeSpan.FromMinutes(40) };
        string[] rest = [.. args.Where(arg => arg != "--no-list")];
        for (var i = 0; i < rest.Length; i += 2)
        {
            var number = i + 1 < rest.Length && int.TryParse(rest[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
            plan = rest[i] switch
            {
                "--summaries" when number is >= 1 and <= 100_000 => plan with { Summaries = number },
                "--kills" when number is >= 0 and <= 1_000 => plan with { Kills = number },
                "--seed" when number >= 0 => plan with { Seed = number },
                _ => null,
            };
            if (plan is null)
            {
                return null;
            }
        }

        return plan;
    }
}
