using System.Text.Json;
using System.Text.Json.Serialization;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>The shapes of queue messages and stored rows as JSON, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunChanged))]
[JsonSerializable(typeof(TextDue))]
[JsonSerializable(typeof(TextDelivery))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(PlatformLink))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(StoredRun))]
[JsonSerializable(typeof(StoredFlag))]
[JsonSerializable(typeof(Text))]
[JsonSerializable(typeof(Said))]
[JsonSerializable(typeof(Mail))]
[JsonSerializable(typeof(MailDue))]
[JsonSerializable(typeof(SentLetter))]
[JsonSerializable(typeof(SummariesDue))]
[JsonSerializable(typeof(SummaryDue))]
[JsonSerializable(typeof(PhoneCode))]
[JsonSerializable(typeof(TextReceived))]
[JsonSerializable(typeof(SignInAsked))]
[JsonSerializable(typeof(ClinicProfile))]
[JsonSerializable(typeof(Care))]
[JsonSerializable(typeof(CareEntry))]
[JsonSerializable(typeof(BoardRow))]
[JsonSerializable(typeof(BoardCounts))]
[JsonSerializable(typeof(AlertCounts))]
[JsonSerializable(typeof(BoardDue))]
[JsonSerializable(typeof(Access))]
[JsonSerializable(typeof(RunnersSeen))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(ScanDue))]
[JsonSerializable(typeof(ScanMark))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    public static T Read<T>(string json, string what) =>
        JsonSerializer.Deserialize(json, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!)
        ?? throw new FormatException($"{what} is empty.");

    public static string Write<T>(T value) =>
        JsonSerializer.Serialize(value, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!);
}
