using System.CommandLine;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Commands;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Storm;

/// <summary><c>storm [--kills N] [--faults] [--seed S] [--runners N] [--servers N] [--log FILE]</c>: 0 only if everything holds.</summary>
public static class StormCommand
{
    public static Command Create()
    {
        var usual = new StormPlan();
        var kills = NumberOption.Create("--kills", 0, 100_000, "How often a server is killed while it works (default: 200; with --faults 20).");
        var faults = new Option<bool>("--faults") { Description = "The platforms and the carrier fail in every way." };
        var seed = NumberOption.Create("--seed", 0, int.MaxValue, "The same seed makes the same choices; without one it is chosen and printed.");
        var runners = NumberOption.Create("--runners", 4, 100, $"How many runners (default: {usual.Runners}).");
        var servers = NumberOption.Create("--servers", 1, 8, $"How many servers work on the same queues (default: {usual.Servers}).");
        var log = new Option<string?>("--log") { Description = "Write what the servers log into this file.", HelpName = "FILE" };
        var command = new Command("storm", "A trial: webhooks threefold, kill -9 and faults; nothing is lost, and nothing doubled.") { kills, faults, seed, runners, servers, log };
        command.SetAction((parsed, _) =>
        {
            var fail = parsed.GetValue(faults);
            var plan = new StormPlan
            {
                Seed = parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000),
                Runners = parsed.GetValue(runners) ?? usual.Runners,
                Servers = parsed.GetValue(servers) ?? usual.Servers,
                Faults = fail,
                LimitsReads = fail,
                Kills = parsed.GetValue(kills) ?? (fail ? 20 : 200),
                RunsVanish = true,
                Patience = TimeSpan.FromMinutes(fail ? 25 : 10),
                LogFile = parsed.GetValue(log),
            };
            return RunAsync(plan, Trials.Words(parsed, seed, plan.Seed));
        });
        return command;
    }

    private static Task<int> RunAsync(StormPlan plan, string words) =>
        Trials.RunAsync(async cancel =>
        {
            Console.WriteLine($"Storm, seed {plan.Seed}: {plan.Runners} runners, {plan.Kills} kills, {(plan.Faults ? "faults everywhere" : "no faults")}");
            var began = TimeProvider.System.GetTimestamp();
            var report = await StormRound.RunAsync(plan, Console.WriteLine, cancel);
            Console.WriteLine($"\n{report}");
            await Result.KeepAsync("storm", words, began, [], [Trial.Of("storm", report)], cancel);
            return report.Holds;
        });
}
