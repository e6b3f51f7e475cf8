using System.Security.Claims;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace LoadWatch.Site;

/// <summary>
/// A runner's session: a cookie that only the browser's requests to LoadWatch carry and no script reads. It ends after 30
/// days without a visit, with the runner, or when the runner signs out everywhere.
/// </summary>
public static class Session
{
    public const string Scheme = "runner";
    public const string Policy = "runner";

    private const string Cookie = "loadwatch-session";
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private static readonly object Key = new();

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Guard(CookieNames.WholeSite);
            options.ExpireTimeSpan = Life;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect("/api/sign-in");
                return Task.CompletedTask;
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IOptions<LoadWatchOptions>>(
            (options, deployment) => options.Cookie.Name = CookieNames.Of(deployment.Value.IsHttps(), Cookie, CookieNames.WholeSite));
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());
    }

    public static Task BeginAsync(HttpContext context, RunnerId runner) => context.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, runner.Value)], Scheme)),
        new AuthenticationProperties { IsPersistent = true });

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Whose session it is, with the profile as it is now; null without a session.</summary>
    public static (RunnerId Id, Profile Profile)? Of(HttpContext context) => context.Items[Key] as (RunnerId, Profile)?;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var runners = context.HttpContext.RequestServices.GetRequiredService<Runners>();
        if (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } value
            && await runners.FindProfileAsync(new RunnerId(value), context.HttpContext.RequestAborted) is { } profile
            && !(context.Properties.IssuedUtc < profile.SessionsFrom))
        {
            context.HttpContext.Items[Key] = (new RunnerId(value), profile);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }
}
