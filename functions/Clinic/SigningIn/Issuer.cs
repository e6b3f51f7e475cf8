using LoadWatch.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>Signing in at the issuer: authorization code with a proof key. What comes back is an <see cref="Arrival"/>; tokens are not kept.</summary>
internal static class Issuer
{
    public const string Scheme = "clinic-issuer";
    public const string Callback = "/api/clinic/sign-in/callback";

    /// <summary>How long somebody may take at the issuer.</summary>
    private static readonly TimeSpan Visit = TimeSpan.FromMinutes(15);

    public static void AddIssuer(this IServiceCollection services)
    {
        services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        services.AddSingleton<IAuthenticationSchemeProvider, SchemesOnRequest>();
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<SignInOptions>, IOptions<LoadWatchOptions>>(
            (options, given, deployment) => Configure(options, given.Value, deployment.Value.IsHttps()));
    }

    /// <summary>Whether the issuer can be asked: its discovery document is there, from before or now.</summary>
    public static async Task<bool> AnswersAsync(OpenIdConnectOptions options, ILogger log, CancellationToken cancel)
    {
        try
        {
            await options.ConfigurationManager!.GetConfigurationAsync(cancel);
            return true;
        }
        catch (Exception silent) when (silent is InvalidOperationException or HttpRequestException or IOException)
        {
            log.NoAnswer(silent);
            return false;
        }
    }

    private static void Configure(OpenIdConnectOptions options, SignInOptions given, bool isHttps)
    {
        options.Authority = given.Authority;
        options.ClientId = given.ClientId;
        options.ClientSecret = given.ClientSecret.Length > 0 ? given.ClientSecret : null;
        options.RequireHttpsMetadata = !given.IsLoopback;
        options.BackchannelTimeout = given.Timeout;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.Remove("iss");
        options.ClaimActions.MapUniqueJsonKey(given.VerifiedClaim, given.VerifiedClaim);
        options.Scope.Add("email");
        options.CallbackPath = Callback;
        options.SignInScheme = Arrival.Scheme;
        options.RemoteAuthenticationTimeout = Visit;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.Name = CookieNames.Of(isHttps, "loadwatch-clinic-nonce.", Callback);
        options.CorrelationCookie.Name = CookieNames.Of(isHttps, "loadwatch-clinic-visit.", Callback);
        options.Events.OnTicketReceived = context =>
        {
            context.Principal = Arrival.Of(context.Principal!, given.VerifiedClaim);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = SignInFailures.SayAsync;
    }
}
