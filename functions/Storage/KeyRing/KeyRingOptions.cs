using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Storage.KeyRing;

/// <summary>What encrypts the keys that encrypt tokens, cookies and letters, at <c>KeyRing</c>.</summary>
public sealed class KeyRingOptions : IValidatableObject
{
    public const string Section = "KeyRing";

    /// <summary>Set by Azure in each of its apps.</summary>
    private const string InAzure = "WEBSITE_SITE_NAME";

    /// <summary>
    /// The identifier of a Key Vault key (RSA), such as <c>https://VAULT.vault.azure.net/keys/NAME</c>, whose newest version wraps
    /// new keys; with a version behind it, that one does. Empty leaves the keys as they are, on a machine of one's own.
    /// </summary>
    public string VaultKey { get; set; } = "";

    /// <summary>
    /// With <see cref="VaultKey"/>: keys that lie open are believed if storage last wrote them before this time, which must be over,
    /// such as <c>2026-11-28T09:30Z</c>. For a deployment whose keys lay open before it had a vault; the default believes none.
    /// </summary>
    public DateTimeOffset AcceptOpenKeysUntil { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Whether the keys must be encrypted: in Azure, and wherever storage is reached with an identity.</summary>
    public static bool RequiresVaultKey(IConfiguration configuration) =>
        configuration[InAzure] is { Length: > 0 } || StorageOptions.NamesIdentity(configuration);

    /// <summary>Whether a key of a vault is named.</summary>
    public static bool NamesVaultKey(IConfiguration configuration) =>
        configuration.GetSection(Section)[nameof(VaultKey)] is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (VaultKey.Length > 0 && !IsKey(VaultKey))
        {
            yield return new ValidationResult($"{Section}:{nameof(VaultKey)} must be a key's identifier, such as https://VAULT.vault.azure.net/keys/NAME.");
        }

        if (VaultKey.Length == 0 && AcceptOpenKeysUntil > DateTimeOffset.MinValue)
        {
            yield return new ValidationResult($"{Section}:{nameof(AcceptOpenKeysUntil)} is for keys from before {Section}:{nameof(VaultKey)} was set; without that, all keys lie open: take it away.");
        }
    }

    private static bool IsKey(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" }
        && address.Segments is ["/", "keys/", { Length: > 1 }] or ["/", "keys/", { Length: > 1 }, { Length: > 0 }];
}
