using System.Globalization;

namespace LoadWatch.Sandbox.Twilio;

/// <summary>A text Twilio accepted.</summary>
/// <param name="At">When it was accepted.</param>
/// <param name="From">Null while only the messaging service is known.</param>
public sealed record TwilioMessage(
    string Sid,
    DateTimeOffset At,
    string To,
    string Body,
    string? From,
    string? MessagingServiceSid,
    string? StatusCallback,
    int? ValidityPeriod)
{
    /// <summary>accepted, queued, sending, sent, delivered, undelivered, failed or canceled.</summary>
    public string Status { get; init; } = "accepted";

    public int? ErrorCode { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; } = At;

    /// <summary>The resource as Twilio prints it.</summary>
    internal object Print(string accountSid) => new
    {
        AccountSid = accountSid,
        ApiVersion = "2010-04-01",
        Body,
        DateCreated = Date(At),
        DateSent = SentAt is { } sent ? Date(sent) : null,
        DateUpdated = Date(ChangedAt),
        Direction = "outbound-api",
        ErrorCode,
        ErrorMessage = (string?)null,
        From,
        MessagingServiceSid,
        NumMedia = "0",
        NumSegments = Status == "accepted" ? "0" : "1",
        Price = (string?)null,
        PriceUnit = (string?)null,
        Sid,
        Status,
        SubresourceUris = new { },
        To,
        Uri = $"/2010-04-01/Accounts/{accountSid}/Messages/{Sid}.json",
    };

    private static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
