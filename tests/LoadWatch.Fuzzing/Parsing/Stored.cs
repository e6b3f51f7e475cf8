using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoadWatch.Storage;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>Queue messages and stored rows: the first line names the shape, the rest is the JSON.</summary>
internal sealed class StoredShapes : ParserTarget
{
    /// <summary>Every shape that <see cref="StorageJson"/> reads, by its name.</summary>
    private static readonly Dictionary<string, Func<string, string>> Readers = typeof(StorageJson).GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
        .ToDictionary(type => type.Name, type => typeof(StoredShapes).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<string, string>>(), StringComparer.Ordinal);

    public override string Name => "stored-shapes";

    public override IReadOnlyList<Type> Parsers => [typeof(StorageJson)];

    public override IReadOnlyList<byte[]> Seeds => [.. base.Seeds, .. Readers.Keys.Select(name => Encoding.UTF8.GetBytes(name + "\n{}"))];

    public override IReadOnlyList<string> Words => [.. Readers.Keys, "runner", "platform", "account", "change", "payload", "at", "kind"];

    protected override IReadOnlyList<string> Samples =>
    [
        """
        RunChanged
        {"platform":"garmin","account":"u","change":"Pushed","at":"2030-06-12T16:00:00+00:00","attempt":0,"payload":"[]"}
        """,
        "TextDue\n{\"runner\":\"a\",\"text\":\"b\"}",
        "SignInAsked\n{\"kind\":\"Phone\",\"contact\":\"x\",\"at\":\"2030-06-12T16:00:00+00:00\"}",
        "SummariesDue\n{\"zone\":\"America/Toronto\",\"weekStart\":\"Monday\",\"day\":\"2030-06-12\",\"shard\":3}",
        "TextDelivery\n{\"runner\":\"a\",\"text\":\"b\",\"sid\":\"SM\",\"status\":\"sent\",\"errorCode\":30003}",
    ];

    public override bool IsDocumented(Exception fault) => fault is JsonException or FormatException;

    protected override string Read(byte[] input)
    {
        var (shape, json) = Split(input);
        return Readers.TryGetValue(shape, out var read) ? read(Text(json)) : "no shape";
    }

    /// <summary>What was read is written, and read again as the same.</summary>
    private static string ReadAs<T>(string json)
    {
        var written = StorageJson.Write(StorageJson.Read<T>(json, "The message"));
        return StorageJson.Write(StorageJson.Read<T>(written, "The message")) == written ? written : throw new HarmException($"{written} is not read as itself.");
    }
}
