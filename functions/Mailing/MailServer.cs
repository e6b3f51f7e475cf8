using System.Net.Sockets;
using System.Text.RegularExpressions;
using LoadWatch.Storage;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LoadWatch.Mailing;

/// <summary>The SMTP server that emails are handed to.</summary>
internal sealed partial class MailServer(IOptions<MailOptions> options, MailMessages messages)
{
    public async Task<Posting> SendAsync(RunnerId runner, Mail mail, CancellationToken cancel)
    {
        if (!MailboxAddress.TryParse(mail.To, out _))
        {
            return new Posting.Refused("no address", IsOfTheAddress: true);
        }

        using var message = messages.Write(runner, mail);
        using var timeout = new CancellationTokenSource(options.Value.Timeout);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        var way = new Way();
        try
        {
            using var smtp = await ConnectAsync(both.Token);
            await smtp.SendAsync(message, both.Token, way);
            return new Posting.Accepted();
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500)
        {
            return new Posting.Refused($"{(int)refused.StatusCode} {refused.Message}", IsOfTheAddress(refused));
        }
        catch (SmtpCommandException later)
        {
            return new Posting.Busy($"{(int)later.StatusCode}");
        }
        catch (Exception trouble) when (trouble is SmtpProtocolException or AuthenticationException or SslHandshakeException
            or ServiceNotConnectedException or ServiceNotAuthenticatedException or IOException or SocketException or NotSupportedException
            || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return way.IsBegun ? new Posting.Uncertain(trouble.GetType().Name) : new Posting.Busy(trouble.GetType().Name);
        }
    }

    /// <summary>Connects and signs in, sends nothing, and leaves.</summary>
    /// <returns>What protects the way there: the name of the protocol, such as Tls13; null for nothing.</returns>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="SslHandshakeException">The server's certificate is not to be trusted.</exception>
    /// <exception cref="NotSupportedException">The server offers no TLS.</exception>
    /// <exception cref="AuthenticationException">It does not take the user and password.</exception>
    public async Task<string?> TryAsync(CancellationToken cancel)
    {
        using var smtp = await ConnectAsync(cancel);
        var protection = smtp.IsSecure ? $"{smtp.SslProtocol}" : null;
        await smtp.NoOpAsync(cancel);
        await smtp.DisconnectAsync(quit: true, cancel);
        return protection;
    }

    private async Task<Client> ConnectAsync(CancellationToken cancel)
    {
        var smtp = new Client { Timeout = (int)options.Value.Timeout.TotalMilliseconds };
        try
        {
            await smtp.ConnectAsync(options.Value.Host, options.Value.Port, Security(), cancel);
            if (options.Value.User.Length > 0)
            {
                await smtp.AuthenticateAsync(options.Value.User, options.Value.Password, cancel);
            }

            return smtp;
        }
        catch
        {
            smtp.Dispose();
            throw;
        }
    }

    /// <summary>A recipient that is refused, unless the server's own code says that it is not for the address (5.7.1: it will not take it from us).</summary>
    private static bool IsOfTheAddress(SmtpCommandException refused) => refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted
        && (EnhancedCode.Match(refused.Message) is not { Success: true } code || Bounce.IsOfTheAddressIn(code.Value));

    /// <summary>The code of RFC 3463 at the head of an answer.</summary>
    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EnhancedCode { get; }

    private SecureSocketOptions Security() =>
        !options.Value.RequireTls ? SecureSocketOptions.None
        : options.Value.Port == 465 ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    /// <summary>Asks, where the server can, to be told of bounces with the email's id in them; without its domain, for RFC 3461 allows 100 characters.</summary>
    private sealed class Client : SmtpClient
    {
        protected override string GetEnvelopeId(MimeMessage message) => message.MessageId?.Split('@')[0] ?? "";

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
            DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;
    }

    /// <summary>Sees whether anything of the email itself has left: before that the server cannot have it.</summary>
    private sealed class Way : ITransferProgress
    {
        public bool IsBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsBegun = true;

        public void Report(long bytesTransferred) => IsBegun = true;
    }
}
