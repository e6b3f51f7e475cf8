using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LoadWatch.Storage.KeyRing;

/// <summary>
/// A key in Azure Key Vault that wraps other keys. It never leaves the vault, which is asked over its REST interface.
/// </summary>
/// <param name="key">The key's identifier, with or without a version.</param>
/// <param name="credential">Whoever may get the key, wrap and unwrap with it.</param>
/// <param name="transport">What carries the requests; null for the usual one.</param>
internal sealed class VaultKey(Uri key, TokenCredential credential, HttpPipelineTransport? transport = null)
{
    private const string Api = "?api-version=7.4";
    private const string Algorithm = "RSA-OAEP-256";

    private readonly HttpPipeline _vault = HttpPipelineBuilder.Build(Options(transport), new BearerTokenAuthenticationPolicy(credential, Scope(key)));

    /// <summary>Without a version and a closing slash.</summary>
    private readonly string _name = key.GetLeftPart(UriPartial.Authority) + string.Concat(key.Segments.Take(3)).TrimEnd('/');

    /// <summary>Wraps a key with the newest version, or with the one that was named.</summary>
    /// <returns>The version's identifier, and the wrapped key.</returns>
    /// <exception cref="RequestFailedException">The vault refuses, or fails.</exception>
    public (string Version, byte[] Wrapped) Wrap(byte[] secret)
    {
        var version = key.Segments.Length > 3 ? key.AbsoluteUri : Ask(RequestMethod.Get, _name, body: null, "key", "kid");
        return (version, Base64Url.DecodeFromChars(Ask(RequestMethod.Post, $"{version}/wrapkey", secret, "value")));
    }

    /// <param name="version">The identifier that <see cref="Wrap"/> gave.</param>
    /// <param name="wrapped">What it gave.</param>
    /// <exception cref="CryptographicException">It was another key that wrapped it: whoever can write to storage must not choose the vault that is asked.</exception>
    /// <exception cref="RequestFailedException">The vault refuses, or fails.</exception>
    public byte[] Unwrap(string version, byte[] wrapped) => version.StartsWith(_name + "/", StringComparison.OrdinalIgnoreCase)
        ? Base64Url.DecodeFromChars(Ask(RequestMethod.Post, $"{version}/unwrapkey", wrapped, "value"))
        : throw new CryptographicException($"The key ring has a key that {version} wrapped, and {KeyRingOptions.Section}:{nameof(KeyRingOptions.VaultKey)} names {_name}: without the former, what it encrypted cannot be read.");

    /// <returns>The text at a path of the answer.</returns>
    private string Ask(RequestMethod method, string address, byte[]? body, params ReadOnlySpan<string> path)
    {
        using var message = _vault.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address + Api));
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(BinaryData.FromString($$"""{"alg":"{{Algorithm}}","value":"{{Base64Url.EncodeToString(body)}}"}"""));
        }

        _vault.Send(message, CancellationToken.None);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }

        using var answer = JsonDocument.Parse(message.Response.Content);
        var element = answer.RootElement;
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetString() ?? throw new CryptographicException($"The vault's answer has no {path[^1]}.");
    }

    /// <summary>The cloud's vaults: <c>vault.azure.net</c> of <c>name.vault.azure.net</c>.</summary>
    private static string Scope(Uri key) => $"https://{key.Host[(key.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]}/.default";

    private static VaultOptions Options(HttpPipelineTransport? transport)
    {
        var options = new VaultOptions { Retry = { MaxRetries = 3, NetworkTimeout = TimeSpan.FromSeconds(10) } };
        options.Transport = transport ?? options.Transport;
        return options;
    }

    private sealed class VaultOptions : ClientOptions;
}
