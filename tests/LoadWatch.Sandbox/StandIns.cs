using System.Net;
using LoadWatch.Sandbox.Control;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Issuer;
using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Twilio;

namespace LoadWatch.Sandbox;

/// <summary>Strava, Garmin, Twilio and an OpenID Connect issuer on one loopback port, for as long as this lives.</summary>
public sealed class StandIns : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _isDisposed;

    private StandIns(TimeProvider time, int seed, int port)
    {
        Log = new RequestLog(time);
        Courier = new Courier(time);
        Strava = new StravaStandIn(time, Courier, seed);
        Garmin = new GarminStandIn(time, Courier, seed);
        Twilio = new TwilioStandIn(time, Courier, seed);
        Issuer = new IssuerStandIn(seed);
        _app = Build(port, Issuer);
        Compose();
    }

    /// <summary><c>http://127.0.0.1:port</c></summary>
    public string Address { get; private set; } = "";

    public StravaStandIn Strava { get; }

    public GarminStandIn Garmin { get; }

    public TwilioStandIn Twilio { get; }

    /// <summary>Signs clinicians in.</summary>
    public IssuerStandIn Issuer { get; }

    public RequestLog Log { get; }

    /// <summary>What the stand-ins posted, and where it goes.</summary>
    public Courier Courier { get; }

    internal IReadOnlyDictionary<string, FaultRules> AllFaults => new Dictionary<string, FaultRules>(StringComparer.Ordinal)
    {
        ["strava"] = Strava.Faults,
        ["garmin"] = Garmin.Faults,
        ["twilio"] = Twilio.Faults,
        ["issuer"] = Issuer.Faults,
    };

    /// <param name="time">The clock of tokens, limits, dates and retries.</param>
    /// <param name="seed">Of the faults' throws.</param>
    /// <param name="port">0 takes a free one.</param>
    public static async Task<StandIns> StartAsync(TimeProvider? time = null, int seed = 1, int port = 0)
    {
        var standIns = new StandIns(time ?? TimeProvider.System, seed, port);
        await standIns._app.StartAsync();
        standIns.Address = standIns._app.Urls.Single();
        standIns.Strava.Address = standIns.Address + "/strava";
        standIns.Garmin.Address = standIns.Address + "/garmin";
        standIns.Twilio.Address = standIns.Address + "/twilio";
        standIns.Issuer.Address = standIns.Address + "/issuer";
        return standIns;
    }

    /// <summary>Waits for a condition in real time.</summary>
    /// <exception cref="TimeoutException">It did not come true within the limit, 10 s unless told.</exception>
    public static async Task UntilAsync(Func<bool> condition, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.FromSeconds(10);
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                throw new TimeoutException($"The condition did not come true within {limit.TotalSeconds} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, value: true))
            return;
        Courier.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(int port, IssuerStandIn issuer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddIssuer(issuer);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder.Build();
    }

    private void Compose()
    {
        var stopping = _app.Lifetime.ApplicationStopping;
        _app.Map("/strava", app => app
            .UseRecording(Log)
            .UseStravaBudget(Strava)
            .UseFaults(Strava.Faults, StravaErrors.FaultBody, stopping)
            .UseRouting()
            .UseEndpoints(routes =>
            {
                routes.MapStravaOAuth(Strava);
                routes.MapStravaApi(Strava);
                routes.MapStravaSubscriptions(Strava);
            }));
        _app.Map("/garmin", app => app
            .UseRecording(Log)
            .UseFaults(Garmin.Faults, GarminErrors.FaultBody, stopping)
            .UseRouting()
            .UseEndpoints(routes =>
            {
                routes.MapGarminOAuth(Garmin);
                routes.MapGarminApi(Garmin);
            }));
        _app.Map("/issuer", app => app
            .UseRecording(Log)
            .UseFaults(Issuer.Faults, _ => """{"error":"server_error"}""", stopping)
            .UseAuthentication()
            .UseRouting()
            .UseEndpoints(routes => routes.MapIssuer(Issuer)));
        _app.Map("/control", app => app.UseRouting().UseEndpoints(routes => routes.MapControl(this)));
        _app.Map("/twilio", app => app
            .UseRecording(Log)
            .UseFaults(Twilio.Faults, TwilioErrors.FaultBody, stopping)
            .UseRouting()
            .UseEndpoints(routes =>
            {
                routes.MapTwilioMessages(Twilio);
                routes.MapTwilioServices(Twilio);
            }));
    }
}
