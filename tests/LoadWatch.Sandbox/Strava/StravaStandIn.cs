using System.Text.Json;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Strava;

/// <summary>The stand-in for Strava.</summary>
public sealed class StravaStandIn
{
    private readonly TimeProvider _time;
    private readonly Courier _courier;

    internal StravaStandIn(TimeProvider time, Courier courier, int seed)
    {
        _time = time;
        _courier = courier;
        Grants = new Grants(time, Settings.Tokens);
        Athletes = new StravaAthletes(time, Grants);
        Budget = new StravaBudget(time, Settings);
        Faults = new FaultRules(seed);
    }

    /// <summary>Base of every address: OAuth at <c>/oauth/...</c>, the API at <c>/api/v3/...</c>.</summary>
    public string Address { get; internal set; } = "";

    public StravaSettings Settings { get; } = new();

    public StravaAthletes Athletes { get; }

    public Grants Grants { get; }

    public StravaBudget Budget { get; }

    public FaultRules Faults { get; }

    /// <summary>Posts the events to the subscription's callback; completes when the last attempt ended.</summary>
    /// <returns>Every attempt with its status and latency.</returns>
    public Task<IReadOnlyList<Delivery>> SendAsync(IEnumerable<StravaEvent> events, SendOptions? options = null) =>
        _courier.PostAllAsync(events.Select(ToParcel), Settings.Posting, options ?? new SendOptions());

    public Task<IReadOnlyList<Delivery>> SendAsync(params StravaEvent?[] events) => SendAsync(events.OfType<StravaEvent>());

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Strava's check of a callback: it must echo a challenge within 2 s.</summary>
    internal async Task<bool> CallbackAgrees(string callback, string verifyToken)
    {
        var challenge = Guid.NewGuid().ToString("N");
        var url = Wire.WithQuery(
            callback,
            ("hub.verify_token", verifyToken),
            ("hub.challenge", challenge),
            ("hub.mode", "subscribe"));
        using var limit = new CancellationTokenSource(Settings.Posting.AnswerWithin);
        try
        {
            using var answer = await _courier.GetAsync(url, limit.Token);
            return answer.StatusCode == System.Net.HttpStatusCode.OK
                && StravaSubscriptionRoutes.Echoes(await answer.Content.ReadAsStringAsync(limit.Token), challenge);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private Parcel ToParcel(StravaEvent happening)
    {
        var now = Now.ToUnixTimeSeconds();
        var body = JsonSerializer.Serialize(
            happening with
            {
                EventTime = happening.EventTime == 0 ? now : happening.EventTime,
                SubscriptionId = happening.SubscriptionId == 0 ? Settings.SubscriptionId : happening.SubscriptionId,
            },
            Wire.Snake);
        var url = Settings.CallbackUrl ?? throw new InvalidOperationException("Nobody subscribed to events.");
        var parcel = new Parcel("strava", url, body, "application/json");
        return Settings.SigningKey is not { } key ? parcel : parcel with
        {
            Headers = new Dictionary<string, string> { ["X-Strava-Signature"] = StravaEvent.Sign(key, now, body) },
        };
    }
}
