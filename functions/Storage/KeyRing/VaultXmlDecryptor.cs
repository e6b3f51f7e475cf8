using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LoadWatch.Storage.KeyRing;

/// <summary>
/// Reads what <see cref="VaultXmlEncryptor"/> wrote. Its full name stands beside each key in storage: it must keep it.
/// </summary>
internal sealed class VaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var version = encryptedElement.Element("wrappedBy")?.Value ?? throw new CryptographicException("The key ring has a key that does not say what wrapped it.");
        var vault = services.GetService<VaultKey>()
            ?? throw new CryptographicException($"The key ring is encrypted with {version}: {KeyRingOptions.Section}:{nameof(KeyRingOptions.VaultKey)} must name that key, without its last segment.");
        var key = vault.Unwrap(version, Bytes(encryptedElement, "wrapped"));
        var cipher = Bytes(encryptedElement, "value");
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(Bytes(encryptedElement, "nonce"), cipher, Bytes(encryptedElement, "tag"), plain);
        CryptographicOperations.ZeroMemory(key);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static byte[] Bytes(XElement element, string name) =>
        Convert.FromBase64String(element.Element(name)?.Value ?? throw new CryptographicException($"The key ring has a key without its {name}."));
}
