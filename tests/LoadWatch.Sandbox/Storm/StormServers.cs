using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Hosting;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Faults;

namespace LoadWatch.Sandbox.Storm;

/// <summary>
/// The real servers of a storm as processes that can be killed, with what they stand on: storage that may make trouble, the
/// stand-ins, a clock that may jump, and the application's own services for whoever watches.
/// </summary>
internal sealed class StormServers : IAsyncDisposable
{
    private const string SummerTimeEndsIn = "America/Toronto";

    /// <summary>Noon there, on the day before.</summary>
    private static readonly DateTimeOffset BeforeTheEndOfSummerTime = new(2030, 11, 2, 16, 0, 0, TimeSpan.Zero);

    private readonly LocalStorage _storage;
    private readonly FaultRules _noFaults = new(seed: 0);

    /// <summary>The stand-ins' clock, where the servers' jumps.</summary>
    private readonly StormClock? _truth;
    private readonly ServiceProvider _services;
    private readonly (ServerProcess Process, Uri Health)[] _servers;

    private StormServers(
        LocalStorage storage, StorageProxy? proxy, StandIns standIns, StormClock? truth, AnyStormPlan plan, TimeSpan? watch, Action<IDictionary<string, string>> set)
    {
        (_storage, Proxy, StandIns, _truth) = (storage, proxy, standIns, truth);
        Clock = truth is null ? null : StormClock.Showing(truth.GetUtcNow());
        var now = (truth ?? TimeProvider.System).GetUtcNow();
        Zone = truth is null ? DemoWorld.DayTime(now) : TimeZoneInfo.FindSystemTimeZoneById(SummerTimeEndsIn);
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        var addresses = Enumerable.Range(0, plan.Servers).Select(_ => new Uri($"http://127.0.0.1:{LocalStorage.FreePort()}")).ToArray();
        var settings = Settings(standIns, addresses[0], proxy?.ConnectionString ?? storage.ConnectionString);
        set(settings);
        string[] words = Clock is null && watch is null ? [] : ["LoadWatch.Sandbox.dll", .. StormServer.Words(Clock?.FileName, watch)];
        _servers = [.. addresses.Select((address, number) => (Server(settings, words, address, number), new Uri(address, "api/health/live")))];

        // Who watches the storm sees the storage as it is.
        settings["AzureWebJobsStorage"] = storage.ConnectionString;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value)).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration)
            .AddSingleton<TimeProvider>(_ => (TimeProvider?)Clock ?? TimeProvider.System).BuildServiceProvider();
    }

    public StandIns StandIns { get; }

    /// <summary>Between the servers and their storage, where the storage is to make trouble.</summary>
    public StorageProxy? Proxy { get; }

    /// <summary>What goes wrong with the storage.</summary>
    public FaultRules StorageFaults => Proxy?.Faults ?? _noFaults;

    /// <summary>The servers' clock, where it jumps.</summary>
    public StormClock? Clock { get; }

    /// <summary>By how many days the servers' clock is ahead of the world's.</summary>
    public int DaysAhead => (int)Math.Round((Clock?.Ahead - _truth?.Ahead)?.TotalDays ?? 0);

    /// <summary>Where the runners live: where it is day, or where summer time ends while the clock jumps.</summary>
    public TimeZoneInfo Zone { get; }

    public DateOnly Today { get; }

    /// <summary>The application's services, on the same storage and by the servers' clock.</summary>
    public IServiceProvider Services => _services;

    public int Count => _servers.Length;

    /// <summary>Called with each line that a server logs, and the server's number.</summary>
    public Action<ServerLine, int>? Heard { get; set; }

    /// <summary>Sets everything up; no server is started yet.</summary>
    /// <param name="plan">How many servers, and what their storage does.</param>
    /// <param name="set">Adds to what the servers are told, or changes it.</param>
    /// <param name="clockJumps">Whether the servers have a clock of their own, on the day before summer time ends.</param>
    /// <param name="watch">How often a server says what it holds; null never.</param>
    /// <param name="cancel">Ends it before its time.</param>
    public static async Task<StormServers> SetUpAsync(
        AnyStormPlan plan, Action<IDictionary<string, string>> set, CancellationToken cancel, bool clockJumps = false, TimeSpan? watch = null)
    {
        cancel.ThrowIfCancellationRequested();
        var storage = await LocalStorage.StartAsync(folder: null, plan.Azurite);
        var proxy = plan.Storage is StorageTrouble.None ? null : await StorageProxy.StartAsync(storage.ConnectionString, plan.Seed);
        var truth = clockJumps ? StormClock.Showing(BeforeTheEndOfSummerTime) : null;
        return new StormServers(storage, proxy, await StandIns.StartAsync(truth, plan.Seed), truth, plan, watch, set);
    }

    public bool IsRunning(int server) => _servers[server].Process.IsRunning;

    /// <summary>Starts a server, and does not wait until it answers.</summary>
    public void Start(int server) => _servers[server].Process.Start();

    /// <summary>Starts a server unless it runs, and waits until it answers.</summary>
    public async Task EnsureRunningAsync(int server, CancellationToken cancel)
    {
        var (process, health) = _servers[server];
        if (!process.IsRunning)
        {
            await process.StartAsync(health, cancel);
        }
    }

    /// <summary>Starts every server that does not run, and waits until it answers.</summary>
    public async Task EnsureRunningAsync(CancellationToken cancel)
    {
        for (var server = 0; server < Count; server++)
        {
            await EnsureRunningAsync(server, cancel);
        }
    }

    /// <summary>Ends a server as a power cut would.</summary>
    public Task KillAsync(int server) => _servers[server].Process.KillAsync();

    /// <summary>How many messages a queue holds, hidden ones included; 0 where there is no such queue.</summary>
    public async Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        var client = _services.GetRequiredService<QueueServiceClient>().GetQueueClient(queue);
        return await client.ExistsAsync(cancel) ? (await client.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount : 0;
    }

    /// <summary>Runs a trigger, as its clock would.</summary>
    public async Task FireAsync(Trigger trigger, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        await trigger.Run(scope.ServiceProvider, "", cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _servers)
        {
            await process.DisposeAsync();
        }

        await StandIns.DisposeAsync();
        await _services.DisposeAsync();
        await (Proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _storage.DisposeAsync();
        Clock?.Dispose();
        _truth?.Dispose();
    }

    private static Dictionary<string, string> Settings(StandIns standIns, Uri server, string storage)
    {
        var settings = ServerSettings.Between(standIns, server, storage);
        settings["LocalHost__Lock"] = "00:00:02";
        settings["LocalHost__MaxPoll"] = "00:00:00.1000000";

        // What is in flight at many kills in a row is no poison.
        settings["AzureFunctionsJobHost__extensions__queues__maxDequeueCount"] = "100000";
        settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01";
        return settings;
    }

    private ServerProcess Server(Dictionary<string, string> settings, string[] words, Uri address, int number) =>
        new(new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = address.AbsoluteUri }, words: words)
        {
            Said = line => Heard?.Invoke(line, number),
        };
}
