using System.Security.Cryptography;
using System.Text;

namespace LoadWatch.Sandbox.Twilio;

/// <summary>The value of <c>X-Twilio-Signature</c>.</summary>
public static class TwilioSignature
{
    /// <summary>Base64 of HMAC-SHA1 over the address and each name and value, names in ordinal order.</summary>
    /// <param name="url">The public address with its query, exactly as configured at Twilio.</param>
    public static string Of(string authToken, string url, IReadOnlyDictionary<string, string> form)
    {
        var text = new StringBuilder(url);
        foreach (var (name, value) in form.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
    }
}
