using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>
/// A clinician's way in: to the issuer by a link (a form that led there would be stopped by our own content policy), back by
/// its callback, and on by what the account is a member of.
/// </summary>
internal static class SignInRoutes
{
    public const string Start = "/api/clinic/sign-in";
    public const string Arrived = "/api/clinic/sign-in/arrived";

    public static void MapSignIn(this IEndpointRouteBuilder clinic)
    {
        clinic.MapGet("/sign-in", Show);
        clinic.MapGet("/sign-in/begin", BeginAsync).RequireRateLimiting(Limits.Trying);
        clinic.MapGet("/sign-in/callback", CallbackAsync).RequireRateLimiting(Limits.Trying);
        clinic.MapGet("/sign-in/arrived", (HttpContext context, Arriving arriving, CancellationToken cancel) => ArriveAsync(null, context, arriving, cancel));
        clinic.MapPost("/sign-in/arrived", async (HttpContext context, Arriving arriving, CancellationToken cancel) =>
            await ArriveAsync((await context.FilledAsync())["clinic"], context, arriving, cancel));
    }

    public static void MapSignOut(this IEndpointRouteBuilder members)
    {
        members.MapPost("/sign-out", (HttpContext context, CancellationToken _) => SignOutAsync(context));
        members.MapPost("/sign-out-everywhere", SignOutEverywhereAsync);
    }

    private static IResult Show(HttpContext context, IOptions<SignInOptions> options) => options.Value.IsConfigured
        ? Pages.Show<ClinicSignInPage>((nameof(ClinicSignInPage.W), context.Words()), (nameof(ClinicSignInPage.Account), options.Value.Name))
        : Off(context);

    private static async Task<IResult> BeginAsync(
        HttpContext context, IOptions<SignInOptions> options, IOptionsMonitor<OpenIdConnectOptions> issuer, ILoggerFactory logs, CancellationToken cancel)
    {
        if (!options.Value.IsConfigured)
        {
            return Off(context);
        }

        return await Issuer.AnswersAsync(issuer.Get(Issuer.Scheme), logs.CreateLogger(SignInLog.Category), cancel)
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = Arrived }, [Issuer.Scheme])
            : SignInFailures.NoAnswer(context);
    }

    private static async Task<IResult> CallbackAsync(HttpContext context, IAuthenticationHandlerProvider handlers, CancellationToken _)
    {
        if (await handlers.GetHandlerAsync(context, Issuer.Scheme) is not IAuthenticationRequestHandler issuer)
        {
            return Off(context);
        }

        await issuer.HandleRequestAsync();
        return TypedResults.Empty;
    }

    private static async Task<IResult> ArriveAsync(string? clinic, HttpContext context, Arriving arriving, CancellationToken cancel)
    {
        var words = context.Words().Team;
        if (await Arrival.FindAsync(context) is not { } arrival)
        {
            return Pages.To(Start);
        }

        switch (await arriving.WelcomeAsync(arrival, clinic, cancel))
        {
            case Welcome.In(var member, var profile):
                await Arrival.EndAsync(context);
                await ClinicSession.BeginAsync(context, member, profile);
                return Pages.To("/api/clinic");
            case Welcome.Choice(var clinics):
                return Pages.Show<ChooseClinicPage>((nameof(ChooseClinicPage.W), context.Words()), (nameof(ChooseClinicPage.Clinics), clinics));
            case Welcome.NotVerified:
                return ClinicPages.Message(context, words.NotVerified, words.NotVerifiedWhy, StatusCodes.Status403Forbidden, (Start, words.TryAgain));
            default:
                return ClinicPages.Message(context, words.NotAMember, words.NotAMemberWhy, StatusCodes.Status403Forbidden, (Start, words.TryAgain));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await ClinicSession.EndAsync(context);
        var words = context.Words().Team;
        return Pages.Show<ClinicMessagePage>(
            (nameof(ClinicMessagePage.W), context.Words()), (nameof(ClinicMessagePage.Title), words.SignedOut),
            (nameof(ClinicMessagePage.Sentence), words.SignedOutWhy), (nameof(ClinicMessagePage.Next), Start), (nameof(ClinicMessagePage.NextLabel), words.SignIn));
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext context, Members members, TimeProvider clock, CancellationToken cancel)
    {
        var (member, _) = context.Member();
        await members.EndSessionsAsync(member.Clinic, member.Id, clock.GetUtcNow().AddTicks(1), cancel);
        return await SignOutAsync(context);
    }

    private static IResult Off(HttpContext context) =>
        ClinicPages.Message(context, context.Words().Team.IsOff, context.Words().Team.IsOffWhy, StatusCodes.Status404NotFound);
}
