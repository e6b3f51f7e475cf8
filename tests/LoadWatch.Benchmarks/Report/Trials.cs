using System.CommandLine;
using System.Runtime.InteropServices;

namespace LoadWatch.Benchmarks.Report;

/// <summary>Runs what can take long, and can be ended: nothing that it started stays behind.</summary>
internal static class Trials
{
    /// <returns>The exit code: 0 if everything holds, 1 if not, 130 if it was ended.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<bool>> trial)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var holds = await trial(stop.Token);
            Console.WriteLine(holds ? "\nEverything holds." : "\nNOT everything holds.");
            return holds ? 0 : 1;
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

    /// <summary>The words that do it again: those that were given, and the seed that was chosen without one.</summary>
    public static string Words(ParseResult parsed, Option<int?> seed, int chosen) =>
        string.Join(' ', [.. parsed.Tokens.Select(token => token.Value), .. parsed.GetValue(seed) is null ? (string[])[$"{seed.Name} {chosen}"] : []]);
}
