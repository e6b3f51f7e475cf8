using System.Security.Cryptography;
using LoadWatch.Core.Languages;
using LoadWatch.Platforms;
using LoadWatch.Site;
using LoadWatch.Storage;

namespace LoadWatch.Runner.Joining;

/// <summary>To a platform and back, in one browser: somebody new, an invited runner, or a signed-in one.</summary>
internal static class ConnectRoutes
{
    private const string Cookie = "loadwatch-visit";
    private const string CookiePath = "/api/connect";

    public static void MapConnect(this IEndpointRouteBuilder site)
    {
        site.MapGet("/connect/{platform}", BeginAsync).RequireRateLimiting(Limits.Trying);
        site.MapGet("/connect/{platform}/callback", CompleteAsync).RequireRateLimiting(Limits.Trying);
    }

    private static async Task<IResult> BeginAsync(
        string platform, string? invite, string? clinic, HttpContext context, Linking linking, Clinics clinics, CancellationToken cancel)
    {
        var words = context.Words();
        var runner = invite is null ? Session.Of(context)?.Id : await linking.InvitedAsync(platform, invite, cancel);
        var browser = RandomNumberGenerator.GetHexString(32);
        var joined = clinic is null ? null : await clinics.FindByCodeAsync(clinic, cancel);
        if ((invite is not null && runner is null) || linking.Begin(platform, runner, joined?.Id, browser, invite) is not { } url)
        {
            return Pages.Message(
                words, words.Join.InviteOver, words.Join.InviteOverWhy, StatusCodes.Status404NotFound, next: ("/api/join", words.Site.Join));
        }

        context.SetCookie(Cookie, browser, CookiePath, Linking.VisitLife);
        return TypedResults.Redirect(url.AbsoluteUri);
    }

    private static async Task<IResult> CompleteAsync(
        string platform, string? state, string? code, string? scope, HttpContext context, Linking linking, CancellationToken cancel)
    {
        var words = context.Words();
        var isSignedIn = Session.Of(context) is not null;
        switch (await linking.CompleteAsync(platform, state, code, scope, context.Request.Cookies[context.CookieName(Cookie, CookiePath)] ?? "", Session.Of(context)?.Id, words.Language, cancel))
        {
            case LinkOutcome.Linked { IsJoining: true } joined:
                await Session.BeginAsync(context, joined.Runner);
                return Pages.To(JoinRoutes.Phone);
            case LinkOutcome.Linked:
                return isSignedIn ? Pages.To("/api/me") : Pages.Message(words, words.Join.Linked, words.Join.LinkedWhy);
            case LinkOutcome.Failed(var why):
                return Pages.Message(
                    words, words.Join.NothingLinked, Say(why, PlatformNames.Of(platform), words.Join), StatusCodes.Status400BadRequest, isSignedIn,
                    why is LinkFailure.AccountTaken ? ("/api/sign-in", words.Site.SignIn) : ("/api/join", words.Join.BeginAgain));
            default:
                throw new InvalidOperationException("Linking works or it does not.");
        }
    }

    private static string Say(LinkFailure why, string platform, JoinWords words) => why switch
    {
        LinkFailure.VisitOver => words.VisitOver,
        LinkFailure.Denied => words.Denied,
        LinkFailure.ActivitiesNotAllowed => words.ActivitiesNotAllowed(platform),
        LinkFailure.CodeNotAccepted => words.CodeNotAccepted(platform),
        LinkFailure.NoAnswer => words.NoAnswer(platform),
        LinkFailure.RunnerGone => words.RunnerGone,
        LinkFailure.OtherAccountThere => words.OtherAccountThere(platform),
        LinkFailure.AccountTaken => words.AccountTaken(platform),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "Not a failure."),
    };
}
