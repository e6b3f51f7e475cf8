using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Posting;

namespace LoadWatch.Sandbox.Control;

/// <summary>The C# methods over HTTP, for stand-ins that run in another process. JSON in camelCase.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this IEndpointRouteBuilder routes, StandIns standIns)
    {
        routes.MapGet("/log", () => standIns.Log.All);
        routes.MapDelete("/log", standIns.Log.Clear);
        routes.MapGet("/deliveries", () => standIns.Courier.Deliveries);
        routes.MapGet("/settled", standIns.Courier.SettledAsync);
        routes.MapPost("/routes", (RouteOrder order) => standIns.Courier.Route(order.From, order.To));
        routes.MapGet("/faults", () => standIns.AllFaults.ToDictionary(f => f.Key, f => f.Value.Struck, StringComparer.Ordinal));
        routes.MapPost("/faults", (FaultOrder order) => Add(order, standIns));
        routes.MapDelete("/faults", () =>
        {
            foreach (var rules in standIns.AllFaults.Values)
                rules.Clear();
        });
        routes.MapGroup("/strava").MapStravaControl(standIns.Strava);
        routes.MapGroup("/garmin").MapGarminControl(standIns.Garmin);
        routes.MapGroup("/twilio").MapTwilioControl(standIns.Twilio);
    }

    private static IResult Add(FaultOrder order, StandIns standIns)
    {
        if (!standIns.AllFaults.TryGetValue(order.Platform, out var rules))
            return Results.BadRequest($"There is no platform {order.Platform}.");

        Fault? fault = order.Kind switch
        {
            "answer" => new Fault.Answer(order.Status, order.Moment),
            "hang" => new Fault.Hang(order.Moment),
            "drop" => new Fault.Drop(order.Moment),
            "slow" => new Fault.Slow(TimeSpan.FromMilliseconds(order.DelayMilliseconds)),
            _ => null,
        };
        if (fault is null)
            return Results.BadRequest($"There is no fault {order.Kind}: answer, hang, drop or slow.");

        if (order.Seed is { } seed)
            rules.Reseed(seed);
        rules.Add(new FaultRule(fault, order.Method, order.Path, order.Probability, order.Times, order.Skip));
        return Results.NoContent();
    }

    internal sealed record RouteOrder(string From, string To);

    internal sealed record FaultOrder(string Platform, string Kind)
    {
        public int Status { get; init; } = 500;

        public Moment Moment { get; init; }

        public int DelayMilliseconds { get; init; }

        public string? Method { get; init; }

        public string Path { get; init; } = "";

        public double Probability { get; init; } = 1;

        public int? Times { get; init; }

        public int Skip { get; init; }

        public int? Seed { get; init; }
    }
}

/// <summary>How a batch that was ordered over HTTP is posted.</summary>
internal abstract record BatchOrder
{
    public int Duplicates { get; init; }

    public int? ShuffleSeed { get; init; }

    public int Concurrency { get; init; } = 1;

    public double? PerSecond { get; init; }

    public SendOptions Options => new(Duplicates, ShuffleSeed, Concurrency, PerSecond);
}
