using System.Text;
using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Core.Running;
using LoadWatch.Hosting;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Tokens;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>What a server does when it is killed.</summary>
internal enum KillMoment
{
    /// <summary>It is about to start, and not ready yet.</summary>
    Start,

    /// <summary>It has begun to hand a text over to the carrier.</summary>
    Handover,

    /// <summary>It has begun to exchange a refresh token.</summary>
    Exchange,

    /// <summary>Anything.</summary>
    Work,
}

/// <summary>Everything that a storm needs: storage, platforms, carrier, and servers that can be killed.</summary>
internal sealed class StormWorld : IAsyncDisposable
{
    /// <summary>How much a server may do before it is killed: lines of its log, and requests to the stand-ins.</summary>
    private const int MostDone = 30;

    private const string Again = " again";

    private const string SummerTimeEndsIn = "America/Toronto";

    /// <summary>Noon there, on the day before.</summary>
    private static readonly DateTimeOffset BeforeTheEndOfSummerTime = new(2030, 11, 2, 16, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly StormPlan _plan;
    private readonly LocalStorage _storage;
    private readonly ServiceProvider _services;
    private readonly TextWriter? _log;
    private readonly FaultRules _noFaults = new(seed: 0);

    /// <summary>The stand-ins' clock, where the servers' jumps.</summary>
    private readonly StormClock? _truth;
    private readonly (ServerProcess Process, Uri Health)[] _servers;
    private int _linesOfWork;

    private StormWorld(StormPlan plan, LocalStorage storage, StandIns standIns, StorageProxy? proxy, StormClock? truth)
    {
        (_plan, _storage, StandIns, Proxy, _truth) = (plan, storage, standIns, proxy, truth);
        Clock = truth is null ? null : StormClock.Showing(truth.GetUtcNow());
        var now = (truth ?? TimeProvider.System).GetUtcNow();
        Zone = truth is null ? DemoWorld.DayTime(now) : TimeZoneInfo.FindSystemTimeZoneById(SummerTimeEndsIn);
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        Runners = [.. Enumerable.Range(0, plan.Runners).Select(number => new StormRunner(number))];
        _log = plan.LogFile is { } file ? TextWriter.Synchronized(new StreamWriter(file, append: false, Encoding.UTF8) { AutoFlush = true }) : null;
        Set(standIns);
        var addresses = Enumerable.Range(0, plan.Servers).Select(_ => new Uri($"http://127.0.0.1:{LocalStorage.FreePort()}")).ToArray();
        var settings = Settings(standIns, addresses[0], proxy?.ConnectionString ?? storage.ConnectionString);
        _servers = [.. addresses.Select((address, number) => (Server(settings, address, number), new Uri(address, "api/health/live")))];

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

    public IReadOnlyList<StormRunner> Runners { get; }

    public TimeZoneInfo Zone { get; }

    public DateOnly Today { get; }

    /// <summary>Called with each line that a server logs.</summary>
    public Action<ServerLine>? Heard { get; set; }

    /// <summary>Every kill so far.</summary>
    public List<KillMoment> Kills { get; } = [];

    public static async Task<StormWorld> StartAsync(StormPlan plan, CancellationToken cancel)
    {
        var storage = await LocalStorage.StartAsync(folder: null, plan.Azurite);
        var proxy = plan.Storage is StorageTrouble.None ? null : await StorageProxy.StartAsync(storage.ConnectionString, plan.Seed);
        var truth = plan.ClockJumps ? StormClock.Showing(BeforeTheEndOfSummerTime) : null;
        var world = new StormWorld(plan, storage, await StandIns.StartAsync(truth, plan.Seed), proxy, truth);
        try
        {
            await world.EnsureRunningAsync(cancel);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    private int Done(KillMoment moment) => moment switch
    {
        KillMoment.Handover => StandIns.Log.Count("POST", "/twilio"),
        KillMoment.Exchange => StandIns.Log.Count("POST", "/strava/oauth/token") + StandIns.Log.Count("POST", "/garmin/di-oauth2-service"),
        _ => Volatile.Read(ref _linesOfWork) + StandIns.Log.Total,
    };

    public async Task EnsureRunningAsync(CancellationToken cancel)
    {
        foreach (var (process, health) in _servers.Where(server => !server.Process.IsRunning))
        {
            await process.StartAsync(health, cancel);
        }
    }

    /// <summary>
    /// Kills a server: as it starts, as it hands a text over, as it exchanges a token, or at any moment of its work. How far
    /// it has come is told by what it does, not only by the clock: else a slow machine's servers would die before they have
    /// done anything.
    /// </summary>
    public async Task KillAsync(Random random, CancellationToken cancel)
    {
        var (process, health) = _servers[random.Next(_servers.Length)];
        var moment = random.GetItems(Enum.GetValues<KillMoment>(), 1)[0];
        var early = moment is KillMoment.Start && !process.IsRunning;
        foreach (var (other, _) in _servers.Where(server => !server.Process.IsRunning && (early || server.Process != process)))
        {
            other.Start();
        }

        if (!process.IsRunning)
        {
            await process.StartAsync(health, cancel);
        }

        var goal = Done(moment) + (moment is KillMoment.Handover or KillMoment.Exchange ? 1 : random.Next(MostDone));
        await Task.Delay(early ? random.Next(50, 600) : random.Next(20), cancel);
        var struck = early || await StormRound.UntilAsync(() => Task.FromResult(Done(moment) >= goal), 2 * Second, cancel, TimeSpan.FromMilliseconds(5));
        await process.KillAsync();
        Kills.Add(early || (struck && moment is not KillMoment.Start) ? moment : KillMoment.Work);
    }

    /// <summary>Enrols a runner with a history, who links the account by the pages, as a browser would.</summary>
    public async Task JoinAsync(StormRunner runner, CancellationToken cancel)
    {
        foreach (var run in runner.History)
        {
            Put(runner, run);
        }

        if (runner.IsStrava)
        {
            StandIns.Strava.Athletes.LogsInNext(long.Parse(runner.Account));
        }
        else
        {
            StandIns.Garmin.Users.Add(runner.Account);
            StandIns.Garmin.Users.LogsInNext(runner.Account);
        }

        await using var scope = _services.CreateAsyncScope();
        runner.Id = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
            new NewRunner(runner.Name, runner.Phone, "CA", Zone.Id, DistanceUnit.Kilometres, "agreed in the storm"), cancel);
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(runner.Id, runner.Platform), cancel);
        page.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// Garmin runs from before the link are history and never text: this runner linked a week ago.
    /// </summary>
    public async Task LinkedAWeekAgoAsync(StormRunner runner, CancellationToken cancel)
    {
        var table = _services.GetRequiredService<Runners>();
        var midnight = Today.AddDays(-6).ToDateTime(TimeOnly.MinValue);
        var link = (await ReadAsync(runner, cancel)).Links.Single();
        await table.SaveLinkAsync(runner.Id, link, link.Value with { LinkedAt = new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)) }, cancel);
    }

    public Task<RunnerPartition> ReadAsync(StormRunner runner, CancellationToken cancel) =>
        _services.GetRequiredService<Runners>().ReadAsync(runner.Id, DateOnly.MinValue, cancel);

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

    /// <summary>Lets it happen at the platforms, and has them tell of it: in three copies, shuffled, insisting.</summary>
    public Task TellAsync(IEnumerable<StormHappening> happenings, IEnumerable<StormRunner> permissions, int seed)
    {
        var options = new SendOptions(_plan.FurtherCopies, seed, Concurrency: 8);
        var (events, bodies) = (new List<StravaEvent>(), new List<GarminBody>());
        foreach (var happening in happenings)
        {
            if (happening.Runner.IsStrava)
            {
                events.Add(AtStrava(happening));
            }
            else
            {
                bodies.Add(AtGarmin(happening));
            }
        }

        // News of permissions that have not changed: the server asks Garmin, and so needs a token.
        bodies.AddRange(permissions.Select(runner =>
            GarminBody.PermissionsChange(runner.Account, StandIns.Garmin.Users.PermissionsOf(runner.Account), TimeProvider.System.GetUtcNow())));
        return Task.WhenAll(StandIns.Strava.SendAsync(events, options), StandIns.Garmin.PushAsync(bodies, options));
    }

    /// <summary>Ends a runner's access token: the refresh token must do.</summary>
    public void Expire(StormRunner runner) => GrantsOf(runner).Expire(runner.Account);

    public bool IsGranted(StormRunner runner) => GrantsOf(runner).IsGranted(runner.Account);

    public void SetAccessLife(TimeSpan life) =>
        StandIns.Strava.Settings.Tokens.AccessLife = StandIns.Garmin.Settings.Tokens.AccessLife = life;

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
        _log?.Dispose();
    }

    private static void Set(StandIns standIns)
    {
        standIns.Strava.Settings.ReadLimit = new StravaLimit(1_000_000, 1_000_000);
        standIns.Strava.Settings.OverallLimit = new StravaLimit(1_000_000, 1_000_000);
        standIns.Twilio.Settings.ReportsAlone = ["sent", "delivered"];

        // The only rotation that a client can survive: where the old token dies with the answer, a crash between that
        // answer and our saving it leaves nobody with a living token, and no client can mend that.
        standIns.Strava.Settings.Tokens.Rotation = standIns.Garmin.Settings.Tokens.Rotation = Rotation.OnFirstUse;
        foreach (var posting in (PostingRules[])[standIns.Strava.Settings.Posting, standIns.Garmin.Settings.Posting])
        {
            posting.AnswerWithin = 2 * Second;
            posting.RetryGaps = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(500), 5_000)];
        }
    }

    private static Dictionary<string, string> Settings(StandIns standIns, Uri server, string storage)
    {
        var settings = ServerSettings.Between(standIns, server, storage);
        settings["LoadWatch__TextHold"] = $"{2 * Second:c}";
        settings["LocalHost__Lock"] = $"{2 * Second:c}";
        settings["LocalHost__MaxPoll"] = "00:00:00.1000000";
        settings["Platforms__Strava__Timeout"] = $"{2 * Second:c}";
        settings["Platforms__Garmin__Timeout"] = $"{2 * Second:c}";
        settings["Twilio__Timeout"] = $"{2 * Second:c}";
        settings["Twilio__ListedAfter"] = $"{Second:c}";

        // What is in flight at many kills in a row is no poison.
        settings["AzureFunctionsJobHost__extensions__queues__maxDequeueCount"] = "100000";
        settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = $"{Second:c}";
        return settings;
    }

    private ServerProcess Server(Dictionary<string, string> settings, Uri address, int number) =>
        new(
            new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = address.AbsoluteUri },
            words: Clock is null && _plan.Watch is null ? [] : ["LoadWatch.Sandbox.dll", .. StormServer.Words(Clock?.FileName, _plan.Watch)])
        {
            Said = line => Hear(line, number),
        };

    private void Hear(ServerLine line, int server)
    {
        Heard?.Invoke(line);
        if (line.Category.StartsWith("LoadWatch.", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _linesOfWork);
        }

        _log?.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {server} {line.Level[..4]} {line.Event} {line.Message}");
    }

    private Grants GrantsOf(StormRunner runner) => runner.IsStrava ? StandIns.Strava.Grants : StandIns.Garmin.Grants;

    private void Put(StormRunner runner, StormRun run)
    {
        runner.There[$"{run.Id}"] = run;
        if (runner.IsStrava)
        {
            StandIns.Strava.Athletes.AddActivity(long.Parse(runner.Account), runner.AtStrava(run, Zone, Today));
        }
        else
        {
            StandIns.Garmin.Users.AddActivity(runner.Account, runner.AtGarmin(run, Zone, Today));
        }
    }

    private StravaEvent AtStrava(StormHappening happening)
    {
        var (runner, run, athlete) = (happening.Runner, happening.Run, long.Parse(happening.Runner.Account));
        switch (happening.What)
        {
            case What.Edited:
                return StandIns.Strava.Athletes.Edit(athlete, run.Id, known => known with { Name = Renamed(known.Name) })!;
            case What.Gone:
                runner.There.Remove($"{run.Id}");
                return StandIns.Strava.Athletes.Delete(athlete, run.Id);
            default:
                Put(runner, run);
                return StravaEvent.Created(athlete, run.Id);
        }
    }

    private GarminBody AtGarmin(StormHappening happening)
    {
        var (runner, run) = (happening.Runner, happening.Run);
        if (happening.What is What.Edited)
        {
            run = run with { Metres = run.Metres + 250 };
        }

        Put(runner, run);
        var activity = runner.AtGarmin(run, Zone, Today);
        return happening.What is What.Edited ? GarminBody.ManuallyUpdated(activity) : GarminBody.Activities(activity);
    }

    private static string Renamed(string name) => name.EndsWith(Again, StringComparison.Ordinal) ? name[..^Again.Length] : name + Again;
}
