using System.Globalization;

namespace LoadWatch.Sandbox.Storm;

/// <summary>
/// The real server as a process, as <c>serve</c> runs it, but by another clock or watched: <c>storm-server [--clock FILE]
/// [--watch SECONDS]</c>.
/// </summary>
internal static class StormServer
{
    public const string Word = "storm-server";

    public static string[] Words(string? clock, TimeSpan? watch) =>
    [
        Word,
        .. clock is null ? (string[])[] : ["--clock", clock],
        .. watch is null ? (string[])[] : ["--watch", watch.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture)],
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        using var clock = Value("--clock") is { } file ? StormClock.Open(file) : null;
        await using var app = LoadWatchApp.Build([], services =>
        {
            if (clock is not null)
            {
                services.AddSingleton<TimeProvider>(clock);
            }

            if (Value("--watch") is { } seconds)
            {
                services.AddHostedService(provider => new Watch(
                    TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), provider.GetRequiredService<ILogger<Watch>>()));
            }
        });
        await app.RunAsync();
        return 0;
    }
}

/// <summary>Says from time to time what the process holds, after everything that can be thrown away has been.</summary>
internal sealed class Watch(TimeSpan pause, ILogger<Watch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            log.Held(GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet, ThreadsOf(), Directory.GetFiles("/proc/self/fd").Length);
        }
    }

    private static int ThreadsOf() => Directory.GetDirectories("/proc/self/task").Length;
}

internal static partial class WatchLog
{
    public const int Event = 9001;

    [LoggerMessage(Event, LogLevel.Information, "Holds {Heap} bytes on the managed heap, {WorkingSet} bytes of memory, {Threads} threads, {Handles} handles")]
    public static partial void Held(this ILogger log, long heap, long workingSet, int threads, int handles);
}
