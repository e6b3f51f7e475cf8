using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LoadWatch.Storage.KeyRing;

/// <summary>Encrypts a key of the ring with a key of its own (AES-256-GCM), which the vault wraps.</summary>
internal sealed class VaultXmlEncryptor(VaultKey vault) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        try
        {
            var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
            var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
            var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
            using var aes = new AesGcm(key, tag.Length);
            aes.Encrypt(nonce, plain, cipher, tag);
            CryptographicOperations.ZeroMemory(plain);
            var (version, wrapped) = vault.Wrap(key);
            return new EncryptedXmlInfo(
                new XElement(
                    "encryptedKey",
                    new XElement("wrappedBy", version),
                    new XElement("wrapped", Convert.ToBase64String(wrapped)),
                    new XElement("nonce", Convert.ToBase64String(nonce)),
                    new XElement("tag", Convert.ToBase64String(tag)),
                    new XElement("value", Convert.ToBase64String(cipher))),
                typeof(VaultXmlDecryptor));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
