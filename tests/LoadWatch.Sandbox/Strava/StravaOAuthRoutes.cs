using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Strava;

internal static class StravaOAuthRoutes
{
    public static void MapStravaOAuth(this IEndpointRouteBuilder routes, StravaStandIn strava)
    {
        var codes = new Codes<(string Athlete, string Scope)>();
        routes.MapGet("/oauth/authorize", (HttpRequest request) => Authorise(request, strava, codes));
        routes.MapPost("/oauth/token", async (HttpRequest request) => Token(await request.ReadFormAsync(), strava, codes));
        routes.MapPost("/api/v3/oauth/token", async (HttpRequest request) => Token(await request.ReadFormAsync(), strava, codes));
        routes.MapPost("/oauth/revoke", async (HttpRequest request) => Revoke(request, await request.ReadFormAsync(), strava));
        routes.MapPost("/oauth/deauthorize", async (HttpRequest request) => Deauthorise(request, await request.ReadFormAsync(), strava));
    }

    private static IResult Authorise(HttpRequest request, StravaStandIn strava, Codes<(string Athlete, string Scope)> codes)
    {
        var query = request.Query;
        if (query["client_id"] != strava.Settings.ClientId)
            return StravaErrors.BadRequest("Application", "client_id", "invalid");
        if (query["response_type"] != "code")
            return StravaErrors.BadRequest("Authorize", "response_type", "invalid");
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var back))
            return StravaErrors.BadRequest("Application", "redirect_uri", "invalid");
        if (strava.Athletes.WhoLogsIn(query["login_hint"]) is not { } who)
            return StravaErrors.BadRequest("Athlete", "login_hint", "unknown");

        string? state = query["state"];
        if (who.Athlete.Denies)
            return Results.Redirect(Wire.WithQuery(back.OriginalString, ("state", state), ("error", "access_denied")));

        var asked = query["scope"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var scope = string.Join(',', asked.Except(who.Athlete.Untick, StringComparer.Ordinal));
        var code = codes.Issue(($"{who.Id}", scope));
        return Results.Redirect(Wire.WithQuery(back.OriginalString, ("state", state), ("code", code), ("scope", scope)));
    }

    private static IResult Token(IFormCollection form, StravaStandIn strava, Codes<(string Athlete, string Scope)> codes)
    {
        if (form["client_id"] != strava.Settings.ClientId || form["client_secret"] != strava.Settings.ClientSecret)
            return StravaErrors.Unauthorised("Application", "client_id", "invalid");

        switch (form["grant_type"].ToString())
        {
            case "authorization_code":
                return codes.TryTake(form["code"].ToString(), out var granted)
                    ? Connect(granted.Athlete, granted.Scope, strava)
                    : StravaErrors.BadRequest("AuthorizationCode", "code", "invalid");
            case "refresh_token":
                return strava.Grants.Refresh(form["refresh_token"].ToString()) is { } pair
                    ? Print(pair, strava, withAthlete: false)
                    : StravaErrors.DeadRefreshToken();
            default:
                return StravaErrors.BadRequest("Application", "grant_type", "invalid");
        }
    }

    private static IResult Connect(string athlete, string scope, StravaStandIn strava) =>
        strava.Grants.Count >= strava.Settings.AthleteCapacity && !strava.Grants.IsGranted(athlete)
            ? StravaErrors.TooManyAthletes()
            : Print(strava.Grants.Give(athlete, scope), strava, withAthlete: true);

    private static IResult Print(TokenPair pair, StravaStandIn strava, bool withAthlete)
    {
        var answer = new Dictionary<string, object>
        {
            ["token_type"] = "Bearer",
            ["expires_at"] = pair.ExpiresAt.ToUnixTimeSeconds(),
            ["expires_in"] = (int)(pair.ExpiresAt - strava.Now).TotalSeconds,
            ["refresh_token"] = pair.Refresh,
            ["access_token"] = pair.Access,
        };
        if (withAthlete)
            answer["athlete"] = new { Id = long.Parse(pair.Subject) };
        return Wire.Snaked(answer);
    }

    private static IResult Revoke(HttpRequest request, IFormCollection form, StravaStandIn strava)
    {
        if (Wire.Basic(request) != (strava.Settings.ClientId, strava.Settings.ClientSecret))
            return StravaErrors.Unauthorised("Application", "client_id", "invalid");
        if (strava.Grants.SubjectOf(form["token"].ToString()) is { } athlete)
            strava.Grants.Revoke(athlete);
        return Results.Ok();
    }

    private static IResult Deauthorise(HttpRequest request, IFormCollection form, StravaStandIn strava)
    {
        var token = Wire.Bearer(request) ?? form["access_token"].ToString();
        if (strava.Grants.Use(token) is not { } bearer)
            return StravaErrors.Unauthorised("Athlete", "access_token", "invalid");
        strava.Grants.Revoke(bearer.Subject);
        return Wire.Snaked(new { AccessToken = token });
    }
}
