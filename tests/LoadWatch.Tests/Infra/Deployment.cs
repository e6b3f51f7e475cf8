using System.Text.Json;

namespace LoadWatch.Tests.Infra;

/// <summary>The resources of a deployment.</summary>
internal sealed class Deployment(JsonElement snapshot)
{
    public IReadOnlyList<JsonElement> Resources { get; } = [.. snapshot.GetProperty("predictedResources").EnumerateArray()];

    public Dictionary<string, string> AppSettings => Properties("Microsoft.Web/sites/config").EnumerateObject().ToDictionary(
        setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal);

    public IEnumerable<JsonElement> All(string type) => Resources.Where(resource => resource.GetProperty("type").GetString() == type);

    public JsonElement Properties(string type) => All(type).ShouldHaveSingleItem().GetProperty("properties");

    public static JsonElement At(JsonElement element, string path) => path.Split('.').Aggregate(element, (at, name) => at.GetProperty(name));
}
