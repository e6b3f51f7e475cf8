using System.Text.Json;

namespace LoadWatch.Tests.Webhooks;

/// <summary>Cases that lie one to a file: what is posted, and what must come of it.</summary>
internal static class DoorFixtures
{
    public static IEnumerable<TheoryDataRow<string>> In(string platform) =>
        Directory.EnumerateFiles(Folder(platform), "*.json").Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));

    public static JsonElement Read(string platform, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(platform), name + ".json")));
        return json.RootElement.Clone();
    }

    /// <summary>The body: an object as it stands, or a text that is sent as it is.</summary>
    public static StringContent Body(JsonElement fixture) => Json(
        fixture.GetProperty("post") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : fixture.GetProperty("post").GetRawText());

    public static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static string Folder(string platform) => Repository.PathTo("tests", "LoadWatch.Tests", "Webhooks", "Fixtures", platform);
}
