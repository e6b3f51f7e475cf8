using System.Text.Json;
using LoadWatch.Storage;

namespace LoadWatch.Webhooks;

/// <summary>Texts of a body that a stranger wrote: half a character or bytes that are none make them unreadable, not the caller fail.</summary>
internal static class WebhookText
{
    /// <returns>The text; null where the value is none, or cannot be read.</returns>
    public static string? Of(JsonElement value) => value.ValueKind is JsonValueKind.String ? Try(value.GetString) : null;

    /// <returns>What is kept of an item; null where it cannot be read.</returns>
    public static string? Trimmed(JsonElement item) => Try(() => Payloads.Trim(item));

    /// <returns>The name; null where it cannot be read.</returns>
    public static string? NameOf(JsonProperty property) => Try(() => property.Name);

    /// <returns>The member; null where there is none, or where the names before it cannot be read.</returns>
    public static JsonElement? Member(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
