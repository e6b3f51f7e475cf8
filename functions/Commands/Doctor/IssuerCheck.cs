using System.Runtime.CompilerServices;
using System.Text.Json;
using LoadWatch.Clinic.SigningIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LoadWatch.Commands.Doctor;

/// <summary>The issuer of the clinics' accounts: its discovery document, its keys, and whether it knows LoadWatch.</summary>
internal static class IssuerCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var given = services.GetRequiredService<IOptions<SignInOptions>>().Value;
        if (!given.IsConfigured)
        {
            yield return CheckResult.Off("issuer", "nobody signs in for a clinic.", "set SignIn__Authority, __ClientId and __ClientSecret (docs/operating.md: the clinics' accounts)");
            yield break;
        }

        var options = services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Issuer.Scheme);
        if (await ReadAsync(options, cancel) is not { } issuer)
        {
            yield return CheckResult.Fail("issuer", $"No discovery document can be read under {given.Authority}.", "open SignIn__Authority + /.well-known/openid-configuration in a browser, and correct SignIn__Authority");
            yield break;
        }

        yield return Document(issuer);
        yield return await ClientAsync(options, issuer, services, cancel);
    }

    private static async Task<OpenIdConnectConfiguration?> ReadAsync(OpenIdConnectOptions options, CancellationToken cancel)
    {
        try
        {
            return await options.ConfigurationManager!.GetConfigurationAsync(cancel);
        }
        catch (Exception silent) when (silent is InvalidOperationException or HttpRequestException or IOException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static CheckResult Document(OpenIdConnectConfiguration issuer)
    {
        const string about = "issuer, document";
        string[] missing =
        [
            .. string.IsNullOrEmpty(issuer.AuthorizationEndpoint) ? ["authorization_endpoint"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(issuer.TokenEndpoint) ? ["token_endpoint"] : Array.Empty<string>(),
            .. issuer.SigningKeys.Count == 0 ? ["signing keys"] : Array.Empty<string>(),
            .. issuer.ResponseTypesSupported.Contains("code", StringComparer.Ordinal) ? Array.Empty<string>() : ["response type 'code'"],
        ];
        return missing.Length > 0
                ? CheckResult.Fail(about, $"The document of {issuer.Issuer} lacks: {string.Join(", ", missing)}.", "take an issuer that has the authorization code flow")
            : !issuer.CodeChallengeMethodsSupported.Any()
                ? CheckResult.CannotTell(about, $"{issuer.Issuer} has the code flow and signing keys, and does not say whether it takes proof keys (PKCE).", "Microsoft Entra ID takes them without saying so; of others, ask their documentation")
            : !issuer.CodeChallengeMethodsSupported.Contains("S256", StringComparer.Ordinal)
                ? CheckResult.Fail(about, $"{issuer.Issuer} takes no proof keys of the kind S256 (PKCE).", "take an issuer that does")
            : CheckResult.Pass(about, $"{issuer.Issuer} has the code flow with proof keys (PKCE), and signing keys.");
    }

    /// <summary>Asks for tokens by a code that does not exist: the error tells whether the issuer knows the client.</summary>
    private static async Task<CheckResult> ClientAsync(OpenIdConnectOptions options, OpenIdConnectConfiguration issuer, IServiceProvider services, CancellationToken cancel)
    {
        const string about = "issuer, client";
        var deployment = services.GetRequiredService<IOptions<LoadWatchOptions>>().Value;
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = "none",
            ["redirect_uri"] = deployment.At(Issuer.Callback["/api/".Length..]).AbsoluteUri,
            ["client_id"] = options.ClientId!,
            ["code_verifier"] = new string('a', 43),
        };
        if (options.ClientSecret is { } secret)
        {
            form["client_secret"] = secret;
        }

        using var content = new FormUrlEncodedContent(form);
        using var answer = await options.Backchannel.PostAsync(issuer.TokenEndpoint, content, cancel);
        return ErrorOf(await answer.Content.ReadAsStringAsync(cancel)) switch
        {
            "invalid_client" or "unauthorized_client" => CheckResult.Fail(about, "The issuer does not know LoadWatch by its id and secret.", "correct SignIn__ClientId and SignIn__ClientSecret (has the secret run out?)"),
            "invalid_grant" => CheckResult.Pass(about, "The issuer knows LoadWatch by its id and secret."),
            var other => CheckResult.CannotTell(about, $"The issuer answers '{other}' to a code that does not exist.", "sign in once at PUBLIC/api/clinic/sign-in"),
        };
    }

    private static string ErrorOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("error", out var error) ? error.ToString() : "no error";
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "no JSON";
        }
    }
}
