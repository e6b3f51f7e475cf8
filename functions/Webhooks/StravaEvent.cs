using System.Globalization;
using System.Text.Json;
using LoadWatch.Storage;

namespace LoadWatch.Webhooks;

/// <summary>An event as Strava posts it.</summary>
internal sealed record StravaEvent(long Subscription, RunChanged Message)
{
    /// <summary>Reads an event.</summary>
    /// <exception cref="FormatException">It is not one; the message names the field.</exception>
    public static StravaEvent Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        using var json = Parse(body);
        var root = json.RootElement;
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException("The body is not a JSON object.");
        }

        var aspect = Word(root, "aspect_type");
        var change = (Word(root, "object_type"), aspect) switch
        {
            ("activity", "create") => Change.Created,
            ("activity", "update") => Change.Updated,
            ("activity", "delete") => Change.Deleted,
            ("athlete", "delete") => Change.Deauthorised,
            ("athlete", "create" or "update") => Deauthorises(root) ? Change.Deauthorised : Change.PermissionsChanged,
            ("activity", _) or ("athlete", _) => throw new FormatException($"aspect_type is '{Cut(aspect)}': expected create, update or delete."),
            var (kind, _) => throw new FormatException($"object_type is '{Cut(kind)}': expected activity or athlete."),
        };
        var run = Id(root, "object_id").ToString(CultureInfo.InvariantCulture);
        var account = Id(root, "owner_id").ToString(CultureInfo.InvariantCulture);
        Id(root, "event_time");
        return new StravaEvent(
            Id(root, "subscription_id"),
            new RunChanged("strava", account, change, change is Change.Created or Change.Updated or Change.Deleted ? run : null, receivedAt));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"The body is not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.", broken);
        }
    }

    private static bool Deauthorises(JsonElement root) =>
        WebhookText.Member(root, "updates") is { ValueKind: JsonValueKind.Object } updates
        && WebhookText.Member(updates, "authorized") is { } authorized
        && (authorized.ValueKind is JsonValueKind.False || WebhookText.Of(authorized) is "false" or "False");

    private static string Word(JsonElement root, string field) =>
        WebhookText.Member(root, field) is { } value && WebhookText.Of(value) is { } word
            ? word
            : throw new FormatException($"{field} is missing or no text.");

    private static long Id(JsonElement root, string field) =>
        WebhookText.Member(root, field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var id) && id >= 0
            ? id
            : throw new FormatException($"{field} is missing or no whole number of at most 64 bits.");

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
