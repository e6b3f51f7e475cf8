using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoadWatch.Fuzzing.Driving;

/// <summary>Changes inputs: bytes, words, numbers, the fields of forms, and the values of JSON where there is any.</summary>
internal sealed partial class Mutation(Random chance, IReadOnlyList<string> words)
{
    private static readonly string[] Everywhere =
    [
        "", "0", "-1", "1", "2147483648", "9223372036854775808", "-9223372036854775809", "1e400", "1e-400", "0.1", "NaN", "null", "true", "[]", "{}", "\"", "\\", "'", "''",
        "\0", "%00", "%", "%C0%AF", "%ED%A0%80", "\\ud800", "\u202e", "\ufeff", "\U0001F3C3", "é", "\r\n", "\n\n", " ", "\t", "/", "..", "/../", "?", "#", "&", "=", ";", ",", "|", "<", "&lt;", "@", "+", "-", "_",
        "<script>", "=cmd()", "{0}", "${jndi:x}", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00", "00:00:00", "A",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1e308", "1e400", "123456789012345678901234567890", "1.5", "\"\"", "\"\\ud800\"", "\"text\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01\"",
        "[]", "{}", "[null]", "[[[[]]]]", "{\"a\":{}}",
    ];

    public byte[] Of(byte[] one, byte[] other)
    {
        var changed = one;
        for (var steps = 1 + chance.Next(4); steps > 0; steps--)
        {
            changed = Step(changed, other);
        }

        return changed;
    }

    private byte[] Step(byte[] input, byte[] other) => chance.Next(10) switch
    {
        0 => Flip(input),
        1 => Cut(input),
        2 => Twice(input),
        3 => [.. input.AsSpan(0, chance.Next(input.Length + 1)), .. other.AsSpan(chance.Next(other.Length + 1))],
        4 or 5 => Put(input, Word(), over: chance.Next(3)),
        6 => Number(input),
        7 => Field(input),
        _ => Json(input),
    };

    private string Word() => words.Count > 0 && chance.Next(2) == 0 ? words[chance.Next(words.Count)]
        : chance.Next(12) == 0 ? new string(Everywhere[^1][0], 1 << chance.Next(15)) : Everywhere[chance.Next(Everywhere.Length)];

    private byte[] Flip(byte[] input)
    {
        var changed = input.ToArray();
        if (changed.Length > 0)
        {
            changed[chance.Next(changed.Length)] ^= (byte)(1 << chance.Next(8));
        }

        return changed;
    }

    private byte[] Cut(byte[] input)
    {
        var from = chance.Next(input.Length + 1);
        return [.. input.AsSpan(0, from), .. input.AsSpan(Math.Min(input.Length, from + 1 + chance.Next(16)))];
    }

    private byte[] Twice(byte[] input)
    {
        var from = chance.Next(input.Length + 1);
        var part = input.AsSpan(from, Math.Min(input.Length - from, 1 << chance.Next(10)));
        return [.. input.AsSpan(0, from), .. part, .. part, .. input.AsSpan(from + part.Length)];
    }

    private byte[] Put(byte[] input, string word, int over)
    {
        var at = chance.Next(input.Length + 1);
        return [.. input.AsSpan(0, at), .. Encoding.UTF8.GetBytes(word), .. input.AsSpan(Math.Min(input.Length, at + (over * chance.Next(8))))];
    }

    private byte[] Number(byte[] input) => Replace(input, NumberIn, Everywhere[1 + chance.Next(9)]);

    private byte[] Field(byte[] input) => Replace(input, FieldIn, "=" + Uri.EscapeDataString(Word()));

    private byte[] Replace(byte[] input, Regex what, string by)
    {
        var text = Encoding.Latin1.GetString(input);
        return what.Matches(text) is { Count: > 0 } found && found[chance.Next(found.Count)] is { } one
            ? Encoding.Latin1.GetBytes(text[..one.Index] + by + text[(one.Index + one.Length)..])
            : input;
    }

    /// <summary>Of a request, the body.</summary>
    private byte[] Json(byte[] input)
    {
        var head = input.AsSpan().IndexOf("\n\n"u8) is >= 0 and var blank ? blank + 2 : input.AsSpan().IndexOfAny((byte)'{', (byte)'[') is > 0 and var start ? start : 0;
        try
        {
            var root = JsonNode.Parse(input.AsSpan(head));
            var spots = new List<Action>();
            Collect(root, spots);
            if (spots.Count == 0)
            {
                return input;
            }

            spots[chance.Next(spots.Count)]();
            return [.. input.AsSpan(0, head), .. JsonSerializer.SerializeToUtf8Bytes(root)];
        }
        catch (Exception none) when (none is JsonException or ArgumentException or InvalidOperationException)
        {
            return input;
        }
    }

    private void Collect(JsonNode? node, List<Action> spots)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToArray())
                {
                    spots.Add(() => fields[name] = Value());
                    spots.Add(() => fields.Remove(name));
                    Collect(value, spots);
                }

                spots.Add(() => fields[Word()] = Value());
                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    var place = at;
                    spots.Add(() => items[place] = Value());
                    Collect(items[at], spots);
                }

                spots.Add(() => items.Add(Value()));
                spots.Add(() => items.Add(items.Count > 0 ? items[0]?.DeepClone() : null));
                break;
            default:
                break;
        }
    }

    private JsonNode? Value() => chance.Next(3) == 0 ? JsonValue.Create(Word()) : JsonNode.Parse(Values[chance.Next(Values.Length)]);

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberIn { get; }

    [GeneratedRegex("=[^&\\r\\n;]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldIn { get; }
}
