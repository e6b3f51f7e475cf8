using LoadWatch.Storage;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LoadWatch.Mailing;

/// <summary>Emails as they go over the wire.</summary>
internal sealed class MailMessages(IOptions<MailOptions> options, SealedBody bodies, SealedLetter letters, TimeProvider clock)
{
    public MimeMessage Write(RunnerId runner, Mail mail)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        var letter = mail.Letter is { } closed ? letters.Open(closed) : null;
        var text = mail.IsSealed && letter is null ? bodies.Open(mail.Text) : mail.Text;
        var message = new MimeMessage(
            [from], [MailboxAddress.Parse(mail.To)], letter?.Subject ?? mail.Subject, letter is null ? new TextPart("plain") { Text = text } : Body(letter, from.Domain))
        {
            Date = clock.GetUtcNow(),

            // The same for every attempt, so that a mailbox can tell a copy.
            MessageId = MessageIds.Of(runner, mail, from.Domain),
        };

        // Nobody's absence note is wanted.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{letter.Unsubscribe.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }

    /// <summary>Plain text, or HTML together with its picture.</summary>
    private static MultipartAlternative Body(SentLetter letter, string domain)
    {
        var id = $"{letter.PictureId}@{domain}";
        var html = new TextPart("html") { Text = letter.Html.Replace($"cid:{letter.PictureId}", $"cid:{id}", StringComparison.Ordinal), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        var text = new TextPart("plain") { Text = letter.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        if (letter.Picture is not { } bytes)
        {
            return [text, html];
        }

        var picture = new MimePart("image", "png")
        {
            Content = new MimeContent(new MemoryStream(bytes)),
            ContentId = id,
            ContentDisposition = new ContentDisposition(ContentDisposition.Inline),
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        return [text, new MultipartRelated(html, picture)];
    }
}
