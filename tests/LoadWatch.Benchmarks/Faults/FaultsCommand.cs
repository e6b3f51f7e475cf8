using System.Globalization;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Faults;

/// <summary><c>faults [NAME ...] [--gone SECONDS] [--runners N] [--seed S]</c>: 0 only if everything holds in every fault.</summary>
internal static class FaultsCommand
{
    private const string Usage = "usage: bench faults [NAME ...] [--gone <1-600>] [--runners <4-100>] [--summaries <4-1000>] [--seed <number>]";

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
        Runs("clock", "the servers' clock jumps a day ahead, over the end of summer time, and an hour back; kill -9 besides", plan =>
            plan with { Kills = 30, ClockJumps = true }),
        Runs("two", "two servers on the same queues, all told threefold; kill -9 besides", plan => plan with { Kills = 20, Servers = 2 }),
        Summaries("emails-refusing", "the same of the storage, while weekly emails are due all at once; two servers", plan =>
            plan with { Kills = 0, Servers = 2, Storage = StorageTrouble.Refusing }),
        Summaries("emails-gone", "the storage is gone for a while in the midst of weekly emails", plan => plan with { Kills = 0, Storage = StorageTrouble.Gone }),
        Summaries("emails-two", "two servers send weekly emails, each planned twice; kill -9 besides", plan => plan with { Summaries = 2 * plan.Summaries, Kills = 6, Servers = 2 }),
    ];

    private sealed record FaultsPlan(int Seed, int Runners, int Summaries, TimeSpan GoneFor);

    public static async Task<int> RunAsync(string[] args)
    {
        var (plan, names) = (new FaultsPlan(Random.Shared.Next(1, 1_000_000), 12, 60, TimeSpan.FromMinutes(1)), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (Array.Exists(All, fault => fault.Name == args[i]))
            {
                names.Add(args[i]);
                continue;
            }

            var number = i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
            plan = args[i++] switch
            {
                "--gone" when number is >= 1 and <= 600 => plan with { GoneFor = TimeSpan.FromSeconds(number) },
                "--runners" when number is >= 4 and <= 100 => plan with { Runners = number },
                "--summaries" when number is >= 4 and <= 1000 => plan with { Summaries = number },
                "--seed" when number >= 0 => plan with { Seed = number },
                _ => null,
            };
            if (plan is null)
            {
                await Help();
                return 2;
            }
        }

        return await Trials.RunAsync(cancel => AllAsync(plan, names, cancel));
    }

    private static async Task<bool> AllAsync(FaultsPlan plan, List<string> names, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var trials = new List<Trial>();
        foreach (var (name, what, run) in All.Where(fault => names.Count == 0 || names.Contains(fault.Name)))
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

    private static async Task Help()
    {
        await Console.Error.WriteLineAsync(Usage);
        foreach (var (name, what, _) in All)
        {
            await Console.Error.WriteLineAsync($"  {name,-16} {what}");
        }
    }
}
