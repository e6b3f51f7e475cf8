using System.Text.Json;

namespace LoadWatch.Sandbox.Strava;

internal static class StravaSubscriptionRoutes
{
    private const string Path = "/api/v3/push_subscriptions";
    private const string Resource = "PushSubscription";

    public static void MapStravaSubscriptions(this IEndpointRouteBuilder routes, StravaStandIn strava)
    {
        routes.MapPost(Path, async (HttpRequest request) => await Subscribe(await request.ReadFormAsync(), strava));
        routes.MapGet(Path, (HttpRequest request) => IsClient(request.Query["client_id"], request.Query["client_secret"], strava)
            ? Wire.Snaked(strava.Settings.CallbackUrl is null ? [] : new[] { Print(strava.Settings) })
            : StravaErrors.Unauthorised("Application", "client_id", "invalid"));
        routes.MapDelete(Path + "/{id:long}", async (HttpRequest request, long id) => Unsubscribe(request, await FormOf(request), id, strava));
    }

    private static async Task<IResult> Subscribe(IFormCollection form, StravaStandIn strava)
    {
        if (!IsClient(form["client_id"], form["client_secret"], strava))
            return StravaErrors.Unauthorised("Application", "client_id", "invalid");
        if (strava.Settings.CallbackUrl is not null)
            return StravaErrors.BadRequest(Resource, "", "already exists");

        var callback = form["callback_url"].ToString();
        if (callback.Length is 0 or > 255 || !Uri.TryCreate(callback, UriKind.Absolute, out _))
            return StravaErrors.BadRequest(Resource, "callback url", "invalid");
        if (!await strava.CallbackAgrees(callback, form["verify_token"].ToString()))
            return StravaErrors.BadRequest(Resource, "callback url", "GET to callback URL does not return 200");

        strava.Settings.CallbackUrl = callback;
        return Wire.Snaked(Print(strava.Settings), StatusCodes.Status201Created);
    }

    private static IResult Unsubscribe(HttpRequest request, IFormCollection form, long id, StravaStandIn strava)
    {
        string? clientId = form["client_id"].Count > 0 ? form["client_id"] : request.Query["client_id"];
        string? secret = form["client_secret"].Count > 0 ? form["client_secret"] : request.Query["client_secret"];
        if (!IsClient(clientId, secret, strava))
            return StravaErrors.Unauthorised("Application", "client_id", "invalid");
        if (strava.Settings.CallbackUrl is null || id != strava.Settings.SubscriptionId)
            return Results.NotFound();
        strava.Settings.CallbackUrl = null;

        // The next one is another: Strava gives no id twice.
        strava.Settings.SubscriptionId++;
        return Results.NoContent();
    }

    private static async Task<IFormCollection> FormOf(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;

    private static bool IsClient(string? id, string? secret, StravaStandIn strava) =>
        id == strava.Settings.ClientId && secret == strava.Settings.ClientSecret;

    private static object Print(StravaSettings settings) => new
    {
        Id = settings.SubscriptionId,
        ResourceState = 2,
        ApplicationId = settings.ClientId,
        settings.CallbackUrl,
    };

    /// <summary>Whether an answer of the callback echoes the challenge.</summary>
    internal static bool Echoes(string answer, string challenge)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("hub.challenge", out var echo)
                && echo.ValueKind == JsonValueKind.String
                && echo.GetString() == challenge;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
