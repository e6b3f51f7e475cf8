using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Mailing;

/// <summary>The mail server, at <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

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
    }
}
