using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Garmin;

/// <summary>How the stand-in for Garmin is set up; may be changed while it runs.</summary>
public sealed class GarminSettings
{
    /// <summary>Also the value of the header <c>garmin-client-id</c>.</summary>
    public string ClientId { get; set; } = "garmin-sandbox-client";

    public string ClientSecret { get; set; } = "garmin-sandbox-secret";

    /// <summary>Where pushes and pings go.</summary>
    public string? PushUrl { get; set; }

    /// <summary>Addresses of their own by summary type: activities, deregistrations, userPermissionsChange, ...</summary>
    public IDictionary<string, string> PushUrls { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Permissions are printed as an object with a list inside instead of a bare list.</summary>
    public bool PermissionsAsObject { get; set; }

    /// <summary>Base of the callbackURL in a ping; null is the stand-in's own address.</summary>
    public string? CallbackBase { get; set; }

    public TokenRules Tokens { get; } = new()
    {
        AccessLife = TimeSpan.FromDays(1),
        RefreshLife = TimeSpan.FromDays(90),
        SameWhileLeft = TimeSpan.MaxValue,
    };

    /// <summary>30 s to answer, then again at growing gaps.</summary>
    public PostingRules Posting { get; } = new()
    {
        AnswerWithin = TimeSpan.FromSeconds(30),
        RetryGaps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)],
    };
}
