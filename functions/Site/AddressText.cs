using System.Net.Mail;

namespace LoadWatch.Site;

/// <summary>Email addresses as people write them.</summary>
internal static class AddressText
{
    private const int Longest = 254;

    /// <summary>An address in lower case; null where it is none.</summary>
    public static string? Read(string text)
    {
        var address = text.Trim();
        return address.Length <= Longest && address.All(c => c is > ' ' and <= '~' && c is not ('<' or '>' or ',' or ';' or '"' or '(' or ')'))
            && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal)
            && Uri.CheckHostName(read.Host) is UriHostNameType.Dns
            ? address.ToLowerInvariant() : null;
    }
}
