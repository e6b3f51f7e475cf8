using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Mailing;

/// <summary>The mail server, at <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>What stands for an email's id in <see cref="AcceptedUrl"/>.</summary>
    public const string MessageIdMark = "{messageId}";

    /// <summary>The fewest characters of a key that stands in an address.</summary>
    private const int ShortestKey = 20;

    /// <summary>Its name; empty means that no email can be sent, and each fails with that reason.</summary>
    public string Host { get; set; } = "";

    /// <summary>Default 587, where TLS begins with STARTTLS; 465 begins with TLS.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether nothing is sent without TLS; true unless the server is on this machine, for trying out.</summary>
    public bool RequireTls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address that emails come from, such as <c>LoadWatch &lt;hello@example.com&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>The longest that handing over one email may take; 1 s to 2 min, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Where one can ask whether the server has accepted an email, with <c>{messageId}</c> in it; empty where one cannot. 404 or
    /// an empty JSON array means that it has not, any other success that it has.
    /// </summary>
    public string AcceptedUrl { get; set; } = "";

    /// <summary>The Authorization header of that question; empty for none.</summary>
    public string AcceptedAuthorization { get; set; } = "";

    /// <summary>
    /// How long after an unanswered handover that list is believed to show what was accepted; 1 s to 10 min, default 1 min.
    /// Counted beyond the time-out.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ListedAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The last segment of the address to which the mail server passes bounces, 20 characters or more; empty closes the door.</summary>
    public string BounceKey { get; set; } = "";

    public bool IsConfigured => Host.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && !MimeKit.MailboxAddress.TryParse(From, out _))
        {
            yield return new ValidationResult($"{Section}:{nameof(From)} must be an address, such as LoadWatch <hello@example.com>.");
        }

        if (!RequireTls && Host is not ("127.0.0.1" or "localhost" or "::1" or ""))
        {
            yield return new ValidationResult($"{Section}:{nameof(RequireTls)} may be false only for a mail server on this machine.");
        }

        if (AcceptedUrl.Length > 0
            && !(AcceptedUrl.Contains(MessageIdMark, StringComparison.Ordinal) && Uri.TryCreate(AcceptedUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult($"{Section}:{nameof(AcceptedUrl)} must be an http or https address with {MessageIdMark} in it.");
        }

        if (BounceKey.Length is > 0 and < ShortestKey)
        {
            yield return new ValidationResult($"{Section}:{nameof(BounceKey)} must have {ShortestKey} characters or more.");
        }
    }
}
