using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Issuer;
using Microsoft.AspNetCore.WebUtilities;

namespace LoadWatch.Tests.Sandbox;

/// <summary>The issuer does what a real one does: it is one.</summary>
public sealed class IssuerStandInTests
{
    private const string Verifier = "a-proof-key-of-more-than-forty-three-characters";
    private const string Callback = "http://127.0.0.1:9/api/clinic/sign-in/callback";

    private static readonly IssuerPerson Dana = new("dana-1", "Dana Ruiz", "dana@sheddon.example");

    [Fact]
    public async Task It_says_where_everything_is_and_signs_what_it_says()
    {
        await using var standIns = await StartAsync();
        using var http = new HttpClient();
        var discovery = await http.GetFromJsonAsync<JsonElement>($"{standIns.Issuer.Address}/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        discovery.GetProperty("issuer").GetString()!.TrimEnd('/').ShouldBe(standIns.Issuer.Address);
        discovery.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(method => method.GetString()).ShouldContain("S256");
        var keys = await http.GetFromJsonAsync<JsonElement>(discovery.GetProperty("jwks_uri").GetString(), TestContext.Current.CancellationToken);
        keys.GetProperty("keys").GetArrayLength().ShouldBe(1);

        var token = (await RedeemAsync(standIns, await CodeAsync(standIns), Verifier)).GetProperty("id_token").GetString()!;
        var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1])).RootElement;
        claims.GetProperty("sub").GetString().ShouldBe("dana-1");
        claims.GetProperty("email").GetString().ShouldBe("dana@sheddon.example");
        claims.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        claims.GetProperty("name").GetString().ShouldBe("Dana Ruiz");
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        await using var standIns = await StartAsync();
        var code = await CodeAsync(standIns);
        (await RedeemAsync(standIns, code, Verifier)).TryGetProperty("id_token", out _).ShouldBeTrue();
        (await RedeemAsync(standIns, code, Verifier)).GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-proof-key-of-more-than-forty-three-characters")]
    public async Task A_code_is_not_good_without_its_proof_key(string? verifier)
    {
        await using var standIns = await StartAsync();
        (await RedeemAsync(standIns, await CodeAsync(standIns), verifier)).GetProperty("error").GetString().ShouldBeOneOf("invalid_grant", "invalid_request");
    }

    [Theory]
    [InlineData("code_challenge")]
    [InlineData("client_id")]
    [InlineData("redirect_uri")]
    public async Task Without_its_marks_no_code_is_given(string without)
    {
        await using var standIns = await StartAsync();
        standIns.Issuer.LogsInNext(Dana);
        using var answer = await AskAsync(standIns, without);
        (answer.Headers.Location?.Query ?? "").ShouldNotContain("code=");
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_secret_that_is_not_the_clients_gets_nothing()
    {
        await using var standIns = await StartAsync();
        (await RedeemAsync(standIns, await CodeAsync(standIns), Verifier, secret: "guessed")).GetProperty("error").GetString().ShouldBe("invalid_client");
    }

    private static async Task<StandIns> StartAsync()
    {
        var standIns = await StandIns.StartAsync();
        standIns.Issuer.RedirectUrl = Callback;
        standIns.Issuer.Add(Dana);
        return standIns;
    }

    private static async Task<string> CodeAsync(StandIns standIns)
    {
        standIns.Issuer.LogsInNext(Dana);
        using var answer = await AskAsync(standIns, without: null);
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    private static async Task<HttpResponseMessage> AskAsync(StandIns standIns, string? without)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = standIns.Issuer.ClientId,
            ["redirect_uri"] = Callback,
            ["response_type"] = "code",
            ["scope"] = "openid email profile",
            ["state"] = "s",
            ["nonce"] = "n",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        return await http.GetAsync(QueryHelpers.AddQueryString($"{standIns.Issuer.Address}/connect/authorize", asked.Where(field => field.Key != without)));
    }

    private static async Task<JsonElement> RedeemAsync(StandIns standIns, string code, string? verifier, string? secret = null)
    {
        using var http = new HttpClient();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Callback,
            ["client_id"] = standIns.Issuer.ClientId,
            ["client_secret"] = secret ?? standIns.Issuer.ClientSecret,
        };
        if (verifier is not null)
        {
            fields["code_verifier"] = verifier;
        }

        using var answer = await http.PostAsync($"{standIns.Issuer.Address}/connect/token", new FormUrlEncodedContent(fields));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
