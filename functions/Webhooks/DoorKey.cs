using System.Security.Cryptography;
using System.Text;

namespace LoadWatch.Webhooks;

/// <summary>Secrets that a caller must know, compared in a time that tells nothing of them.</summary>
internal static class DoorKey
{
    /// <summary>Whether the caller gave the secret. Without a secret nobody gets in.</summary>
    public static bool Fits(string secret, string? given) => secret.Length > 0 && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")));
}
