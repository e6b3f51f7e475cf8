using System.CommandLine;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Commands;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Faults;

/// <summary><c>faults [NAME ...] [--gone SECONDS] [--runners N] [--summaries N] [--seed S]</c>: 0 only if everything holds in every fault.</summary>
internal static class FaultsCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The faults, each as a storm of runs or of summaries.</summary>
    private static readonly (string Name, string What, Func<FaultsPlan, Action<string>, CancellationToken, Task<StormReport>> RunAsync)[] All =
    [
        Runs("slow", "the storage answers late", plan => plan with { Kills = 0, FurtherCopies = 0, Storage = StorageTrouble.Slow }),
        Runs("refusing", "the storage refuses (503), or does and says 500, or cuts the line; two servers", plan =>
            plan with { Kills = 0, FurtherCopies = 0, Servers = 2, Storage = StorageTrouble.Refusing }),
        Runs("gone", "the storage is gone for a while in the middle", plan => plan with { Kills = 0, FurtherCopies = 0, Storage = StorageTrouble.Gone }),
        Runs("platforms", "the platforms and the carrier answer 429 and 5xx, hang, and cut lines, before and after their work; all told threefold", plan =>
            plan with { Kills = 0, Faults = true }),
        Runs("clock", "the servers' clock jumps 23 hours ahead, over the end of summer time, and an hour back; kill -9 besides", plan =>
            plan with { Kills = 30, ClockJumps = true }),
        Runs("two", "two servers on the same queues, all told threefold; kill -9 besides", plan => plan with { Kills = 20, Servers = 2 }),
        Summaries("emails-refusing", "the same of the storage, while weekly emails are due all at once; two servers", plan =>
            plan with { Kills = 0, Servers = 2, Storage = StorageTrouble.Refusing }),
        Summaries("emails-gone", "the storage is gone for a while in the midst of weekly emails", plan => plan with { Kills = 0, Storage = StorageTrouble.Gone }),
        Summaries("emails-two", "two servers send weekly emails, each planned twice; kill -9 besides", plan => plan with { Summaries = 2 * plan.Summaries, Kills = 6, Servers = 2 }),
    ];

    private sealed record FaultsPlan(int Seed, int Runners, int Summaries, TimeSpan GoneFor);

    private static string Description => $"""
        A trial: storage slow, refusing and gone, platforms in trouble, a clock that jumps, two servers; everything holds in every fault.

        {string.Join('\n', All.Select(fault => $"{fault.Name,-16} {fault.What}"))}
        """;

    public static Command Create()
    {
        var names = new Argument<string[]>("fault") { Description = "Only these.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong([.. All.Select(fault => fault.Name)]);
        names.HelpName = "fault";
        var gone = NumberOption.Create("--gone", 1, 600, "For how many seconds the storage is gone (default: 60).");
        var runners = NumberOption.Create("--runners", 4, 100, "How many runners (default: 12).");
        var summaries = NumberOption.Create("--summaries", 4, 1000, "How many weekly emails are due (default: 60).");
        var seed = NumberOption.Create("--seed", 0, int.MaxValue, "The same seed makes the same choices; without one it is chosen and printed.");
        var command = new Command("faults", Description) { names, gone, runners, summaries, seed };
        command.SetAction((parsed, _) =>
        {
            var plan = new FaultsPlan(
                parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000),
                parsed.GetValue(runners) ?? 12,
                parsed.GetValue(summaries) ?? 60,
                TimeSpan.FromSeconds(parsed.GetValue(gone) ?? 60));
            return Trials.RunAsync(cancel => AllAsync(plan, parsed.GetValue(names) ?? [], cancel));
        });
        return command;
    }

    private static async Task<bool> AllAsync(FaultsPlan plan, string[] names, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var trials = new List<Trial>();
        foreach (var (name, what, run) in All.Where(fault => names.Length == 0 || names.Contains(fault.Name)))
        {
            Console.WriteLine($"\n{name}: {what} (seed {plan.Seed})");
            var report = await run(plan, Console.WriteLine, cancel);
            Console.WriteLine($"\n{report}");
            trials.Add(Trial.Of($"{name}: {what}", report));
        }

        var words = string.Join(' ', ["faults", .. names, $"--gone {plan.GoneFor.TotalSeconds}", $"--runners {plan.Runners}", $"--summaries {plan.Summaries}", $"--seed {plan.Seed}"]);
        await Result.KeepAsync("faults", words, began, [], trials, cancel);
        return trials.TrueForAll(trial => trial.Holds);
    }

    private static (string, string, Func<FaultsPlan, Action<string>, CancellationToken, Task<StormReport>>) Runs(
        string name, string what, Func<StormPlan, StormPlan> with) =>
        (name, what, (plan, say, cancel) => StormRound.RunAsync(
            with(new StormPlan { Seed = plan.Seed, Runners = plan.Runners, GoneFor = plan.GoneFor, Patience = Patience }), say, cancel));

    private static (string, string, Func<FaultsPlan, Action<string>, CancellationToken, Task<StormReport>>) Summaries(
        string name, string what, Func<SummaryStormPlan, SummaryStormPlan> with) =>
        (name, what, (plan, say, cancel) => SummaryStorm.RunAsync(
            with(new SummaryStormPlan { Seed = plan.Seed, Summaries = plan.Summaries, GoneFor = plan.GoneFor, Patience = Patience }), say, cancel));
}
