using System.IO.Compression;
using Microsoft.AspNetCore.DataProtection;

namespace LoadWatch.Storage;

/// <summary>An email that is more than plain text, ready to be sent.</summary>
/// <param name="Picture">The PNG that the HTML shows by its content id; null for none.</param>
/// <param name="PictureId">The content id, without a domain.</param>
/// <param name="Unsubscribe">Where a POST ends emails of this kind, without a login.</param>
public sealed record SentLetter(string Subject, string Text, string Html, byte[]? Picture, string PictureId, Uri Unsubscribe);

/// <summary>Letters as they are kept until they are sent: packed, and encrypted, since they tell of a runner's runs.</summary>
public sealed class SealedLetter(IDataProtectionProvider protection)
{
    /// <summary>What a column of a table holds.</summary>
    private const int MostBytes = 64 * 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("LoadWatch.Letter.v1");

    /// <exception cref="InvalidOperationException">It is too long to be kept.</exception>
    public byte[] Close(SentLetter letter)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(System.Text.Encoding.UTF8.GetBytes(StorageJson.Write(letter)));
        }

        var closed = _protector.Protect(packed.ToArray());
        return closed.Length <= MostBytes ? closed : throw new InvalidOperationException($"A letter of {closed.Length} bytes cannot be kept: {MostBytes} at most.");
    }

    public SentLetter Open(byte[] closed)
    {
        using var brotli = new BrotliStream(new MemoryStream(_protector.Unprotect(closed)), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        return StorageJson.Read<SentLetter>(reader.ReadToEnd(), "The letter");
    }
}
