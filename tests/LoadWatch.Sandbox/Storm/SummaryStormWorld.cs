using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Core.Running;
using LoadWatch.Hosting;
using LoadWatch.Sandbox.Demo;
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
    private readonly ServerProcess _server;
    private readonly Uri _health;
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _today;
    private int _work, _sent, _inDoubt;

    private SummaryStormWorld(SummaryStormPlan plan, LocalStorage storage, StandIns standIns, MailSink sink)
    {
        (_plan, _storage, _standIns, Sink) = (plan, storage, standIns, sink);
        _zone = DemoWorld.DayTime(TimeProvider.System.GetUtcNow());
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), _zone).DateTime);
        var server = new Uri($"http://127.0.0.1:{LocalStorage.FreePort()}");
        _health = new Uri(server, "api/health/live");
        var settings = Settings(plan, standIns, server, storage, sink);
        _server = new ServerProcess(settings) { Said = Hear };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value)).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
    }

    public MailSink Sink { get; }

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
        return new SummaryStormWorld(plan, storage, await StandIns.StartAsync(seed: plan.Seed), await MailSink.StartAsync(plan.MailDev));
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
        if (!_server.IsRunning)
        {
            await _server.StartAsync(_health, cancel);
        }
    }

    public async Task KillAsync()
    {
        await _server.KillAsync();
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
        await _server.DisposeAsync();
        await Sink.DisposeAsync();
        await _standIns.DisposeAsync();
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(SummaryStormPlan plan, StandIns standIns, Uri server, LocalStorage storage, MailSink sink)
    {
        var settings = ServerSettings.Between(standIns, server, storage.ConnectionString);
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
