using System.CommandLine;
using System.Runtime.InteropServices;

namespace LoadWatch.Sandbox.Demo;

/// <summary><c>demo [--once] [--json FILE]</c>.</summary>
internal static class DemoCommand
{
    private const int Wrong = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var once = new Option<bool>("--once") { Description = "End when the story is told, instead of leaving the pages open" };
        var json = new Option<string?>("--json") { Description = "Write what was sent, and the addresses of the pages, into this file", HelpName = "FILE" };
        var command = new RootCommand("A dozen runners and one 70-mile week, on this machine, without any account") { once, json };
        command.SetAction(said => TellAsync(said.GetValue(once), said.GetValue(json)));

        // The signals are the story's: what it started takes longer to end than two seconds.
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Errors.Count > 0 ? Wrong : code;
    }

    private static async Task<int> TellAsync(bool once, string? json)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await Story.RunAsync(once, json, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
