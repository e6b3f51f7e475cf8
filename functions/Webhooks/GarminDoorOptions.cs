using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Webhooks;

/// <summary>What Garmin's webhooks must bring, at <c>Platforms:Garmin</c>.</summary>
public sealed class GarminDoorOptions
{
    public const string Section = "Platforms:Garmin";

    /// <summary>The last, unguessable segment of the callback address; empty closes the door.</summary>
    [RegularExpression("[A-Za-z0-9_-]{20,200}", ErrorMessage = "Platforms:Garmin:WebhookKey must be 20 to 200 letters, digits, - or _.")]
    public string WebhookKey { get; set; } = "";

    /// <summary>The application's id, which Garmin sends in the header <c>garmin-client-id</c>.</summary>
    public string ClientId { get; set; } = "";
}
