using Azure.Storage.Queues;
using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Commands;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;

namespace LoadWatch.Benchmarks.Start;

/// <summary>
/// From the start of the process to the first 200 that a webhook gets, its event stored, against an empty app that stores
/// nothing; both published alike.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 25;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("loadwatch-start-");
        try
        {
            var (app, empty) = (Path.Combine(folder.FullName, "app"), Path.Combine(folder.FullName, "empty"));
            await Child.RunAsync(Repository.PathTo("loadwatch"), ["publish", app], Repository.Root, cancel);
            await Child.RunAsync(
                "dotnet",
                ["publish", Repository.PathTo("tests", "LoadWatch.Benchmarks", "EmptyApp"), "-c", "Release", "-r", "linux-x64", "--self-contained", "-p:PublishReadyToRun=true", "-o", empty],
                Repository.Root,
                cancel);
            return await MeasureAsync(Path.Combine(app, "LoadWatch"), Path.Combine(empty, "EmptyApp"), cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string app, string empty, CancellationToken cancel)
    {
        await using var storage = await LocalStorage.StartAsync(folder: null);
        await using var standIns = await StandIns.StartAsync();

        // The deployment exists, only the process is new; and the emulator has answered puts before.
        var runs = new QueueServiceClient(storage.ConnectionString).GetQueueClient(Queues.Runs);
        await runs.CreateAsync(cancellationToken: cancel);
        for (var i = 0; i < 200; i++)
        {
            await runs.SendMessageAsync(Door.Strava.Message, visibilityTimeout: TimeSpan.FromHours(1), cancellationToken: cancel);
        }

        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        Task<double> Floor(int round) => FirstAnswerAsync(empty, port => new(none, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" }, cancel);
        Task<double> Alone(int round) => FirstAnswerAsync(app, port => Settings(port, Door.Strava), cancel);
        Task<double> Handler(int round) => FirstAnswerAsync(app, port => Settings(port, Door.Garmin), cancel);
        Dictionary<string, string> Settings(int port, Door door)
        {
            var settings = ServerSettings.Between(standIns, new Uri($"http://127.0.0.1:{port}"), storage.ConnectionString);
            foreach (var (name, value) in door.Settings(port))
            {
                settings[name] = value;
            }

            return settings;
        }

        await Floor(0);
        await Alone(0);
        return
        [
            await FigureAsync("start to first ack, standing alone", Floor, Alone),
            await FigureAsync("start to first ack, under the Functions host", Floor, Handler),
        ];
    }

    private static async Task<Figure> FigureAsync(string name, Func<int, Task<double>> floor, Func<int, Task<double>> subject)
    {
        var times = await Sample.InTurnAsync(Rounds, floor, subject);
        return Figure.OfRounds(name, [.. times.Select(time => new Round(time.Floor, time.Subject))], Figure.Milliseconds, new Goal.AtMost(2));
    }

    private static async Task<double> FirstAnswerAsync(string file, Func<int, Dictionary<string, string>> settings, CancellationToken cancel)
    {
        var port = LocalStorage.FreePort();
        var given = settings(port);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        await using var child = Child.Start(file, [], given, Path.GetDirectoryName(file));
        using var line = await Line.ConnectAsync(port, child, cancel);
        await line.SendAsync(Door.Strava.Post, cancel);
        return clock.GetElapsedTime(started).TotalSeconds;
    }
}
