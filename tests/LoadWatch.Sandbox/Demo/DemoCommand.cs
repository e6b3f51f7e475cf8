using System.Runtime.InteropServices;

namespace LoadWatch.Sandbox.Demo;

/// <summary><c>demo [--once] [--json FILE]</c>.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (once, json) = (false, (string?)null);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--once":
                    once = true;
                    break;
                case "--json" when i + 1 < args.Length:
                    json = args[++i];
                    break;
                default:
                    await Console.Error.WriteLineAsync($"'{args[i]}' is not understood. Usage: ./loadwatch demo [--once] [--json FILE]");
                    return 2;
            }
        }

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
