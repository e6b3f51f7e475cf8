using System.Net.Sockets;
using System.Runtime.CompilerServices;
using LoadWatch.Mailing;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>The mail server: connected to, signed in at, and left. No mail is sent.</summary>
internal static class MailCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (!options.IsConfigured)
        {
            yield return CheckResult.Off("mail", "no weekly email goes out, and nobody signs in by email.", "set Mail__Host, __User, __Password and __From");
            yield break;
        }

        yield return await ServerAsync(services.GetRequiredService<MailServer>(), options, cancel);
        if (services.GetRequiredService<AcceptedMails>() is { IsKept: true } accepted)
        {
            yield return await accepted.ContainAsync($"{Guid.NewGuid():N}@doctor.invalid", cancel)
                ? CheckResult.Fail("mail, list", "The list of accepted mail says yes to a mail that does not exist: a lost one would count as sent.", "correct Mail__AcceptedUrl: it must answer 404 or [] for an unknown id")
                : CheckResult.Pass("mail, list", "The list of accepted mail answers.");
        }

        if (options.BounceKey.Length == 0)
        {
            yield return CheckResult.CannotTell("mail, bounces", "The door for bounces is closed: dead addresses are written to for ever.", "set Mail__BounceKey, and have the mail server post bounces to /api/mails/bounced/KEY");
        }
    }

    private static async Task<CheckResult> ServerAsync(MailServer server, MailOptions options, CancellationToken cancel)
    {
        const string about = "mail, server";
        var name = $"{options.Host}:{options.Port}";
        try
        {
            var protection = await server.TryAsync(cancel);
            var signedIn = options.User.Length > 0 ? "and takes the user and password" : "and asks for no password";
            return CheckResult.Pass(about, $"{name} answers {(protection is null ? "without TLS (it is on this machine)" : $"by {protection}")} {signedIn}.");
        }
        catch (AuthenticationException)
        {
            return CheckResult.Fail(about, $"{name} does not take the user and password.", "correct Mail__User and Mail__Password");
        }
        catch (SslHandshakeException)
        {
            return CheckResult.Fail(about, $"{name} cannot be spoken to by TLS, or its certificate is not to be trusted.", "correct Mail__Host (the certificate's name) or Mail__Port (465 begins with TLS, others with STARTTLS)");
        }
        catch (NotSupportedException)
        {
            return CheckResult.Fail(about, $"{name} offers no TLS, or no sign-in.", "use the provider's submission port: Mail__Port=587 or 465");
        }
        catch (SocketException)
        {
            return CheckResult.Fail(about, $"Nobody answers at {name}.", "correct Mail__Host and Mail__Port; clouds close port 25, and some others");
        }
        catch (Exception trouble) when (trouble is SmtpCommandException or SmtpProtocolException or IOException)
        {
            return CheckResult.Fail(about, $"{name} ends the talk: {trouble.Message.Split('\n')[0]}", "look at the mail server's log");
        }
    }
}
