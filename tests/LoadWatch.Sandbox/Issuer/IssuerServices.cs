using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LoadWatch.Sandbox.Issuer;

/// <summary>OpenIddict's server without a database: the client is known by its id, and used codes are remembered.</summary>
internal static class IssuerServices
{
    /// <summary>One for all issuers of a process: to make one takes longer than all else that a test's issuer does.</summary>
    private static readonly Lazy<RSA> SigningKey = new(() => RSA.Create(2048));

    public static void AddIssuer(this IServiceCollection services, IssuerStandIn issuer)
    {
        services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo")
                .SetConfigurationEndpointUris(".well-known/openid-configuration").SetJsonWebKeySetEndpointUris(".well-known/jwks");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.RegisterClaims(Claims.Email, Claims.EmailVerified, Claims.Name);
            server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32))).DisableAccessTokenEncryption();
            server.AddSigningKey(new RsaSecurityKey(SigningKey.Value));
            server.EnableDegradedMode();
            server.Configure(options => options.TimeProvider = TimeProvider.System);
            server.UseAspNetCore().DisableTransportSecurityRequirement()
                .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked => ValidateAsync(asked, issuer)));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(
                handler => handler.UseInlineHandler(asked => ValidateClientAsync(asked, issuer)).SetOrder(int.MinValue));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(asked => ValidateCodeAsync(asked, issuer)));
        });

        // Nothing of it outlives the process, and nothing is written to the machine's key ring.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        if (services.FirstOrDefault(service => service.ImplementationType?.Name == "DataProtectionHostedService") is { } eager)
        {
            services.Remove(eager);
        }
    }

    private static ValueTask ValidateAsync(OpenIddictServerEvents.ValidateAuthorizationRequestContext asked, IssuerStandIn issuer)
    {
        if (asked.ClientId != issuer.ClientId)
        {
            asked.Reject(Errors.InvalidClient, "No such client.");
        }
        else if (asked.RedirectUri != issuer.RedirectUrl)
        {
            asked.Reject(Errors.InvalidRequest, "The redirect_uri is not that of the client.");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Before all else: whoever is not the client learns nothing of a code.</summary>
    private static ValueTask ValidateClientAsync(OpenIddictServerEvents.ValidateTokenRequestContext asked, IssuerStandIn issuer)
    {
        if (asked.ClientId != issuer.ClientId
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked.ClientSecret ?? ""), Encoding.UTF8.GetBytes(issuer.ClientSecret)))
        {
            asked.Reject(Errors.InvalidClient, "The client is not known by this secret.");
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask ValidateCodeAsync(OpenIddictServerEvents.ValidateTokenRequestContext asked, IssuerStandIn issuer)
    {
        if (asked.Request.Code is { } code && !issuer.UseCode(code))
        {
            asked.Reject(Errors.InvalidGrant, "The code was used.");
        }

        return ValueTask.CompletedTask;
    }
}
