using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Garmin;

internal static class GarminOAuthRoutes
{
    public static void MapGarminOAuth(this IEndpointRouteBuilder routes, GarminStandIn garmin)
    {
        var codes = new Codes<Login>();
        routes.MapGet("/oauth2Confirm", (HttpRequest request) => Confirm(request.Query, garmin, codes));
        routes.MapPost("/di-oauth2-service/oauth/token", async (HttpRequest request) =>
            Token(request, await request.ReadFormAsync(), garmin, codes));
    }

    private static IResult Confirm(IQueryCollection query, GarminStandIn garmin, Codes<Login> codes)
    {
        if (query["client_id"] != garmin.Settings.ClientId)
            return Refuse(StatusCodes.Status401Unauthorized, "invalid_client");
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].Count == 0)
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request");
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var back))
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request");
        if (garmin.Users.WhoLogsIn(query["login_hint"]) is not { } user)
            return Refuse(StatusCodes.Status400BadRequest, "unknown_user");

        var code = codes.Issue(new Login(user, query["code_challenge"].ToString(), back.OriginalString));
        return Results.Redirect(Wire.WithQuery(back.OriginalString, ("code", code), ("state", query["state"])));
    }

    private static IResult Token(HttpRequest request, IFormCollection form, GarminStandIn garmin, Codes<Login> codes)
    {
        var (client, secret) = Wire.Basic(request) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (client != garmin.Settings.ClientId || secret != garmin.Settings.ClientSecret)
            return Refuse(StatusCodes.Status401Unauthorized, "invalid_client");

        var pair = form["grant_type"].ToString() switch
        {
            "authorization_code" => Exchange(form, garmin, codes),
            "refresh_token" => garmin.Grants.Refresh(form["refresh_token"].ToString()),
            _ => null,
        };
        return pair is null ? Refuse(StatusCodes.Status400BadRequest, "invalid_grant") : Print(pair, garmin.Now);
    }

    private static TokenPair? Exchange(IFormCollection form, GarminStandIn garmin, Codes<Login> codes)
    {
        if (!codes.TryTake(form["code"].ToString(), out var login))
            return null;
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var sameAddress = form["redirect_uri"].Count == 0 || form["redirect_uri"] == login.RedirectUri;
        return challenge == login.Challenge && sameAddress ? garmin.Grants.Give(login.User, "") : null;
    }

    private static IResult Print(TokenPair pair, DateTimeOffset now) => Wire.Snaked(new
    {
        AccessToken = pair.Access,
        ExpiresIn = (int)(pair.ExpiresAt - now).TotalSeconds,
        TokenType = "bearer",
        RefreshToken = pair.Refresh,
        RefreshTokenExpiresIn = pair.RefreshExpiresAt is { } end ? (int)(end - now).TotalSeconds : (int?)null,
        Scope = "PARTNER_READ",
    });

    private static IResult Refuse(int status, string error) => Wire.Snaked(new { Error = error }, status);

    private sealed record Login(string User, string Challenge, string RedirectUri);
}
