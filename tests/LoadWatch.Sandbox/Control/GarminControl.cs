using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Control;

internal static class GarminControl
{
    public static void MapGarminControl(this IEndpointRouteBuilder routes, GarminStandIn garmin)
    {
        routes.MapPost("/users", (UserOrder order) => garmin.Users.Add(order.User, order.Permissions));
        routes.MapPost("/logins", (UserOrder order) => garmin.Users.LogsInNext(order.User));
        routes.MapPost("/activities", (ActivityOrder order) =>
        {
            garmin.Users.AddActivity(order.User, order.Activity);
        });
        routes.MapPost("/push", (PushOrder order) => garmin.PushAsync(
            [GarminBody.Activities(order.Items.Select(i => garmin.Users.AddActivity(i.User, i.Activity)))],
            order.Options));
        routes.MapPost("/bodies", (BodiesOrder order) => garmin.PushAsync(
            order.Bodies.Select(json => new GarminBody("activities", json)),
            order.Options));
        routes.MapPost("/users/{user}/deregister", (string user) => garmin.DeregisterAsync(user));
        routes.MapPost("/users/{user}/permissions", (string user, string[] permissions) =>
            garmin.ChangePermissionsAsync(user, permissions));
        routes.MapPost("/users/{user}/ping", (string user) => garmin.PingAsync(user));
        routes.MapPost("/users/{user}/expire", (string user) => garmin.Grants.Expire(user));
        routes.MapPost("/settings", (SettingsOrder order) => Apply(order, garmin.Settings));
    }

    private static void Apply(SettingsOrder order, GarminSettings settings)
    {
        settings.PushUrl = order.PushUrl ?? settings.PushUrl;
        settings.ClientId = order.ClientId ?? settings.ClientId;
        settings.PermissionsAsObject = order.PermissionsAsObject ?? settings.PermissionsAsObject;
        settings.Tokens.Rotation = order.Rotation ?? settings.Tokens.Rotation;
        settings.Posting.RetryGaps = order.RetryGaps ?? settings.Posting.RetryGaps;
    }

    internal sealed record UserOrder(string User, string[]? Permissions = null);

    internal sealed record ActivityOrder(string User, GarminActivity Activity);

    /// <summary>One body with the activities of many users, which are stored too.</summary>
    internal sealed record PushOrder(ActivityOrder[] Items) : BatchOrder;

    /// <summary>Bodies as text, sent as they are.</summary>
    internal sealed record BodiesOrder(string[] Bodies) : BatchOrder;

    /// <summary>Null leaves a setting as it is.</summary>
    internal sealed record SettingsOrder(
        string? PushUrl,
        string? ClientId,
        bool? PermissionsAsObject,
        Rotation? Rotation,
        TimeSpan[]? RetryGaps);
}
