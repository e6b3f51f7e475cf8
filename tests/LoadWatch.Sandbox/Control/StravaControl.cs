using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Control;

internal static class StravaControl
{
    public static void MapStravaControl(this IEndpointRouteBuilder routes, StravaStandIn strava)
    {
        routes.MapPost("/athletes", (AthleteOrder order) => strava.Athletes.Add(order.Athlete, order.Untick, order.Denies));
        routes.MapPost("/logins", (AthleteOrder order) => strava.Athletes.LogsInNext(order.Athlete));
        routes.MapPost("/activities", (ActivityOrder order) => strava.Athletes.AddActivity(order.Athlete, order.Activity));
        routes.MapPut("/activities", (ActivityOrder order) =>
            Results.Json(strava.Athletes.Edit(order.Athlete, order.Activity.Id, _ => order.Activity)));
        routes.MapDelete("/athletes/{athlete:long}/activities/{id:long}", (long athlete, long id) =>
            strava.Athletes.Delete(athlete, id));
        routes.MapPost("/athletes/{athlete:long}/activities/{id:long}/hide", (long athlete, long id) =>
            strava.Athletes.Hide(athlete, id));
        routes.MapPost("/athletes/{athlete:long}/deauthorise", (long athlete) => strava.Athletes.Deauthorise(athlete));
        routes.MapPost("/athletes/{athlete:long}/expire", (long athlete) => strava.Grants.Expire($"{athlete}"));
        routes.MapPost("/events", (EventsOrder order) => strava.SendAsync(order.Events, order.Options));
        routes.MapGet("/budget", () =>
        {
            var (overall, read) = strava.Budget.Used;
            return new { Overall = overall, Read = read };
        });
        routes.MapPost("/settings", (SettingsOrder order) => Apply(order, strava.Settings));
    }

    private static void Apply(SettingsOrder order, StravaSettings settings)
    {
        settings.CallbackUrl = order.CallbackUrl ?? settings.CallbackUrl;
        settings.SubscriptionId = order.SubscriptionId ?? settings.SubscriptionId;
        settings.SigningKey = order.SigningKey ?? settings.SigningKey;
        settings.OverallLimit = order.OverallLimit ?? settings.OverallLimit;
        settings.ReadLimit = order.ReadLimit ?? settings.ReadLimit;
        settings.Tokens.Rotation = order.Rotation ?? settings.Tokens.Rotation;
        settings.Posting.RetryGaps = order.RetryGaps ?? settings.Posting.RetryGaps;
    }

    internal sealed record AthleteOrder(long Athlete, string[]? Untick = null, bool Denies = false);

    internal sealed record ActivityOrder(long Athlete, StravaActivity Activity);

    internal sealed record EventsOrder(StravaEvent[] Events) : BatchOrder;

    /// <summary>Null leaves a setting as it is.</summary>
    internal sealed record SettingsOrder(
        string? CallbackUrl,
        long? SubscriptionId,
        string? SigningKey,
        StravaLimit? OverallLimit,
        StravaLimit? ReadLimit,
        Rotation? Rotation,
        TimeSpan[]? RetryGaps);
}
