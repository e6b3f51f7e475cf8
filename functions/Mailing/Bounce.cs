using MimeKit;

namespace LoadWatch.Mailing;

/// <summary>What a mail server said of an email after it had taken it (RFC 3464).</summary>
/// <param name="Named">Which email, and by which mark.</param>
/// <param name="Words">The status code and its explanation.</param>
/// <param name="IsFinal">Whether it has given up.</param>
/// <param name="IsOfTheAddress">Whether the address itself is wrong or gone, so that nothing more is sent there.</param>
internal sealed record Bounce(NamedMail Named, string Words, bool IsFinal, bool IsOfTheAddress)
{
    private const int LongestWords = 200;

    /// <summary>Reads a report; null where the message is none, or about no email of ours.</summary>
    public static Bounce? Read(MimeMessage message)
    {
        var parts = message.BodyParts.ToArray();
        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault()?.StatusGroups is not { Count: >= 2 } groups
            || (MessageIds.Read(groups[0]["Original-Envelope-Id"]) ?? parts.Select(About).OfType<NamedMail>().FirstOrDefault()) is not { } named)
        {
            return null;
        }

        // One email goes to one address.
        var recipient = groups[1];
        var (action, status) = (recipient["Action"]?.Trim().ToLowerInvariant() ?? "", recipient["Status"]?.Trim().Split(' ')[0] ?? "");
        var words = $"{status} {recipient["Diagnostic-Code"]}".Trim();
        var isFinal = action == "failed";
        return new Bounce(named, words.Length > LongestWords ? words[..LongestWords] : words, isFinal, isFinal && IsOfTheAddressIn(status));
    }

    /// <summary>Permanent, and of the addressing or the mailbox, but for one that is only full or a message that is only too big for it.</summary>
    public static bool IsOfTheAddressIn(string status) =>
        status.Split('.') is ["5", "1" or "0", _] or ["5", "2", not ("2" or "3")];

    /// <summary>The email that a report gives back, whole or only its headers.</summary>
    private static NamedMail? About(MimeEntity part) => part switch
    {
        MessagePart { Message: { } returned } => MessageIds.Read(returned.MessageId),
        TextPart { ContentType.MediaSubtype: "rfc822-headers" } headers => MessageIds.Read(HeadersOf(headers)[HeaderId.MessageId]),
        _ => null,
    };

    private static HeaderList HeadersOf(TextPart part)
    {
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(part.Text + "\r\n\r\n"));
        return HeaderList.Load(bytes);
    }
}
