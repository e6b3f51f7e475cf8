using System.CommandLine;
using System.CommandLine.Invocation;
using System.Diagnostics;
using LoadWatch.Commands;
using LoadWatch.Fuzzing.Driving;

namespace LoadWatch.Fuzzing;

/// <summary><c>./loadwatch fuzz</c>: tries every target, or one, guided by which branches its inputs take.</summary>
internal static class FuzzCommand
{
    /// <summary>The exit code for words that cannot be understood.</summary>
    private const int Wrong = 2;

    /// <summary>The word by which the instrumented copy knows that it is the copy.</summary>
    private const string Guided = "--guided";

    public static async Task<int> RunAsync(string[] args)
    {
        var isCopy = args is [Guided, ..];
        if (isCopy)
        {
            Coverage.Begin();
        }

        var words = isCopy ? args[1..] : args;
        var parsed = Create(asked => isCopy ? DriveAsync(asked) : DriveACopyAsync(words)).Parse(words);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Action is ParseErrorAction ? Wrong : code;
    }

    internal static RootCommand Create(Func<Asked, Task<int>> run)
    {
        var name = new Argument<string?>("name") { Description = "Only this target.", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. Targets.All.Select(target => target.Name)]);
        name.HelpName = "NAME";
        var minutes = NumberOption.Create("--minutes", 0.0, 100_000, "How long each target is tried (default: 1).");
        var inputs = NumberOption.Create("--inputs", 0, long.MaxValue, "How many inputs each target is given at most.");
        var seed = NumberOption.Create("--seed", 0, int.MaxValue, "The same seed takes the same way; without one it is chosen and printed.");
        var input = new Option<FileInfo>("--input") { Description = "Instead: try that one input on the target.", HelpName = "FILE" }.AcceptExistingOnly();
        input.Validators.Add(given =>
        {
            if (given.GetResult(name) is not { Tokens.Count: > 0 })
            {
                given.AddError("--input wants the NAME of a target beside it.");
            }
        });
        var command = new RootCommand($"""
            Tries every target, or one, with changed inputs, guided by which branches they take. Targets:

            {string.Join('\n', Targets.All.Select(target => target.Name))}
            """)
        {
            name, minutes, inputs, seed, input,
        };
        command.SetAction((parsed, _) => run(new Asked(
            parsed.GetValue(name) is { } one ? [Targets.All.Single(target => target.Name == one)] : Targets.All,
            new Effort(parsed.GetValue(inputs) ?? long.MaxValue, TimeSpan.FromMinutes(parsed.GetValue(minutes) ?? 1)),
            parsed.GetValue(seed) ?? Random.Shared.Next(),
            parsed.GetValue(input)?.FullName)));
        return command;
    }

    private static async Task<int> DriveACopyAsync(string[] args)
    {
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

    private static async Task<int> DriveAsync(Asked asked)
    {
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
            if (outcome.Failing is { } found)
            {
                failed = true;
                await SayAsync(found);
            }
        }

        await Doors.DoorWorld.EndAsync();
        return failed ? 1 : 0;
    }

    private static async Task SayAsync(FailingInput found)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("LOADWATCH_HOME") ?? ".loadwatch", "fuzz");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{found.Target}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(found.Input))[..12]}");
        await File.WriteAllBytesAsync(file, found.Input);
        Console.WriteLine($"{found.Why}\nThe input lies in {file}: ./loadwatch fuzz {found.Target} --input {file}");
    }

    /// <summary>What was asked for.</summary>
    internal sealed record Asked(IReadOnlyList<Target> Targets, Effort Effort, int Seed, string? Input);
}
