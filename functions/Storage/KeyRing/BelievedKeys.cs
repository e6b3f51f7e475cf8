using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.Extensions.Options;

namespace LoadWatch.Storage.KeyRing;

/// <summary>
/// Which elements of the table are keys of ours. Where a vault's key is named, whoever can only write to storage must not add a key
/// of his own: what he encrypts with it would be taken for a session or a token. So a key that lies open is passed over, unless its
/// row is older than <see cref="KeyRingOptions.AcceptOpenKeysUntil"/> by the clock of the storage, which nobody who writes there sets.
/// </summary>
internal sealed class BelievedKeys(IOptions<KeyRingOptions> options, ILogger<BelievedKeys> log)
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <param name="element">What the row holds.</param>
    /// <param name="writtenAt">When the storage says that the row was last written.</param>
    public bool Believes(XElement element, DateTimeOffset? writtenAt)
    {
        // Revocations and the like hold no secret and only take away.
        if (options.Value.VaultKey.Length == 0 || element.Name.LocalName != "key" || IsWrapped(element) || writtenAt < options.Value.AcceptOpenKeysUntil)
        {
            return true;
        }

        var id = Guid.TryParse(element.Attribute("id")?.Value, out var given) ? $"{given:D}" : "without an id";
        if (_told.TryAdd(id, true))
        {
            log.NotBelieved(id);
        }

        return false;
    }

    /// <summary>All that is secret in it is one element, which the vault's key unwraps, and it is read as the keys that are made here are.</summary>
    private static bool IsWrapped(XElement key) =>
        key.Elements("descriptor").ToArray() is [var descriptor]
        && IsOf(descriptor.Attribute("deserializerType"), typeof(AuthenticatedEncryptorDescriptorDeserializer))
        && key.Descendants().All(part => part.Name.LocalName != "masterKey")
        && key.Descendants().Where(part => part.Name.LocalName == "encryptedSecret").ToArray() is [var secret]
        && IsOf(secret.Attribute("decryptorType"), typeof(VaultXmlDecryptor));

    /// <summary>Whatever the version of its assembly.</summary>
    private static bool IsOf(XAttribute? named, Type type) =>
        named?.Value.Split(',', StringSplitOptions.TrimEntries) is [var name, var assembly, ..] && name == type.FullName && assembly == type.Assembly.GetName().Name;
}

internal static partial class BelievedKeysLog
{
    [LoggerMessage(2861, LogLevel.Error, "The key {Key} in the table 'keys' is not encrypted by the vault's key and is passed over: remove it, or, if it is from before KeyRing:VaultKey was set, name a time after it in KeyRing:AcceptOpenKeysUntil")]
    public static partial void NotBelieved(this ILogger log, string key);
}
