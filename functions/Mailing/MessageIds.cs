using LoadWatch.Storage;

namespace LoadWatch.Mailing;

/// <summary>The Message-ID of an email: the same at every attempt, and enough to find the email again.</summary>
internal static class MessageIds
{
    private const int RunnerLength = 32;

    public static string Of(RunnerId runner, string mail, string domain) => $"{mail}.{runner}@{domain}";

    /// <summary>The email of a Message-ID, with or without its brackets; null where it is none of ours.</summary>
    public static MailDue? Read(string? messageId) =>
        messageId?.Trim().Trim('<', '>').Split('@') is [var local, _]
            && local.LastIndexOf('.') is > 0 and var dot
            && local[(dot + 1)..] is { Length: RunnerLength } runner && runner.All(char.IsAsciiHexDigitLower)
            && local[..dot] is var mail && mail.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
            ? new MailDue(runner, mail) : null;
}
