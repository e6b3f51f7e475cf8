using System.CommandLine;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Commands;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Storm;

/// <summary><c>summaries [--summaries N] [--kills N] [--seed S] [--no-list]</c>: 0 only if everything holds.</summary>
public static class SummariesCommand
{
    public static Command Create()
    {
        var usual = new SummaryStormPlan();
        var summaries = NumberOption.Create("--summaries", 1, 100_000, $"How many weekly emails are due at once (default: {usual.Summaries}).");
        var kills = NumberOption.Create("--kills", 0, 1_000, $"How often the server is killed while it sends them (default: {usual.Kills}).");
        var seed = NumberOption.Create("--seed", 0, int.MaxValue, "The same seed makes the same choices; without one it is chosen and printed.");
        var noList = new Option<bool>("--no-list") { Description = "The mail server's list of accepted emails cannot be asked: an email in doubt is not sent again." };
        var command = new Command("summaries", "A trial: a thousand weekly emails due at once, and kill -9 while they are sent; each arrives once.")
        {
            summaries, kills, seed, noList,
        };
        command.SetAction((parsed, _) =>
        {
            var plan = new SummaryStormPlan
            {
                Seed = parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000),
                Summaries = parsed.GetValue(summaries) ?? usual.Summaries,
                Kills = parsed.GetValue(kills) ?? usual.Kills,
                HasList = !parsed.GetValue(noList),
                Patience = TimeSpan.FromMinutes(40),
            };
            return RunAsync(plan, Trials.Words(parsed, seed, plan.Seed));
        });
        return command;
    }

    private static Task<int> RunAsync(SummaryStormPlan plan, string words) =>
        Trials.RunAsync(async cancel =>
        {
            Console.WriteLine($"Summaries, seed {plan.Seed}: {plan.Summaries} due, {plan.Kills} kills, {(plan.HasList ? "the mail server's list can be asked" : "no list")}");
            var began = TimeProvider.System.GetTimestamp();
            var report = await SummaryStorm.RunAsync(plan, Console.WriteLine, cancel);
            Console.WriteLine($"\n{report}");
            await Result.KeepAsync("summaries", words, began, [], [Trial.Of("summaries", report)], cancel);
            return report.Holds;
        });
}
