using LoadWatch.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>What a person is told when the visit to the issuer comes to nothing.</summary>
internal static class SignInFailures
{
    /// <summary>The issuer's words for a person who said no, or may not.</summary>
    private static readonly string[] Denials = ["access_denied", "interaction_required", "login_required", "consent_required", "account_selection_required"];

    public static Task SayAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        var error = context.Request.Query["error"].ToString();
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(SignInLog.Category)
            .Failed(Array.Find(Denials, denial => denial == error) ?? context.Failure?.GetType().Name ?? "unknown");
        var page = Denials.Contains(error, StringComparer.Ordinal) ? Denied(context.HttpContext)
            : error.Length == 0 && IsTheVisits(context.Failure) ? VisitOver(context.HttpContext)
            : NoAnswer(context.HttpContext);
        return page.ExecuteAsync(context.HttpContext);
    }

    public static IResult NoAnswer(HttpContext context)
    {
        var words = context.Words().Team;
        return ClinicPages.Message(context, words.NoAnswer, words.NoAnswerWhy, StatusCodes.Status503ServiceUnavailable, (SignInRoutes.Start, words.TryAgain));
    }

    private static IResult VisitOver(HttpContext context)
    {
        var words = context.Words().Team;
        return ClinicPages.Message(context, words.VisitOver, words.VisitOverWhy, StatusCodes.Status400BadRequest, (SignInRoutes.Start, words.TryAgain));
    }

    private static IResult Denied(HttpContext context)
    {
        var words = context.Words().Team;
        return ClinicPages.Message(context, words.Denied, words.DeniedWhy, StatusCodes.Status403Forbidden, (SignInRoutes.Start, words.TryAgain));
    }

    /// <summary>Whether a new visit may do better: this one was not begun in this browser, took too long, or its code was used.</summary>
    private static bool IsTheVisits(Exception? failure) => failure switch
    {
        OpenIdConnectProtocolInvalidNonceException => true,
        OpenIdConnectProtocolException refused => refused.Data["error"] is "invalid_grant",
        AuthenticationFailureException { InnerException: null } => true,
        { InnerException: { } inner } => IsTheVisits(inner),
        _ => false,
    };
}

internal static partial class SignInLog
{
    public const string Category = "LoadWatch.Clinic.SigningIn";

    [LoggerMessage(3301, LogLevel.Information, "A clinician's sign-in failed: {Why}")]
    public static partial void Failed(this ILogger log, string why);

    [LoggerMessage(3302, LogLevel.Information, "Member {Member} of clinic {Clinic} signed in")]
    public static partial void SignedIn(this ILogger log, string member, string clinic);

    [LoggerMessage(3303, LogLevel.Warning, "The issuer of the clinics' accounts does not say where to sign in")]
    public static partial void NoAnswer(this ILogger log, Exception why);
}
