using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LoadWatch.Storage;

/// <summary>Many items as payloads of messages: each small enough for a queue, and its runs few enough for one transaction.</summary>
public static class Payloads
{
    /// <summary>The most that a message's payload may take; the rest of it is small.</summary>
    public const int MostBytes = Queues.MostBytes - 4096;

    private const int MostItems = 25;

    /// <summary>
    /// What of a pushed activity is kept: what its run is made of, and whose it is. Positions, heart rates and whatever else a
    /// platform sends goes no further than the door.
    /// </summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "userId", "summaryId", "activityType", "startTimeInSeconds", "startTimeOffsetInSeconds", "durationInSeconds", "distanceInMeters", "deviceName",
        "manual", "isParent",
    ];

    /// <summary>The items of a JSON array, as JSON arrays.</summary>
    /// <exception cref="JsonException">It is no JSON array.</exception>
    public static IReadOnlyList<string> Of(string array)
    {
        using var json = JsonDocument.Parse(array);
        return json.RootElement.ValueKind is JsonValueKind.Array
            ? [.. Of(json.RootElement.EnumerateArray().Select(TrimIfReadable))]
            : throw new JsonException("Expected a JSON array.");
    }

    /// <summary>An item with <see cref="Fields"/> and nothing else; what is no object stays as it is.</summary>
    /// <exception cref="InvalidOperationException">A name in it is no text.</exception>
    public static string Trim(JsonElement item) => item.ValueKind is JsonValueKind.Object
        ? $"{{{string.Join(',', Fields.Where(field => item.TryGetProperty(field, out _)).Select(field => $"\"{field}\":{item.GetProperty(field).GetRawText()}"))}}}"
        : item.GetRawText();

    /// <summary>Trimmed; whole where its names cannot be read, so that it is set aside for a person and holds up no other.</summary>
    private static string TrimIfReadable(JsonElement item)
    {
        try
        {
            return Trim(item);
        }
        catch (InvalidOperationException)
        {
            return item.GetRawText();
        }
    }

    /// <summary>Trimmed items as JSON arrays of at most so many items and bytes.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> items)
    {
        var (chunk, count, size) = (new StringBuilder(), 0, 0);
        foreach (var text in items)
        {
            if (count > 0 && (count == MostItems || size + SizeOf(text) > MostBytes))
            {
                yield return $"[{chunk}]";
                (chunk, count, size) = (new StringBuilder(), 0, 0);
            }

            chunk.Append(count == 0 ? "" : ",").Append(text);
            count++;
            size += SizeOf(text) + 1;
        }

        if (count > 0)
        {
            yield return $"[{chunk}]";
        }
    }

    /// <summary>The bytes that a text takes inside a message, where quotes and letters beyond ASCII become six each.</summary>
    public static int SizeOf(string text) => JavaScriptEncoder.Default.Encode(text).Length;
}
