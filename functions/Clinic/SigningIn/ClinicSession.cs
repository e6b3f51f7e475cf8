using System.Globalization;
using System.Security.Claims;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>
/// A clinician's session: a cookie of its own, for the clinic's pages alone. It ends after four hours without a request, after
/// twelve hours in any case, when the member signs out everywhere, and with the membership: each request reads the member's row.
/// </summary>
internal static class ClinicSession
{
    public const string Scheme = "clinic";

    /// <summary>Any member of a clinic.</summary>
    public const string Policy = "clinic";

    /// <summary>Its owners.</summary>
    public const string OwnersOnly = "clinic-owner";

    private const string Cookie = "loadwatch-clinic";
    private const string Path = "/api/clinic";
    private const string ClinicClaim = "clinic";
    private const string ClinicNameClaim = "clinic-name";
    private const string BeganClaim = "began";
    private static readonly TimeSpan Idle = TimeSpan.FromHours(4);
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);
    private static readonly object Key = new();

    public static void AddClinicSessions(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme, options =>
        {
            options.Cookie.Guard(Path);
            options.ExpireTimeSpan = Idle;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect(SignInRoutes.Start);
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context => ClinicPages.OwnersOnly(context.HttpContext).ExecuteAsync(context.HttpContext);
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IOptions<LoadWatchOptions>>(
            (options, deployment) => options.Cookie.Name = CookieNames.Of(deployment.Value.IsHttps(), Cookie, Path));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser())
            .AddPolicy(OwnersOnly, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser().RequireAssertion(IsOwner));
    }

    public static Task BeginAsync(HttpContext context, Member member, ClinicProfile clinic) => context.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, member.Id),
                new Claim(ClinicClaim, member.Clinic),
                new Claim(ClinicNameClaim, clinic.Name),
                new Claim(BeganClaim, Now(context).UtcTicks.ToString(CultureInfo.InvariantCulture)),
            ],
            Scheme)));

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Whose session it is, as the member's row says now, and what the clinic is called; null without a session.</summary>
    public static (Member Member, string ClinicName)? Of(HttpContext context) => context.Items[Key] as (Member, string)?;

    /// <summary>The signed-in member; only on routes that demand one.</summary>
    public static (Member Member, string ClinicName) Member(this HttpContext context) =>
        Of(context) ?? throw new InvalidOperationException("This route must demand a clinic's session.");

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var members = context.HttpContext.RequestServices.GetRequiredService<Members>();
        if (context.Principal is { } principal
            && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && principal.FindFirstValue(ClinicClaim) is { } clinic
            && principal.FindFirstValue(ClinicNameClaim) is { } name
            && long.TryParse(principal.FindFirstValue(BeganClaim), CultureInfo.InvariantCulture, out var ticks)
            && new DateTimeOffset(ticks, TimeSpan.Zero) is var began && Now(context.HttpContext) - began < WorkingDay
            && await members.FindAsync(clinic, id, context.HttpContext.RequestAborted) is { JoinedAt: { } joined } member
            && began >= joined && !(began < member.SessionsFrom))
        {
            context.HttpContext.Items[Key] = (member, name);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private static bool IsOwner(AuthorizationHandlerContext asked) =>
        asked.Resource is HttpContext context && Of(context)?.Member.Role is MemberRole.Owner;

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
