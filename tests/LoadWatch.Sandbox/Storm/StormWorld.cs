using System.Text;
using LoadWatch.Core.Running;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Tokens;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>Everything that a storm needs: storage, platforms, carrier, and servers that can be killed.</summary>
internal sealed class StormWorld : IAsyncDisposable
{
    private const string Again = " again";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly StormPlan _plan;
    private readonly StormKills _kills;
    private readonly TextWriter? _log;

    private StormWorld(StormPlan plan, StormServers servers)
    {
        (_plan, Servers, _kills) = (plan, servers, new StormKills(servers));
        Runners = [.. Enumerable.Range(0, plan.Runners).Select(number => new StormRunner(number))];
        _log = plan.LogFile is { } file ? TextWriter.Synchronized(new StreamWriter(file, append: false, Encoding.UTF8) { AutoFlush = true }) : null;
        Set(StandIns);
        servers.Heard = Hear;
    }

    public StormServers Servers { get; }

    public StandIns StandIns => Servers.StandIns;

    public IReadOnlyList<StormRunner> Runners { get; }

    /// <summary>Called with each line that a server logs.</summary>
    public Action<ServerLine>? Heard { get; set; }

    /// <summary>Every kill so far.</summary>
    public IReadOnlyList<KillMoment> Kills => _kills.Moments;

    public static async Task<StormWorld> StartAsync(StormPlan plan, CancellationToken cancel)
    {
        var world = new StormWorld(plan, await StormServers.SetUpAsync(plan, SetServers, cancel, plan.ClockJumps, plan.Watch));
        try
        {
            await world.Servers.EnsureRunningAsync(cancel);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills a server: as it starts, as it hands a text over, as it exchanges a token, or at any moment of its work.</summary>
    public Task KillAsync(Random random, CancellationToken cancel) => _kills.KillAsync(random, cancel);

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

        await using var scope = Servers.Services.CreateAsyncScope();
        runner.Id = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
            new NewRunner(runner.Name, runner.Phone, "CA", Servers.Zone.Id, DistanceUnit.Kilometres, "agreed in the storm"), cancel);
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(runner.Id, runner.Platform), cancel);
        page.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// Garmin runs from before the link are history and never text: this runner linked a week ago.
    /// </summary>
    public async Task LinkedAWeekAgoAsync(StormRunner runner, CancellationToken cancel)
    {
        var table = Servers.Services.GetRequiredService<Runners>();
        var midnight = Servers.Today.AddDays(-6).ToDateTime(TimeOnly.MinValue);
        var link = (await ReadAsync(runner, cancel)).Links.Single();
        await table.SaveLinkAsync(runner.Id, link, link.Value with { LinkedAt = new DateTimeOffset(midnight, Servers.Zone.GetUtcOffset(midnight)) }, cancel);
    }

    public Task<RunnerPartition> ReadAsync(StormRunner runner, CancellationToken cancel) =>
        Servers.Services.GetRequiredService<Runners>().ReadAsync(runner.Id, DateOnly.MinValue, cancel);

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
        await Servers.DisposeAsync();
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

    private static void SetServers(IDictionary<string, string> settings)
    {
        settings["LoadWatch__TextHold"] = $"{2 * Second:c}";
        settings["Platforms__Strava__Timeout"] = $"{2 * Second:c}";
        settings["Platforms__Garmin__Timeout"] = $"{2 * Second:c}";
        settings["Twilio__Timeout"] = $"{2 * Second:c}";
        settings["Twilio__ListedAfter"] = $"{Second:c}";
    }

    private void Hear(ServerLine line, int server)
    {
        Heard?.Invoke(line);
        _kills.Hear(line);
        _log?.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {server} {line.Level[..4]} {line.Event} {line.Message}");
    }

    private Grants GrantsOf(StormRunner runner) => runner.IsStrava ? StandIns.Strava.Grants : StandIns.Garmin.Grants;

    private void Put(StormRunner runner, StormRun run)
    {
        runner.There[$"{run.Id}"] = run;
        if (runner.IsStrava)
        {
            StandIns.Strava.Athletes.AddActivity(long.Parse(runner.Account), runner.AtStrava(run, Servers.Zone, Servers.Today));
        }
        else
        {
            StandIns.Garmin.Users.AddActivity(runner.Account, runner.AtGarmin(run, Servers.Zone, Servers.Today));
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
        var activity = runner.AtGarmin(run, Servers.Zone, Servers.Today);
        return happening.What is What.Edited ? GarminBody.ManuallyUpdated(activity) : GarminBody.Activities(activity);
    }

    private static string Renamed(string name) => name.EndsWith(Again, StringComparison.Ordinal) ? name[..^Again.Length] : name + Again;
}
