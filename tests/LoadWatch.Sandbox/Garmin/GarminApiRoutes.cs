namespace LoadWatch.Sandbox.Garmin;

internal static class GarminApiRoutes
{
    private const string Rest = "/wellness-api/rest";
    private static readonly long LongestBackfill = (long)TimeSpan.FromDays(30).TotalSeconds;

    public static void MapGarminApi(this IEndpointRouteBuilder routes, GarminStandIn garmin)
    {
        routes.MapGet(Rest + "/user/id", (HttpRequest request) =>
            WithUser(request, garmin, user => Wire.Cameled(new { UserId = user })));
        routes.MapGet(Rest + "/user/permissions", (HttpRequest request) =>
            WithUser(request, garmin, user => Permissions(user, garmin)));
        routes.MapDelete(Rest + "/user/registration", (HttpRequest request) =>
            WithUser(request, garmin, user =>
            {
                garmin.Users.Deregister(user);
                return Results.NoContent();
            }));
        routes.MapGet(Rest + "/backfill/activities", (HttpRequest request) =>
            WithUser(request, garmin, user => Backfill(request.Query, user, garmin)));
        routes.MapGet(Rest + "/activities", (HttpRequest request) => Fetch(request.Query["token"].ToString(), garmin));
    }

    private static IResult WithUser(HttpRequest request, GarminStandIn garmin, Func<string, IResult> answer) =>
        garmin.Grants.Use(Wire.Bearer(request)) is { } bearer
            ? answer(bearer.Subject)
            : GarminErrors.Of(StatusCodes.Status401Unauthorized, "Invalid access token");

    private static IResult Permissions(string user, GarminStandIn garmin)
    {
        var permissions = garmin.Users.PermissionsOf(user);
        return garmin.Settings.PermissionsAsObject ? Wire.Cameled(new { Permissions = permissions }) : Wire.Cameled(permissions);
    }

    private static IResult Backfill(IQueryCollection query, string user, GarminStandIn garmin)
    {
        if (!garmin.Users.PermissionsOf(user).Contains("HISTORICAL_DATA_EXPORT", StringComparer.Ordinal))
            return GarminErrors.Of(StatusCodes.Status403Forbidden, "HISTORICAL_DATA_EXPORT is not permitted");
        if (!long.TryParse(query["summaryStartTimeInSeconds"], out var from)
            || !long.TryParse(query["summaryEndTimeInSeconds"], out var to)
            || to <= from
            || to - from > LongestBackfill)
        {
            return GarminErrors.Of(StatusCodes.Status400BadRequest, "The range must be at most 30 days");
        }

        if (!garmin.Users.Backfill(user, from, to))
            return GarminErrors.Of(StatusCodes.Status409Conflict, "The range was requested before");
        garmin.PushHistory(user, from, to);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static IResult Fetch(string token, GarminStandIn garmin)
    {
        if (!garmin.Callbacks.TryTake(token, out var window))
            return GarminErrors.Of(StatusCodes.Status401Unauthorized, "Invalid token");
        return Wire.Cameled(garmin.Users.ActivitiesOf(window.User)
            .Where(a => a.UploadedAt >= window.From && a.UploadedAt < window.To)
            .Select(GarminBody.Print)
            .ToArray());
    }
}
