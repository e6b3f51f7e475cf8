using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace LoadWatch.Sandbox.Strava;

/// <summary>A webhook event; property names on the wire are Strava's.</summary>
/// <param name="ObjectType">activity or athlete.</param>
/// <param name="AspectType">create, update or delete.</param>
/// <param name="EventTime">Unix seconds; 0 is "now" when it is sent.</param>
/// <param name="SubscriptionId">0 is the subscription's own when it is sent.</param>
public sealed record StravaEvent(
    string ObjectType,
    long ObjectId,
    string AspectType,
    long OwnerId,
    long EventTime = 0,
    long SubscriptionId = 0)
{
    /// <summary>Null leaves the key out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Updates { get; init; } = new Dictionary<string, string>();

    public static StravaEvent Created(long athlete, long activity) => new("activity", activity, "create", athlete);

    public static StravaEvent Deleted(long athlete, long activity) => new("activity", activity, "delete", athlete);

    public static StravaEvent Updated(long athlete, long activity, IReadOnlyDictionary<string, string> updates) =>
        new("activity", activity, "update", athlete) { Updates = updates };

    public static StravaEvent Deauthorised(long athlete) =>
        new("athlete", athlete, "update", athlete)
        {
            Updates = new Dictionary<string, string> { ["authorized"] = "false" },
        };

    /// <summary>The value of <c>X-Strava-Signature</c> as third parties report it.</summary>
    public static string Sign(string key, long unixSeconds, string body)
    {
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{unixSeconds}.{body}"));
        return $"t={unixSeconds},v1={Convert.ToHexStringLower(mac)}";
    }
}
