using System.Net;
using LoadWatch.Core.Running;
using LoadWatch.Hosting;
using LoadWatch.Runner;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Twilio;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using LoadWatch.Tests.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests;

/// <summary>
/// The whole application but the drivers of its triggers, with the platforms and the carrier as stand-ins, storage of its own,
/// and a clock that only the test moves. Time passes from message to message, so that a story always goes the same way.
/// </summary>
public sealed class World : IAsyncDisposable
{
    /// <summary>Noon in Toronto on a Wednesday; later than the clock of any machine, which ends invitations.</summary>
    public static readonly DateTimeOffset Noon = new(2030, 6, 12, 16, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly WorldQueue _queue;
    private readonly Invocation _invocation;
    private readonly IReadOnlyCollection<string> _secrets;
    private int _runners;
    private long _runs = 9_000_000_000;

    private World(WebApplication app, StandIns standIns, WorldClock clock, WorldStorage storage, IReadOnlyCollection<string> secrets)
    {
        (_app, StandIns, Clock, Storage, _secrets) = (app, standIns, clock, storage, secrets);
        _queue = new WorldQueue(storage, clock);
        _invocation = new Invocation(app.Services.GetRequiredService<IServiceScopeFactory>(), HostJson.Load(Repository.PathTo("host.json")), app.Services.GetRequiredService<PutsOff>());
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public StandIns StandIns { get; }

    public StravaStandIn Strava => StandIns.Strava;

    public GarminStandIn Garmin => StandIns.Garmin;

    public TwilioStandIn Twilio => StandIns.Twilio;

    public WorldClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A client of the public routes.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public Runners Runners => Services.GetRequiredService<Runners>();

    internal WorldStorage Storage { get; }

    /// <summary>Messages that failed five times.</summary>
    internal List<(string Trigger, string Text, Exception Why)> Poison => _queue.Poison;

    /// <param name="azurite">The emulator.</param>
    /// <param name="settings">Changes the settings; a null value takes a setting away.</param>
    /// <param name="at">The time at which the world begins.</param>
    public static async Task<World> StartAsync(Azurite azurite, Action<IDictionary<string, string?>>? settings = null, DateTimeOffset? at = null)
    {
        var clock = new WorldClock(at ?? Noon);
        var standIns = await StandIns.StartAsync(clock);
        standIns.Strava.Settings.Posting.RetryGaps = [];
        standIns.Garmin.Settings.Posting.RetryGaps = [];
        return await StartAsync(azurite.NewAccount(), standIns, clock, settings);
    }

    /// <summary>The same platforms, carrier and clock, and the application anew on another account. What is posted goes there from now on.</summary>
    public async Task<World> MovesAsync(string connection)
    {
        var moved = await StartAsync(connection, StandIns, Clock, null);
        (moved._runs, moved._runners) = (_runs, _runners);
        return moved;
    }

    private static async Task<World> StartAsync(string connection, StandIns standIns, WorldClock clock, Action<IDictionary<string, string?>>? settings)
    {
        var server = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var values = ServerSettings.Between(standIns, server, connection).ToDictionary(
            pair => pair.Key.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        values["Platforms:Strava:SettleDelay"] = "00:01:00";
        values["Twilio:Timeout"] = "00:00:02";
        settings?.Invoke(values);

        var storage = new WorldStorage(connection, clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(LogAudit.Recorder).AddLevels();
        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddLoadWatch(builder.Configuration);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(_ => storage.Queues()).AddSingleton(_ => storage.Tables());
        var app = builder.Build();
        app.MapLoadWatch();
        await app.StartAsync();
        return new World(app, standIns, clock, storage, Harm.Secrecy.In(values));
    }

    /// <summary>Enrols a runner who agreed to texts.</summary>
    public async Task<WorldRunner> RunnerAsync(string name, string zone = "America/Toronto", bool agrees = true)
    {
        var phone = $"+190555501{_runners++:00}";
        await using var scope = Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
            new NewRunner(name, phone, "CA", zone, DistanceUnit.Miles, agrees ? "on paper" : null), CancellationToken.None);
        return new WorldRunner(this, id, name, phone, zone);
    }

    /// <summary>A runner of 20 miles a week, whose account at Strava is linked and read.</summary>
    public async Task<WorldRunner> RunnerOnStravaAsync(string name = "maya")
    {
        var runner = await RunnerAsync(name);
        runner.HasRunOnStrava(20);
        await runner.LinksStravaAsync();
        await SettledAsync();
        return runner;
    }

    /// <summary>Sets up a clinic; its join code is ABCDEFGH.</summary>
    public Task ClinicAsync(string id) => Services.GetRequiredService<Clinics>().PutAsync(
        new ClinicProfile { Id = id, Name = "Sheddon Physiotherapy", Phone = "(905) 849-4576", JoinCode = "ABCDEFGH" }, CancellationToken.None);

    /// <summary>A runner has confirmed an address.</summary>
    public async Task ClaimsEmailAsync(WorldRunner runner, string address)
    {
        (await Services.GetRequiredService<Contacts>().ClaimAsync(ContactKind.Email, address, runner.Id, CancellationToken.None)).ShouldBeTrue();
        await runner.ChangesAsync(profile => profile with { Email = address, EmailVerifiedAt = Now });
    }

    /// <summary>A clinic's list, in its order, as it stands now.</summary>
    public async Task<IReadOnlyList<BoardRow>> BoardOfAsync(string clinic)
    {
        var rows = new List<BoardRow>();
        await foreach (var row in Services.GetRequiredService<Boards>().RowsAsync(clinic, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Does all that is due, and all that becomes due within ten minutes, each at its time.</summary>
    /// <param name="poison">How many messages have failed for good by then.</param>
    public Task SettledAsync(int poison = 0) => PassesAsync(TimeSpan.FromMinutes(10), poison);

    /// <summary>Lets time pass: whatever becomes due meanwhile is done, each at its time.</summary>
    public async Task PassesAsync(TimeSpan time, int poison = 0)
    {
        var end = Now + time;
        while (await _queue.WaitingAsync() is [var next, ..] && next.Due <= end)
        {
            Clock.MoveTo(next.Due);
            await DoAsync(next);
        }

        Clock.MoveTo(end);
        Poison.Count.ShouldBe(poison, string.Join('\n', Poison));
    }

    /// <summary>Does what is due at this moment, all at once, as several workers would.</summary>
    public async Task DoesAtOnceAsync() =>
        await Task.WhenAll((await _queue.WaitingAsync()).Where(waiting => waiting.Due <= Now).Select(waiting => Task.Run(() => DoAsync(waiting))));

    /// <summary>Runs a trigger now, as both drivers do; the scan that a timer starts is read to its end before any time passes.</summary>
    public async Task FireAsync(string name, string message = "")
    {
        var trigger = Triggers.All.Single(trigger => trigger.Name == name);
        var put = Storage.Messages.Count;
        await _invocation.RunAsync(trigger, message, CancellationToken.None);
        if (trigger.On is Fires.Schedule && Storage.Messages.Skip(put).Any(text => text.Contains("\"scan\"", StringComparison.Ordinal)))
        {
            while ((await _queue.WaitingAsync()).FirstOrDefault(IsScanDue) is { } next)
                await DoAsync(next);
        }

        bool IsScanDue(Waiting waiting) => waiting.Trigger.Name == "ContinueScan" && waiting.Due <= Now;
    }

    /// <summary>The messages that wait for a trigger, as JSON, each with the time at which it becomes due.</summary>
    public async Task<IReadOnlyList<(string Text, DateTimeOffset Due)>> WaitingForAsync(string trigger) =>
        [.. (await _queue.WaitingAsync()).Where(waiting => waiting.Trigger.Name == trigger).Select(waiting => (waiting.Text, waiting.Due))];

    /// <summary>Takes the messages that wait for a trigger off their queue, undone.</summary>
    internal async Task<IReadOnlyList<T>> TakesAsync<T>(string trigger)
    {
        var waiting = (await _queue.WaitingAsync()).Where(message => message.Trigger.Name == trigger).ToArray();
        foreach (var message in waiting)
            await _queue.DoneAsync(message);
        return [.. waiting.Select(message => StorageJson.Read<T>(message.Text, trigger))];
    }

    /// <summary>What was set aside for a person, off a queue.</summary>
    public async Task<IReadOnlyList<string>> SetAsideAsync(string queue)
    {
        var messages = await Storage.Queues().GetQueueClient(queue + "-poison").PeekMessagesAsync(32);
        return [.. messages.Value.Select(message => message.MessageText)];
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => Http.PostAsync(path, content);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Http.SendAsync(request);

    public Task<string> TextOfAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    public async Task<HttpStatusCode> StatusOfPostAsync(string path, HttpContent content)
    {
        using var answer = await Http.PostAsync(path, content);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await StandIns.DisposeAsync();
        Harm.Secrecy.Check(StandIns, Storage.Messages, _secrets);
    }

    internal long NextRun() => Interlocked.Increment(ref _runs);

    private async Task DoAsync(Waiting waiting)
    {
        try
        {
            await FireAsync(waiting.Trigger.Name, waiting.Text);
        }
        catch (Exception failure)
        {
            lock (_queue)
                _queue.FailedAsync(waiting, failure).GetAwaiter().GetResult();
            return;
        }

        lock (_queue)
            _queue.DoneAsync(waiting).GetAwaiter().GetResult();
    }
}
