using System.Security.Cryptography;
using LoadWatch.Runner.Site;
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

    private static IResult Begin(string platform, string? invite, HttpContext context, Linking linking, IOptions<LoadWatchOptions> deployment)
    {
        var browser = RandomNumberGenerator.GetHexString(32);
        if (linking.Begin(platform, invite ?? "", browser) is not { } url)
        {
            return Pages.Message(
                context.Words(), "This invitation is not valid", "It may be older than seven days. Ask whoever invited you for a new one.", StatusCodes.Status404NotFound);
        }

        context.Response.Cookies.Append(Cookie, browser, new CookieOptions
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
        string platform, string? state, string? code, string? scope, HttpContext context, Linking linking, CancellationToken cancel) =>
        await linking.CompleteAsync(platform, state, code, scope, context.Request.Cookies[Cookie] ?? "", cancel) switch
        {
            LinkOutcome.Linked => Pages.Message(
                context.Words(),
                "Your account is linked",
                "Your recent runs are being read now. You will hear from us only if your load makes a bigger jump than your recent training."),
            LinkOutcome.Failed(var why) => Pages.Message(context.Words(), "Nothing was linked", why, StatusCodes.Status400BadRequest),
            _ => throw new InvalidOperationException("Linking works or it does not."),
        };
}
