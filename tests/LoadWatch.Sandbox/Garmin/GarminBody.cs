using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoadWatch.Sandbox.Garmin;

/// <summary>A body Garmin posts, of one summary type.</summary>
/// <param name="Kind">activities, manuallyUpdatedActivities, deregistrations, userPermissionsChange, ...</param>
public sealed record GarminBody(string Kind, string Json)
{
    /// <summary>Many users may share one body.</summary>
    public static GarminBody Activities(params IEnumerable<GarminActivity> activities) =>
        Of("activities", activities.Select(Print));

    public static GarminBody ManuallyUpdated(params IEnumerable<GarminActivity> activities) =>
        Of("manuallyUpdatedActivities", activities.Select(Print));

    public static GarminBody Deregistrations(params IEnumerable<string> users) =>
        Of("deregistrations", users.Select(user => new JsonObject { ["userId"] = user }));

    public static GarminBody PermissionsChange(string user, IEnumerable<string> permissions, DateTimeOffset at) =>
        Of("userPermissionsChange", [new JsonObject
        {
            ["userId"] = user,
            ["summaryId"] = $"x-{Guid.NewGuid():N}",
            ["permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]),
            ["changeTimeInSeconds"] = at.ToUnixTimeSeconds(),
        }]);

    internal static GarminBody Ping(string user, string callbackUrl) =>
        Of("activities", [new JsonObject { ["userId"] = user, ["callbackURL"] = callbackUrl }]);

    internal static JsonNode Print(GarminActivity activity)
    {
        var json = JsonSerializer.SerializeToNode(activity, Wire.Camel)!.AsObject();
        json["activityId"] = activity.ActivityIdAsText ? $"{activity.ActivityId}" : activity.ActivityId;
        return json;
    }

    private static GarminBody Of(string kind, IEnumerable<JsonNode> items) =>
        new(kind, new JsonObject { [kind] = new JsonArray([.. items]) }.ToJsonString());
}
