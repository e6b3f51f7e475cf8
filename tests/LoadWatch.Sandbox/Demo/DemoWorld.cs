using LoadWatch.Commands;
using LoadWatch.Core.Running;
using LoadWatch.Hosting;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Sandbox.Mail;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Demo;

/// <summary>Everything that the story needs, on this machine and in temporary places: storage, platforms, carrier, server.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DemoWorld(LocalStorage storage, StandIns standIns, MailSink mail, Uri server, ServerProcess process, ServiceProvider services, DemoDoor door, TimeZoneInfo zone)
    {
        (Storage, StandIns, Mail, Server, Process, _services, Door, Zone) = (storage, standIns, mail, server, process, services, door, zone);
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime);
    }

    public LocalStorage Storage { get; }

    public StandIns StandIns { get; }

    /// <summary>The mail server, and the inbox that it shows.</summary>
    public MailSink Mail { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    public ServerProcess Process { get; }

    public DemoDoor Door { get; }

    /// <summary>Where the runners live: at home if it is day there, else where it is.</summary>
    public TimeZoneInfo Zone { get; }

    public DateOnly Today { get; }

    public static async Task<DemoWorld> StartAsync(DemoRunner star, TimeSpan hold, Action<ServerLine> said, CancellationToken cancel)
    {
        var storage = await LocalStorage.StartAsync(folder: null);
        var standIns = await StandIns.StartAsync();
        standIns.Twilio.Settings.ReportsAlone = ["sent", "delivered"];
        var mail = await MailSink.StartAsync();
        var server = new Uri($"http://127.0.0.1:{LocalStorage.FreePort()}");
        var settings = ServerSettings.Between(standIns, server, storage.ConnectionString);
        settings["LoadWatch__TextHold"] = hold.ToString("c");
        foreach (var (name, value) in mail.Settings)
        {
            settings[name] = value;
        }

        var process = new ServerProcess(settings);
        process.Said = said;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value)).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
        var door = await DemoDoor.OpenAsync(services, () => star, server, cancel);
        var world = new DemoWorld(storage, standIns, mail, server, process, services, door, DayTime(TimeProvider.System.GetUtcNow()));
        try
        {
            await process.StartAsync(new Uri(server, "api/health/live"), cancel);
            await DemoClinic.OpenAsync(services, standIns.Issuer, cancel);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Enrols a runner who agreed to texts, and lets the runner link the account by the pages, as a browser would.</summary>
    public async Task JoinAsync(DemoRunner runner, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        runner.Id = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
            new NewRunner(runner.Name, runner.Phone, "CA", Zone.Id, DistanceUnit.Miles, runner.AgreesToTexts ? "agreed in the demo" : null), cancel);
        if (runner.Platform == "strava")
        {
            StandIns.Strava.Athletes.Add(long.Parse(runner.Account));
            StandIns.Strava.Athletes.LogsInNext(long.Parse(runner.Account));
        }
        else
        {
            StandIns.Garmin.Users.Add(runner.Account);
            StandIns.Garmin.Users.LogsInNext(runner.Account);
        }

        using var browser = new HttpClient();
        using var page = await browser.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(runner.Id, runner.Platform), cancel);
        page.EnsureSuccessStatusCode();
        var profile = (await ReadAsync(runner, cancel)).Profile!.Value;
        foreach (var part in Enum.GetValues<SharedPart>())
        {
            await scope.ServiceProvider.GetRequiredService<Consents>().GiveAsync(runner.Id, profile, Consent.Sharing(DemoClinic.Id, part), "127.0.0.1", cancel);
        }
    }

    /// <summary>The clinic's list, in its order.</summary>
    public async Task<IReadOnlyList<BoardRow>> BoardAsync(CancellationToken cancel)
    {
        var rows = new List<BoardRow>();
        await foreach (var row in _services.GetRequiredService<Boards>().RowsAsync(DemoClinic.Id, cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>
    /// The runner has confirmed an address and says yes to the weekly email, in a week that begins today; and the clock strikes. The
    /// rest is the server's.
    /// </summary>
    public async Task AsksForSummaryAsync(DemoRunner runner, string address, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Contacts>().ClaimAsync(ContactKind.Email, address, runner.Id, cancel);
        var profile = await services.GetRequiredService<Runners>().ChangeProfileAsync(
            runner.Id, found => found with { Email = address, EmailVerifiedAt = TimeProvider.System.GetUtcNow(), WeekStart = Today.DayOfWeek }, cancel);
        await services.GetRequiredService<Consents>().GiveAsync(runner.Id, profile!, Consent.Email, "127.0.0.1", cancel);
        await Triggers.All.Single(trigger => trigger.Name == "PlanSummaries").Run(services, "", cancel);
    }

    public Task<RunnerPartition> ReadAsync(DemoRunner runner, CancellationToken cancel) =>
        _services.GetRequiredService<Runners>().ReadAsync(runner.Id, DateOnly.MinValue, cancel);

    public async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        await Process.DisposeAsync();
        await Mail.DisposeAsync();
        await StandIns.DisposeAsync();
        await _services.DisposeAsync();
        await Storage.DisposeAsync();
    }

    internal static TimeZoneInfo DayTime(DateTimeOffset now)
    {
        string[] places = ["America/Toronto", "Europe/Paris", "America/Vancouver", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Honolulu"];
        return places.Select(TimeZoneInfo.FindSystemTimeZoneById)
            .First(zone => TimeZoneInfo.ConvertTime(now, zone).Hour is >= 10 and < 19);
    }
}
