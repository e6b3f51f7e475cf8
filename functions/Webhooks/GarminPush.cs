using System.Text.Json;
using LoadWatch.Storage;

namespace LoadWatch.Webhooks;

/// <summary>A body as Garmin posts it, sorted into one message a user and kind, none larger than a queue takes.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Ignored">Items of kinds that are not wanted, and pings to hosts that are not Garmin's.</param>
/// <param name="Unusable">Items that name no user: where they are and what is missing.</param>
internal sealed record GarminPush(IReadOnlyList<RunChanged> Messages, int Ignored, IReadOnlyList<string> Unusable)
{
    private static readonly string[] Hosts = ["apis.garmin.com", "healthapi.garmin.com"];

    /// <summary>Reads a body.</summary>
    /// <exception cref="FormatException">It is none of Garmin's, or not one item of it can be used; the message says where.</exception>
    public static GarminPush Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        using var json = Parse(body);
        if (json.RootElement.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException("The body is not a JSON object.");
        }

        var (messages, unusable, ignored, known) = (new List<RunChanged>(), new List<string>(), 0, false);
        foreach (var kind in json.RootElement.EnumerateObject())
        {
            var name = WebhookText.NameOf(kind) ?? "?";
            if (kind.Value.ValueKind is not JsonValueKind.Array)
            {
                unusable.Add($"{Cut(name)} is not an array");
                continue;
            }

            known = true;
            var items = kind.Value.EnumerateArray().Select((item, at) => (Item: item, Why: WhyNot(item), At: $"{Cut(name)}[{at}]")).ToArray();
            unusable.AddRange(items.Where(item => item.Why is not null).Select(item => $"{item.At}{item.Why}"));
            foreach (var user in items.Where(item => item.Why is null).GroupBy(item => User(item.Item)!, item => item.Item))
            {
                var made = MessagesOf(name, user.Key, [.. user], receivedAt).ToArray();
                ignored += made.Length == 0 ? user.Count() : 0;
                messages.AddRange(made);
            }
        }

        return (known, messages.Count, ignored, unusable.Count) switch
        {
            (false, _, _, 0) => throw new FormatException("The body names no kind of data: expected an array such as activities."),
            (_, 0, 0, > 0) => throw new FormatException($"{unusable[0]}."),
            _ => new GarminPush(messages, ignored, unusable),
        };
    }

    private static IEnumerable<RunChanged> MessagesOf(string kind, string user, JsonElement[] items, DateTimeOffset receivedAt)
    {
        RunChanged About(Change change, string? payload = null) => new("garmin", user, change, null, receivedAt, Payload: payload);
        switch (kind)
        {
            case "activities" or "manuallyUpdatedActivities":
                foreach (var ping in items.Select(Url).OfType<JsonElement>().Select(Callback).OfType<string>())
                {
                    yield return About(kind is "activities" ? Change.Pinged : Change.PingedEdit, ping);
                }

                var change = kind is "activities" ? Change.Pushed : Change.Updated;
                foreach (var payload in Payloads.Of(items.Where(item => Url(item) is null).Select(Payloads.Trim)))
                {
                    yield return About(change, payload);
                }

                break;
            case "deregistrations":
                yield return About(Change.Deauthorised);
                break;
            case "userPermissionsChange":
                yield return About(Change.PermissionsChanged);
                break;
            default:
                break;
        }
    }

    /// <summary>Why an item cannot be used; null if it can.</summary>
    private static string? WhyNot(JsonElement item) =>
        User(item) is null ? ".userId is missing or no text"
        : WebhookText.Trimmed(item) is not { } text ? " holds bytes that are no text"
        : Payloads.SizeOf(text) > Payloads.MostBytes ? $" is larger than {Payloads.MostBytes} bytes"
        : null;

    /// <summary>What an item says to follow instead of what it holds; null where it says nothing.</summary>
    private static JsonElement? Url(JsonElement item) => WebhookText.Member(item, "callbackURL");

    /// <summary>Path and query of a ping's callback; null unless it is plainly one of Garmin's own.</summary>
    private static string? Callback(JsonElement text) =>
        Uri.TryCreate(WebhookText.Of(text), UriKind.Absolute, out var url)
        && url is { Scheme: "https", Port: 443, UserInfo: "" }
        && Hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase)
        && url.AbsolutePath.StartsWith("/wellness-api/rest/", StringComparison.Ordinal)
            ? url.PathAndQuery
            : null;

    private static string? User(JsonElement item) =>
        item.ValueKind is JsonValueKind.Object
        && WebhookText.Member(item, "userId") is { } user
        && WebhookText.Of(user) is { Length: > 0 and <= 200 } id
            ? id
            : null;

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

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
