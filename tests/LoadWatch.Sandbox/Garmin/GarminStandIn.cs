using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Garmin;

/// <summary>The stand-in for Garmin.</summary>
public sealed class GarminStandIn
{
    private readonly TimeProvider _time;
    private readonly Courier _courier;

    internal GarminStandIn(TimeProvider time, Courier courier, int seed)
    {
        _time = time;
        _courier = courier;
        Grants = new Grants(time, Settings.Tokens);
        Users = new GarminUsers(time, Grants);
        Faults = new FaultRules(seed);
    }

    /// <summary>Base of every address of Garmin's three hosts.</summary>
    public string Address { get; internal set; } = "";

    public GarminSettings Settings { get; } = new();

    public GarminUsers Users { get; }

    public Grants Grants { get; }

    public FaultRules Faults { get; }

    internal DateTimeOffset Now => _time.GetUtcNow();

    internal Codes<(string User, DateTimeOffset From, DateTimeOffset To)> Callbacks { get; } = new();

    /// <summary>Posts bodies to the push address; completes when the last attempt ended.</summary>
    public Task<IReadOnlyList<Delivery>> PushAsync(IEnumerable<GarminBody> bodies, SendOptions? options = null) =>
        _courier.PostAllAsync(bodies.Select(ToParcel), Settings.Posting, options ?? new SendOptions());

    public Task<IReadOnlyList<Delivery>> PushAsync(params GarminBody[] bodies) => PushAsync(bodies.AsEnumerable());

    /// <summary>These activities in one body.</summary>
    public Task<IReadOnlyList<Delivery>> PushAsync(params GarminActivity[] activities) =>
        PushAsync(GarminBody.Activities(activities));

    /// <summary>The user ends the connection at Garmin: tokens die and the news is posted.</summary>
    public Task<IReadOnlyList<Delivery>> DeregisterAsync(string user)
    {
        Users.Deregister(user);
        return PushAsync(GarminBody.Deregistrations(user));
    }

    public Task<IReadOnlyList<Delivery>> ChangePermissionsAsync(string user, params string[] permissions)
    {
        Users.Permit(user, permissions);
        return PushAsync(GarminBody.PermissionsChange(user, permissions, Now));
    }

    /// <summary>Posts a callbackURL from which what was uploaded in the last day can be fetched once.</summary>
    public Task<IReadOnlyList<Delivery>> PingAsync(string user)
    {
        var (from, to) = (Now.AddDays(-1), Now.AddSeconds(1));
        var url = Wire.WithQuery(
            (Settings.CallbackBase ?? Address) + "/wellness-api/rest/activities",
            ("uploadStartTimeInSeconds", $"{from.ToUnixTimeSeconds()}"),
            ("uploadEndTimeInSeconds", $"{to.ToUnixTimeSeconds()}"),
            ("token", Callbacks.Issue((user, from, to))));
        return PushAsync(GarminBody.Ping(user, url));
    }

    /// <summary>Pushes what the user has in a range, in the background, as after a backfill request.</summary>
    internal void PushHistory(string user, long from, long to)
    {
        var activities = Users.ActivitiesOf(user).Where(a => a.StartTimeInSeconds >= from && a.StartTimeInSeconds < to).ToArray();
        if (activities.Length > 0)
            _courier.InBackground(_ => PushAsync(activities));
    }

    private Parcel ToParcel(GarminBody body)
    {
        var url = Settings.PushUrls.TryGetValue(body.Kind, out var own) ? own : Settings.PushUrl;
        return new Parcel(
            "garmin",
            url ?? throw new InvalidOperationException("No address for pushes is set."),
            body.Json,
            "application/json")
        {
            Headers = new Dictionary<string, string> { ["garmin-client-id"] = Settings.ClientId },
        };
    }
}
