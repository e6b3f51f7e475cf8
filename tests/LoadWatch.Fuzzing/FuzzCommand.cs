using System.Diagnostics;
using System.Globalization;
using LoadWatch.Fuzzing.Driving;

namespace LoadWatch.Fuzzing;

/// <summary><c>./loadwatch fuzz</c>: tries every target, or one, guided by which branches its inputs take.</summary>
internal static class FuzzCommand
{
    private const string Usage = """
        Usage: ./loadwatch fuzz [NAME] [--minutes N] [--inputs N] [--seed N]
               ./loadwatch fuzz NAME --input FILE     tries that one input

          --minutes N   how long each target is tried (default 1)
          --inputs N    how many inputs each target is given at most
          --seed N      the same seed takes the same way; without one it is chosen and printed
        """;

    /// <summary>The word by which the instrumented copy knows that it is the copy.</summary>
    private const string Guided = "--guided";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [Guided, .. var rest])
        {
            Coverage.Begin();
            return await DriveAsync(rest);
        }

        if (Read(args) is null)
        {
            Console.Error.WriteLine($"{Usage}\n\nTargets:\n{string.Join('\n', Targets.All.Select(target => $"  {target.Name}"))}");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("loadwatch-fuzz").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            foreach (var word in (string[])[Instrumented.CopyTo(folder), Guided, .. args])
            {
                start.ArgumentList.Add(word);
            }

            using var copy = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
            await copy.WaitForExitAsync();
            return copy.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> DriveAsync(string[] args)
    {
        var asked = Read(args)!;
        if (asked.Input is { } file)
        {
            var found = await Oracle.TryAsync(asked.Targets[0], await File.ReadAllBytesAsync(file));
            Console.WriteLine(found?.Why ?? "Nothing found.");
            return found is null ? 0 : 1;
        }

        Console.WriteLine($"seed {asked.Seed}");
        var failed = false;
        foreach (var target in asked.Targets)
        {
            var outcome = await new Driving.Fuzzer(target, asked.Seed).RunAsync(asked.Effort);
            Console.WriteLine($"{target.Name,-20} {outcome}");
            if (outcome.Finding is { } found)
            {
                failed = true;
                await SayAsync(found);
            }
        }

        await Doors.DoorWorld.EndAsync();
        return failed ? 1 : 0;
    }

    private static async Task SayAsync(Finding found)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("LOADWATCH_HOME") ?? ".loadwatch", "fuzz");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{found.Target}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(found.Input))[..12]}");
        await File.WriteAllBytesAsync(file, found.Input);
        Console.WriteLine($"{found.Why}\nThe input lies in {file}: ./loadwatch fuzz {found.Target} --input {file}");
    }

    /// <summary>What was asked for; null where it cannot be understood.</summary>
    private static Asked? Read(string[] args)
    {
        var asked = new Asked(Targets.All, new Effort(long.MaxValue, TimeSpan.FromMinutes(1)), Random.Shared.Next(), null);
        for (var at = 0; at < args.Length; at++)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            var isNumber = double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0;
            switch (args[at])
            {
                case "--minutes" when isNumber:
                    asked = asked with { Effort = asked.Effort with { Time = TimeSpan.FromMinutes(number) } };
                    at++;
                    break;
                case "--inputs" when isNumber:
                    asked = asked with { Effort = asked.Effort with { Inputs = (long)number } };
                    at++;
                    break;
                case "--seed" when isNumber:
                    asked = asked with { Seed = (int)number };
                    at++;
                    break;
                case "--input" when File.Exists(value) && asked.Targets.Count == 1:
                    asked = asked with { Input = value };
                    at++;
                    break;
                case var name when Targets.All.FirstOrDefault(target => target.Name == name) is { } one:
                    asked = asked with { Targets = [one] };
                    break;
                default:
                    return null;
            }
        }

        return asked;
    }

    private sealed record Asked(IReadOnlyList<Target> Targets, Effort Effort, int Seed, string? Input);
}
