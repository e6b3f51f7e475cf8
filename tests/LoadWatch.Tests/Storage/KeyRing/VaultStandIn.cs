using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;

namespace LoadWatch.Tests.Storage.KeyRing;

/// <summary>A Key Vault with one key of several versions, which wraps and unwraps as the real one does (RSA-OAEP-256), and asks for a token.</summary>
internal sealed class VaultStandIn : HttpMessageHandler
{
    private const string Address = "https://lw.vault.azure.net/keys/key-ring";

    private readonly Dictionary<string, RSA> _versions = new(StringComparer.Ordinal);

    public VaultStandIn() => Rotate();

    /// <summary>What was asked, such as <c>POST /keys/key-ring/1/unwrapkey</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Whether it answers anything but 503.</summary>
    public bool Answers { get; set; } = true;

    public TokenCredential Credential { get; } = new Fixed();

    /// <summary>A new version of the key, which is the newest from now on.</summary>
    public void Rotate() => _versions.Add($"{_versions.Count + 1}", RSA.Create(2048));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        Asked.Add($"{request.Method} {address.AbsolutePath}");
        if (!Answers)
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        address.Host.ShouldBe("lw.vault.azure.net");
        address.Query.ShouldBe("?api-version=7.4");
        request.Headers.Authorization?.ToString().ShouldBe("Bearer a token for https://vault.azure.net/.default");
        return address.AbsolutePath.Split('/') switch
        {
            ["", "keys", "key-ring"] => Json(new { key = new { kid = $"{Address}/{_versions.Count}" } }),
            ["", "keys", "key-ring", var version, "wrapkey"] => Answer(version, request, (key, value) => key.Encrypt(value, RSAEncryptionPadding.OaepSHA256)),
            ["", "keys", "key-ring", var version, "unwrapkey"] => Answer(version, request, (key, value) => key.Decrypt(value, RSAEncryptionPadding.OaepSHA256)),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));

    private HttpResponseMessage Answer(string version, HttpRequestMessage request, Func<RSA, byte[], byte[]> act)
    {
        using var question = JsonDocument.Parse(request.Content!.ReadAsStream());
        question.RootElement.GetProperty("alg").GetString().ShouldBe("RSA-OAEP-256");
        var value = Base64Url.DecodeFromChars(question.RootElement.GetProperty("value").GetString());
        return Json(new { kid = $"{Address}/{version}", value = Base64Url.EncodeToString(act(_versions[version], value)) });
    }

    private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body)) };

    private sealed class Fixed : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"a token for {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
