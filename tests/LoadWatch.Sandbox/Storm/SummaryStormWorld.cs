using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Core.Running;
using LoadWatch.Hosting;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Mail;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>Storage, a mail server, and a server that can be killed; and runners whose week begins today.</summary>
internal sealed class SummaryStormWorld : IAsyncDisposable
{
    private const int AtOnce = 8;

    private readonly SummaryStormPlan _plan;
    private readonly LocalStorage _storage;
    private readonly StandIns _standIns;
    private readonly ServiceProvider _services;
    private readonly (ServerProcess Process, Uri Health)[] _servers;
    private readonly FaultRules _noFaults = new(seed: 0);
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _today;
    private int _work, _sent, _inDoubt;

    private SummaryStormWorld(SummaryStormPlan plan, LocalStorage storage, StandIns standIns, MailSink sink, StorageProxy? proxy)
    {
        (_plan, _storage, _standIns, Sink, Proxy) = (plan, storage, standIns, sink, proxy);
        _zone = DemoWorld.DayTime(TimeProvider.System.GetUtcNow());
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), _zone).DateTime);
        var addresses = Enumerable.Range(0, plan.Servers).Select(_ => new Uri($"http://127.0.0.1:{LocalStorage.FreePort()}")).ToArray();
        var settings = Settings(plan, standIns, addresses[0], proxy?.ConnectionString ?? storage.ConnectionString, sink);
        _servers = [.. addresses.Select(address => (
            new ServerProcess(new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = address.AbsoluteUri }) { Said = Hear },
            new Uri(address, "api/health/live")))];

        // Who watches the storm sees the storage as it is.
        settings["AzureWebJobsStorage"] = storage.ConnectionString;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value)).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
    }

    public MailSink Sink { get; }

    /// <summary>Between the servers and their storage, where the storage is to make trouble.</summary>
    public StorageProxy? Proxy { get; }

    /// <summary>What goes wrong with the storage.</summary>
    public FaultRules StorageFaults => Proxy?.Faults ?? _noFaults;

    /// <summary>The runners by their addresses.</summary>
    public Dictionary<string, RunnerId> Runners { get; } = new(StringComparer.Ordinal);

    public int Kills { get; private set; }

    /// <summary>Summaries written and emails settled, as the server logs them.</summary>
    public int Work => Volatile.Read(ref _work);

    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Emails that a kill left half way.</summary>
    public int InDoubt => Volatile.Read(ref _inDoubt);

    public static async Task<SummaryStormWorld> StartAsync(SummaryStormPlan plan, CancellationToken cancel)
    {
        var storage = await LocalStorage.StartAsync(folder: null, plan.Azurite);
        cancel.ThrowIfCancellationRequested();
        var proxy = plan.Storage is StorageTrouble.None ? null : await StorageProxy.StartAsync(storage.ConnectionString, plan.Seed);
        return new SummaryStormWorld(plan, storage, await StandIns.StartAsync(seed: plan.Seed), await MailSink.StartAsync(plan.MailDev), proxy);
    }

    /// <summary>Runners with a confirmed address who have asked for the email, whose weeks begin today.</summary>
    public async Task SubscribeAsync(CancellationToken cancel)
    {
        var (table, subscriptions) = (_services.GetRequiredService<Runners>(), _services.GetRequiredService<Subscriptions>());
        var now = TimeProvider.System.GetUtcNow();
        foreach (var number in Enumerable.Range(0, _plan.Summaries))
        {
            Runners[$"runner-{number:0000}@example.org"] = RunnerId.New();
        }

        await Parallel.ForEachAsync(Runners, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (runner, stop) =>
        {
            var profile = new Profile
            {
                Name = runner.Key,
                Phone = "",
                Email = runner.Key,
                EmailVerifiedAt = now,
                Unit = DistanceUnit.Kilometres,
                Zone = _zone.Id,
                WeekStart = _today.DayOfWeek,
                JoinedAt = now,
            };
            await table.PutProfileAsync(runner.Value, profile, stop);
            await table.PutConsentAsync(runner.Value, new Consent(Consent.Email, "storm", now, "agreed in the storm"), stop);
            await subscriptions.EnterAsync(runner.Value, profile, stop);
        });
    }

    /// <summary>Lets the clock strike: the groups are planned, and then once more, as after a crash.</summary>
    public async Task PlanAsync(CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        await Triggers.All.Single(trigger => trigger.Name == "PlanSummaries").Run(scope.ServiceProvider, "", cancel);
        var queues = _services.GetRequiredService<Queues>();
        for (var shard = 0; shard < Subscriptions.Shards; shard++)
        {
            await queues.PutAsync(new SummariesDue(_zone.Id, _today.DayOfWeek, _today, shard, After: null), cancel);
        }
    }

    public async Task EnsureRunningAsync(CancellationToken cancel)
    {
        foreach (var (process, health) in _servers.Where(server => !server.Process.IsRunning))
        {
            await process.StartAsync(health, cancel);
        }
    }

    /// <summary>Kills one server after another.</summary>
    public async Task KillAsync()
    {
        await _servers[Kills % _servers.Length].Process.KillAsync();
        Kills++;
    }

    public Task<RunnerPartition> ReadAsync(RunnerId id, CancellationToken cancel) => _services.GetRequiredService<Runners>().ReadAsync(id, DateOnly.MaxValue, cancel);

    /// <summary>How many messages a queue holds, hidden ones included; 0 where there is no such queue.</summary>
    public async Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        var client = _services.GetRequiredService<QueueServiceClient>().GetQueueClient(queue);
        return await client.ExistsAsync(cancel) ? (await client.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount : 0;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _servers)
        {
            await process.DisposeAsync();
        }

        await Sink.DisposeAsync();
        await _standIns.DisposeAsync();
        await _services.DisposeAsync();
        await (Proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _storage.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(SummaryStormPlan plan, StandIns standIns, Uri server, string storage, MailSink sink)
    {
        var settings = ServerSettings.Between(standIns, server, storage);
        foreach (var (name, value) in sink.Settings)
        {
            settings[name] = value;
        }

        settings["Mail__AcceptedUrl"] = plan.HasList ? settings["Mail__AcceptedUrl"] : "";
        settings["LocalHost__Lock"] = "00:00:02";
        settings["LocalHost__MaxPoll"] = "00:00:00.1000000";

        // What is in flight at many kills in a row is no poison.
        settings["AzureFunctionsJobHost__extensions__queues__maxDequeueCount"] = "100000";
        settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01";
        return settings;
    }

    private void Hear(ServerLine line)
    {
        if (line.Event is 2901 or 3211)
        {
            Interlocked.Increment(ref _work);
        }

        if (line.Event is 2901 && line.Values.GetValueOrDefault("State") == "Sent")
        {
            Interlocked.Increment(ref _sent);
        }

        if (line.Event is 2904)
        {
            Interlocked.Increment(ref _inDoubt);
        }
    }
}
