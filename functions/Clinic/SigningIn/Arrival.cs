using System.Security.Claims;
using LoadWatch.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>
/// Somebody whom the issuer has just named, until the clinic is clear: a cookie for the few pages of signing in, good for
/// five minutes, that opens nothing else.
/// </summary>
/// <param name="Account">The issuer's name for the account.</param>
/// <param name="Address">The address in lower case; null where the issuer does not vouch for it.</param>
internal sealed record Arrival(string Issuer, string Account, string? Address)
{
    public const string Scheme = "clinic-arrival";

    private const string IssuerClaim = "iss";
    private const string AccountClaim = "sub";
    private const string AddressClaim = "email";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static void AddArrivals(IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme, options =>
        {
            options.Cookie.Guard(SignInRoutes.Start);
            options.ExpireTimeSpan = Life;
            options.SlidingExpiration = false;
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IOptions<LoadWatchOptions>>(
            (options, deployment) => options.Cookie.Name = CookieNames.Of(deployment.Value.IsHttps(), "loadwatch-clinic-arrival", SignInRoutes.Start));
    }

    /// <summary>What is kept of what the issuer says: who, and the address if it vouches for it. A claim that its token and its user information make differently (other than in case) counts as not made.</summary>
    public static ClaimsPrincipal Of(ClaimsPrincipal told, string verifiedClaim)
    {
        var claims = new List<Claim> { new(IssuerClaim, Only(IssuerClaim)!), new(AccountClaim, Only(AccountClaim)!) };
        if (Only(verifiedClaim) is { } verified && (verified.Equals("true", StringComparison.OrdinalIgnoreCase) || verified == "1")
            && AddressText.Read(Only(AddressClaim) ?? "") is { } address)
        {
            claims.Add(new Claim(AddressClaim, address));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));

        string? Only(string type) => told.FindAll(type).Select(claim => claim.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToArray() is [var only] ? only : null;
    }

    /// <summary>Who has arrived in this browser; null for nobody.</summary>
    public static async Task<Arrival?> FindAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } arrived
            && arrived.FindFirstValue(IssuerClaim) is { } issuer && arrived.FindFirstValue(AccountClaim) is { } account
            ? new Arrival(issuer, account, arrived.FindFirstValue(AddressClaim)) : null;

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
