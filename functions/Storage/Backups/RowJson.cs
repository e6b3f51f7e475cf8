using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace LoadWatch.Storage.Backups;

/// <summary>
/// A row as JSON and back, with each value's exact type, in the form that the table service itself uses (OData JSON): what JSON
/// has no type for is a text with an <c>@odata.type</c> beside it.
/// </summary>
internal static class RowJson
{
    private const string TypeMark = "@odata.type";
    private const string Partition = "PartitionKey";
    private const string Row = "RowKey";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TableEntity row, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, Relaxed);
        json.WriteStartObject();
        json.WriteString(Partition, row.PartitionKey);
        json.WriteString(Row, row.RowKey);
        foreach (var (name, value) in row)
        {
            // The service gives every row a time and a tag of its own.
            if (value is not null && name is not (Partition or Row or "Timestamp" or "odata.etag"))
            {
                Write(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    /// <exception cref="InvalidDataException">It is no row.</exception>
    public static TableEntity Read(string line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var fields = json.RootElement;
            var row = new TableEntity(fields.GetProperty(Partition).GetString(), fields.GetProperty(Row).GetString());
            foreach (var field in fields.EnumerateObject())
            {
                if (field.Name is not (Partition or Row) && !field.Name.EndsWith(TypeMark, StringComparison.Ordinal))
                {
                    row[field.Name] = Value(field.Value, fields.TryGetProperty(field.Name + TypeMark, out var type) ? type.GetString() : null);
                }
            }

            return row;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or OverflowException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{where} is no row of a table: {broken.Message}", broken);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString(name, text); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: Typed("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant: Typed("Edm.DateTime", instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)); break;
            case Guid id: Typed("Edm.Guid", id.ToString()); break;
            case byte[] bytes: Typed("Edm.Binary", Convert.ToBase64String(bytes)); break;
            default: throw new InvalidDataException($"A value of the type {value.GetType()} in column '{name}' cannot be backed up.");
        }

        void Typed(string type, string text)
        {
            json.WriteString(name + TypeMark, type);
            json.WriteString(name, text);
        }
    }

    private static object Value(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (null, JsonValueKind.String) => value.GetString()!,
        (null, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (null, JsonValueKind.Number) => value.GetInt32(),
        ("Edm.Int64", _) => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
        ("Edm.DateTime", _) => DateTimeOffset.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ("Edm.Guid", _) => Guid.Parse(value.GetString()!),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        _ => throw new FormatException($"the type '{type}' is not known"),
    };
}
