using Azure.Data.Tables;
using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Hosting;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>
/// The server inside this process, with storage and stand-ins of its own. Its doors are open; its queue is worked only by
/// <see cref="DrainAsync"/>, by the driver that it uses when it stands alone.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private readonly LocalStorage _storage;
    private readonly WebApplication _app;

    private World(LocalStorage storage, StandIns standIns, WebApplication app, Uri server) =>
        (_storage, StandIns, _app, Server) = (storage, standIns, app, server);

    public StandIns StandIns { get; }

    public Uri Server { get; }

    public IServiceProvider Services => _app.Services;

    public TableServiceClient Tables => Services.GetRequiredService<TableServiceClient>();

    public QueueServiceClient Queues => Services.GetRequiredService<QueueServiceClient>();

    /// <summary>How many messages run at the same time, and how many are received at once.</summary>
    public HostJson.QueueLimits Limits => Services.GetRequiredService<HostJson>().Queues;

    public static async Task<World> StartAsync(CancellationToken cancel)
    {
        var storage = await LocalStorage.StartAsync(folder: null);
        var standIns = await StandIns.StartAsync();
        var port = LocalStorage.FreePort();
        var server = new Uri($"http://127.0.0.1:{port}");
        var settings = ServerSettings.Between(standIns, server, storage.ConnectionString);
        settings[FunctionsHost.PortSetting] = $"{port}";

        // It logs as ever, but to nowhere.
        var screen = Console.Out;
        Console.SetOut(TextWriter.Null);
        var app = LoadWatchApp.Build([.. settings.Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}")]);
        await app.StartAsync(cancel);
        Console.SetOut(screen);
        return new World(storage, standIns, app, server);
    }

    /// <summary>Works the queue <c>runs</c> until so many messages are done.</summary>
    public async Task DrainAsync(int messages, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var trigger = Triggers.All.Single(known => known.On is Fires.Queue { Name: Storage.Queues.Runs });
        Exception? fault = null;
        var left = messages;
        var counted = trigger with
        {
            Run = async (services, message, token) =>
            {
                try
                {
                    await trigger.Run(services, message, token);
                }
                catch (Exception wrong)
                {
                    fault = wrong;
                    throw;
                }
                finally
                {
                    if (Interlocked.Decrement(ref left) == 0 || fault is not null)
                    {
                        await stop.CancelAsync();
                    }
                }
            },
        };
        var driver = new QueueDriver(
            counted,
            new MessageQueue(Queues, Storage.Queues.Runs),
            Limits,
            new LocalHostOptions(),
            Services.GetRequiredService<Invocation>(),
            Services.GetRequiredService<ILogger<World>>());
        await driver.RunAsync(stop.Token, cancel);
        cancel.ThrowIfCancellationRequested();
        if (fault is not null)
        {
            throw new InvalidOperationException("A run could not be processed.", fault);
        }
    }

    /// <summary>Makes sure that the benchmark measured what it says: runs that flag nothing.</summary>
    public async Task CheckNoFlagsAsync(CancellationToken cancel)
    {
        await foreach (var flag in Tables.GetTableClient("runners").QueryAsync<TableEntity>("RowKey ge 'flag|' and RowKey lt 'flag~'", cancellationToken: cancel))
        {
            throw new InvalidOperationException($"A run was flagged: {flag.RowKey}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await StandIns.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
