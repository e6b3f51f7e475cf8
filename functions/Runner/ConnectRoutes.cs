using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner;

/// <summary>Where a runner links an account: from an invitation to the platform and back, in one browser.</summary>
public static class ConnectRoutes
{
    private const string Cookie = "loadwatch-visit";

    public static void MapConnect(this IEndpointRouteBuilder api)
    {
        api.MapGet("/connect/{platform}", Begin);
        api.MapGet("/connect/{platform}/callback", CompleteAsync);
    }

    private static IResult Begin(string platform, string? invite, HttpResponse response, Linking linking, IOptions<LoadWatchOptions> deployment)
    {
        var browser = RandomNumberGenerator.GetHexString(32);
        if (linking.Begin(platform, invite ?? "", browser) is not { } url)
        {
            return Page.Of("This invitation is not valid", "It may be older than seven days. Ask whoever invited you for a new one.", StatusCodes.Status404NotFound);
        }

        response.Cookies.Append(Cookie, browser, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = deployment.Value.PublicUrl.Scheme == Uri.UriSchemeHttps,
            Path = "/api/connect",
            MaxAge = Linking.VisitLife,
        });
        return TypedResults.Redirect(url.AbsoluteUri);
    }

    private static async Task<IResult> CompleteAsync(
        string platform, string? state, string? code, string? scope, HttpRequest request, Linking linking, CancellationToken cancel) =>
        await linking.CompleteAsync(platform, state, code, scope, request.Cookies[Cookie] ?? "", cancel) switch
        {
            LinkOutcome.Linked => Page.Of(
                "Your account is linked",
                "Your recent runs are being read now. You will hear from us only if your load makes a bigger jump than your recent training."),
            LinkOutcome.Failed(var why) => Page.Of("Nothing was linked", why, StatusCodes.Status400BadRequest),
            _ => throw new InvalidOperationException("Linking works or it does not."),
        };
}
