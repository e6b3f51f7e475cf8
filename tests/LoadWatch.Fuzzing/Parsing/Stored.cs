using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoadWatch.Storage;
using LoadWatch.Storage.Backups;
using LoadWatch.Telemetry;

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

/// <summary>What travels beside a message; whatever cannot be read is none.</summary>
internal sealed class MessageContexts : ParserTarget
{
    public override string Name => "message-contexts";

    public override IReadOnlyList<Type> Parsers => [typeof(MessageContext)];

    public override IReadOnlyList<string> Words => ["traceparent", "tracestate", "due", "00-"];

    protected override IReadOnlyList<string> Samples =>
        ["""{"runner":"a","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","tracestate":"a=b","due":"2030-06-12T16:00:00+00:00"}""", "no JSON"];

    protected override string Read(byte[] input)
    {
        var context = MessageContext.Of(Text(input));
        return $"{context.Trace.TraceId} {context.Due:O}";
    }
}

/// <summary>The rows and the manifest of a backup, which may have been damaged or made up.</summary>
internal sealed class BackupFiles : ParserTarget
{
    public override string Name => "backups";

    public override IReadOnlyList<Type> Parsers => [typeof(RowJson), typeof(BackupManifest)];

    public override IReadOnlyList<string> Words => ["PartitionKey", "RowKey", "@odata.type", "Edm.Int64", "Edm.Double", "Edm.DateTime", "Edm.Guid", "Edm.Binary", "tables", "format"];

    protected override IReadOnlyList<string> Samples =>
    [
        """{"PartitionKey":"a","RowKey":"profile","Data":"{}","Until@odata.type":"Edm.DateTime","Until":"2030-06-12T16:00:00Z","Bytes@odata.type":"Edm.Binary","Bytes":"AA==","Count@odata.type":"Edm.Int64","Count":"1","Is":true,"N":1,"D@odata.type":"Edm.Double","D":"1.5"}""",
        """{"PartitionKey":"a","RowKey":"b","Count@odata.type":"Edm.Int64","Count":"9223372036854775808"}""",
        """{"format":1,"begunAt":"2030-06-12T16:00:00+00:00","endedAt":"2030-06-12T16:01:00+00:00","tables":[{"name":"runners","rows":1,"sha256":"00"}],"waiting":[]}""",
    ];

    public override bool IsDocumented(Exception fault) => fault is InvalidDataException;

    protected override string Read(byte[] input)
    {
        var text = Text(input);
        if (text.Contains("\"format\"", StringComparison.Ordinal))
        {
            return Manifest(text);
        }

        var written = Written(RowJson.Read(text, "The line"));
        return Written(RowJson.Read(written, "The line")) == written ? written : throw new HarmException($"{written} is not read as itself.");
    }

    private static string Manifest(string text)
    {
        var folder = Directory.CreateTempSubdirectory("loadwatch-fuzz").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, BackupManifest.FileName), text);
            return $"{BackupManifest.Read(folder).Tables.Count}";
        }
        catch (InvalidDataException refused)
        {
            // The folder's name is another one at each reading.
            throw new InvalidDataException(refused.Message.Replace(folder, "", StringComparison.Ordinal), refused);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Written(Azure.Data.Tables.TableEntity row)
    {
        var to = new System.Buffers.ArrayBufferWriter<byte>();
        RowJson.Write(row, to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
