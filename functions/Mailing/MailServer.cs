using System.Net.Sockets;
using LoadWatch.Storage;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LoadWatch.Mailing;

/// <summary>What came of handing an email to the mail server.</summary>
internal abstract record Posting
{
    private Posting() { }

    /// <summary>The server has it.</summary>
    public sealed record Accepted : Posting;

    /// <summary>The server will not have it, for good.</summary>
    public sealed record Refused(string Why) : Posting;

    /// <summary>The server, or the way to it, is in trouble that may pass.</summary>
    public sealed record Busy(string Why) : Posting;
}

/// <summary>The SMTP server that emails are handed to.</summary>
internal sealed class MailServer(IOptions<MailOptions> options, TimeProvider clock)
{
    public async Task<Posting> SendAsync(Mail mail, string body, CancellationToken cancel)
    {
        if (!MailboxAddress.TryParse(mail.To, out _))
        {
            return new Posting.Refused("no address");
        }

        using var message = Message(mail, body);
        using var timeout = new CancellationTokenSource(options.Value.Timeout);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var smtp = new SmtpClient { Timeout = (int)options.Value.Timeout.TotalMilliseconds };
            await smtp.ConnectAsync(options.Value.Host, options.Value.Port, Security(), both.Token);
            if (options.Value.User.Length > 0)
            {
                await smtp.AuthenticateAsync(options.Value.User, options.Value.Password, both.Token);
            }

            await smtp.SendAsync(message, both.Token);
            return new Posting.Accepted();
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500)
        {
            return new Posting.Refused($"{(int)refused.StatusCode} {refused.Message}");
        }
        catch (Exception trouble) when (trouble is SmtpCommandException or SmtpProtocolException or AuthenticationException or SslHandshakeException
            or ServiceNotConnectedException or ServiceNotAuthenticatedException or IOException or SocketException or NotSupportedException
            || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new Posting.Busy(trouble.GetType().Name);
        }
    }

    private SecureSocketOptions Security() =>
        !options.Value.RequireTls ? SecureSocketOptions.None
        : options.Value.Port == 465 ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    private MimeMessage Message(Mail mail, string body)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        return new MimeMessage([from], [MailboxAddress.Parse(mail.To)], mail.Subject, new TextPart("plain") { Text = body })
        {
            Date = clock.GetUtcNow(),

            // The same for every attempt, so that a mailbox can tell a copy.
            MessageId = $"{mail.Id}@{from.Domain}",
        };
    }
}
