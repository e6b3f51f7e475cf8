using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Texting;

/// <summary>The carrier, at <c>Twilio</c>.</summary>
public sealed class TwilioOptions : IValidatableObject
{
    public const string Section = "Twilio";

    /// <summary>The account; empty means that no text can be sent, and each is withheld with that reason.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>The account's secret: it authorises requests and signs what Twilio sends. 32 lower-case hex digits.</summary>
    [RegularExpression("[0-9a-f]{32}", ErrorMessage = "Twilio:AuthToken is not one of Twilio's: 32 digits and letters from a to f. Copy it from console.twilio.com.")]
    public string AuthToken { get; set; } = "";

    /// <summary>The messaging service that texts are sent from.</summary>
    public string MessagingServiceSid { get; set; } = "";

    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.twilio.com");

    /// <summary>Where Twilio keeps messaging services; only asked by <c>doctor</c>.</summary>
    [Required]
    public Uri MessagingUrl { get; set; } = new("https://messaging.twilio.com");

    /// <summary>The longest that one request may take; 1 s to 1 min, default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after an unanswered request the carrier's list is believed to show what it accepted; 1 s to 10 min, default
    /// 1 min. Counted from the request, beyond its time-out.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ListedAfter { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && (AuthToken.Length == 0 || MessagingServiceSid.Length == 0))
        {
            yield return new ValidationResult($"{Section}:{nameof(AccountSid)} needs {nameof(AuthToken)} and {nameof(MessagingServiceSid)} beside it.");
        }
    }

    public bool IsConfigured => AccountSid.Length > 0;
}
