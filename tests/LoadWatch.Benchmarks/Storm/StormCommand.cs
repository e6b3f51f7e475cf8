using System.Globalization;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Storm;

/// <summary><c>storm [--kills N] [--faults] [--seed S] [--runners N] [--servers N] [--log FILE]</c>: 0 only if everything holds.</summary>
public static class StormCommand
{
    private const string Usage =
        "usage: bench storm [--kills <0-100000>] [--faults] [--seed <number>] [--runners <4-100>] [--servers <1-8>] [--log <file>]";

    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } plan)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await Trials.RunAsync(async cancel =>
        {
            Console.WriteLine($"Storm, seed {plan.Seed}: {plan.Runners} runners, {plan.Kills} kills, {(plan.Faults ? "faults everywhere" : "no faults")}");
            var began = TimeProvider.System.GetTimestamp();
            var report = await StormRound.RunAsync(plan, Console.WriteLine, cancel);
            Console.WriteLine($"\n{report}");
            await Result.KeepAsync("storm", string.Join(' ', ["storm", .. args.Contains("--seed") ? args : [.. args, $"--seed {plan.Seed}"]]), began, [], [Trial.Of("storm", report)], cancel);
            return report.Holds;
        });
    }

    private static StormPlan? Read(string[] args)
    {
        var faults = args.Contains("--faults");
        var plan = new StormPlan
        {
            Seed = Random.Shared.Next(1, 1_000_000),
            Faults = faults,
            LimitsReads = faults,
            Kills = faults ? 20 : 200,
            RunsVanish = true,
            Patience = TimeSpan.FromMinutes(faults ? 25 : 10),
        };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--faults")
            {
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
            plan = args[i++] switch
            {
                "--kills" when number is >= 0 and <= 100_000 => plan with { Kills = number },
                "--seed" when number >= 0 => plan with { Seed = number },
                "--runners" when number is >= 4 and <= 100 => plan with { Runners = number },
                "--servers" when number is >= 1 and <= 8 => plan with { Servers = number },
                "--log" when value.Length > 0 => plan with { LogFile = value },
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
