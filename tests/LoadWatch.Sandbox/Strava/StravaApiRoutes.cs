using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Strava;

internal static class StravaApiRoutes
{
    public static void MapStravaApi(this IEndpointRouteBuilder routes, StravaStandIn strava)
    {
        routes.MapGet("/api/v3/athlete/activities", (HttpRequest request) =>
            WithReader(request, strava, bearer => List(request.Query, strava, bearer)));
        routes.MapGet("/api/v3/activities/{id:long}", (HttpRequest request, long id) =>
            WithReader(request, strava, bearer => Detail(id, strava, bearer)));
    }

    private static IResult WithReader(HttpRequest request, StravaStandIn strava, Func<Bearer, IResult> read)
    {
        if (strava.Grants.Use(Wire.Bearer(request)) is not { } bearer)
            return StravaErrors.Unauthorised("Athlete", "access_token", "invalid");
        return bearer.May("activity:read") || bearer.May("activity:read_all")
            ? read(bearer)
            : StravaErrors.Unauthorised("AccessToken", "activity:read_permission", "missing");
    }

    private static IResult List(IQueryCollection query, StravaStandIn strava, Bearer bearer)
    {
        if (!TryNumber(query, "after", out var after) || !TryNumber(query, "before", out var before))
            return StravaErrors.BadRequest("Application", "after", "invalid");
        if (!TryNumber(query, "page", out var page) || page < 1)
            return StravaErrors.BadRequest("Application", "page", "invalid");
        if (!TryNumber(query, "per_page", out var perPage) || perPage is < 1 or > 200)
            return StravaErrors.BadRequest("Application", "per_page", "invalid");

        var found = strava.Athletes.VisibleTo(bearer)
            .Where(a => after is null || a.Start.ToUnixTimeSeconds() > after)
            .Where(a => before is null || a.Start.ToUnixTimeSeconds() < before);

        // Newest first, but oldest first when "after" is given.
        var ordered = after is null
            ? found.OrderByDescending(a => a.Start).ThenByDescending(a => a.Id)
            : found.OrderBy(a => a.Start).ThenBy(a => a.Id);
        var size = (int)(perPage ?? 30);
        var athlete = long.Parse(bearer.Subject);
        return Wire.Snaked(ordered.Skip((int)((page ?? 1) - 1) * size).Take(size).Select(a => a.Summary(athlete)).ToArray());
    }

    private static IResult Detail(long id, StravaStandIn strava, Bearer bearer)
    {
        var activity = strava.Athletes.VisibleTo(bearer).FirstOrDefault(a => a.Id == id);
        return activity is null
            ? StravaErrors.NoSuchActivity()
            : Wire.Snaked(activity.Detail(long.Parse(bearer.Subject)));
    }

    private static bool TryNumber(IQueryCollection query, string name, out long? number)
    {
        var text = query[name].ToString();
        number = long.TryParse(text, out var parsed) ? parsed : null;
        return text.Length == 0 || number is not null;
    }
}
