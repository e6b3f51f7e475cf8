using System.Security.Cryptography;
using System.Text;
using LoadWatch.Storage;

namespace LoadWatch.Mailing;

/// <summary>The Message-ID of an email: the same at every attempt, enough to find the email again, and not to be guessed.</summary>
internal static class MessageIds
{
    private const int RunnerLength = 32;

    /// <summary>Without a mark it is as emails from before there were marks bear it: by another one, such an email would not be found in a list.</summary>
    public static string Of(RunnerId runner, Mail mail, string domain) =>
        mail.Mark.Length == 0 ? $"{mail.Id}.{runner}@{domain}" : $"{mail.Id}.{runner}.{mail.Mark}@{domain}";

    /// <summary>What a Message-ID names, with or without its brackets and its domain; null where it is none of ours.</summary>
    public static NamedMail? Read(string? messageId) =>
        messageId?.Trim().Trim('<', '>').Split('@')[0].Split('.') is [var mail, { Length: RunnerLength } runner, { Length: Mail.MarkLength } mark]
            && runner.All(char.IsAsciiHexDigitLower) && mark.All(char.IsAsciiHexDigitLower)
            && mail.Length > 0 && mail.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
            ? new NamedMail(new MailDue(runner, mail), mark) : null;
}

/// <summary>An email as a Message-ID names it: what is said of it counts only under the mark that it was sent with.</summary>
internal sealed record NamedMail(MailDue Mail, string Mark)
{
    public bool Is(Mail mail) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mark), Encoding.ASCII.GetBytes(mail.Mark));
}
