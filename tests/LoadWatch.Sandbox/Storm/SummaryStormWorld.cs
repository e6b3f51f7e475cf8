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
    private int _work, _sent, _inDoubt;

    private SummaryStormWorld(SummaryStormPlan plan, StormServers servers, MailSink sink)
    {
        (_plan, Servers, Sink) = (plan, servers, sink);
        servers.Heard = (line, _) => Hear(line);
    }

    public StormServers Servers { get; }

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
        var sink = await MailSink.StartAsync(plan.MailDev);
        try
        {
            return new SummaryStormWorld(plan, await StormServers.SetUpAsync(plan, settings => Set(settings, plan, sink), cancel), sink);
        }
        catch
        {
            await sink.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runners with a confirmed address who have asked for the email, whose weeks begin today.</summary>
    public async Task SubscribeAsync(CancellationToken cancel)
    {
        var (table, subscriptions) = (Servers.Services.GetRequiredService<Runners>(), Servers.Services.GetRequiredService<Subscriptions>());
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
                Zone = Servers.Zone.Id,
                WeekStart = Servers.Today.DayOfWeek,
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
        await Servers.FireAsync(Triggers.All.Single(trigger => trigger.Name == "PlanSummaries"), cancel);
        var queues = Servers.Services.GetRequiredService<Queues>();
        for (var shard = 0; shard < Subscriptions.Shards; shard++)
        {
            await queues.PutAsync(new SummariesDue(Servers.Zone.Id, Servers.Today.DayOfWeek, Servers.Today, shard, After: null), cancel);
        }
    }

    /// <summary>Kills one server after another.</summary>
    public async Task KillAsync()
    {
        await Servers.KillAsync(Kills % Servers.Count);
        Kills++;
    }

    public Task<RunnerPartition> ReadAsync(RunnerId id, CancellationToken cancel) => Servers.Services.GetRequiredService<Runners>().ReadAsync(id, DateOnly.MaxValue, cancel);

    public async ValueTask DisposeAsync()
    {
        await Servers.DisposeAsync();
        await Sink.DisposeAsync();
    }

    private static void Set(IDictionary<string, string> settings, SummaryStormPlan plan, MailSink sink)
    {
        foreach (var (name, value) in sink.Settings)
        {
            settings[name] = value;
        }

        settings["Mail__AcceptedUrl"] = plan.HasList ? settings["Mail__AcceptedUrl"] : "";
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
