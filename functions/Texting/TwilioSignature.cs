using System.Security.Cryptography;
using System.Text;

namespace LoadWatch.Texting;

/// <summary>
/// Twilio's signature of a form post: base64 of HMAC-SHA1, keyed with the account's secret, over the address followed by
/// every name and value in ordinal order of the names.
/// </summary>
public static class TwilioSignature
{
    /// <summary>Whether the signature is Twilio's; the address is tried with and without its port, as Twilio does.</summary>
    /// <param name="secret">The account's secret.</param>
    /// <param name="url">The public address that was called, with its query.</param>
    /// <param name="form">Every parameter of the body.</param>
    /// <param name="signature">The header <c>X-Twilio-Signature</c>.</param>
    public static bool IsValid(string secret, string url, IEnumerable<KeyValuePair<string, string>> form, string? signature)
    {
        if (string.IsNullOrEmpty(signature) || secret.Length == 0)
        {
            return false;
        }

        var parameters = string.Concat(form
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => pair.Key + pair.Value));
        var given = Encoding.ASCII.GetBytes(signature);
        var valid = false;
        foreach (var spelling in Spellings(url))
        {
            valid |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Sign(secret, spelling + parameters)));
        }

        return valid;
    }

    private static string Sign(string secret, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>The address as it is, without its port, and with the port that its scheme implies.</summary>
    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var pathStart = url.IndexOfAny(['/', '?'], schemeEnd) is var at and >= 0 ? at : url.Length;
        var authority = url[schemeEnd..pathStart];
        var host = authority.LastIndexOf('@') + 1;
        var colon = authority.IndexOf(':', host);
        yield return colon >= 0
            ? url[..schemeEnd] + authority[..colon] + url[pathStart..]
            : url[..pathStart] + (url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80") + url[pathStart..];
    }
}
