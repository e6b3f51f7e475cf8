using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Webhooks;

/// <summary>What Strava's webhooks must bring, at <c>Platforms:Strava</c>.</summary>
public sealed class StravaDoorOptions
{
    public const string Section = "Platforms:Strava";

    /// <summary>The last, unguessable segment of the callback address; empty closes the door.</summary>
    [RegularExpression("[A-Za-z0-9_-]{20,200}", ErrorMessage = "Platforms:Strava:WebhookKey must be 20 to 200 letters, digits, - or _.")]
    public string WebhookKey { get; set; } = "";

    /// <summary>What Strava repeats when it checks the address.</summary>
    public string VerifyToken { get; set; } = "";

    /// <summary>The subscription whose events are taken; null takes those of any.</summary>
    public long? SubscriptionId { get; set; }

    /// <summary>The key that Strava signs with, where it is known; empty checks no signature.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>
    /// How long an event waits before the account is read, so that Strava has finished with the run and a burst costs one
    /// read; 0 to 10 min, default 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SettleDelay { get; set; } = TimeSpan.FromMinutes(1);
}
