using System.Text.Json;

namespace LoadWatch.Sandbox.Mail;

/// <summary>A message as its reader gets it.</summary>
/// <param name="Id">The sink's own.</param>
/// <param name="To">Addresses, without names.</param>
/// <param name="From">An address, without a name.</param>
/// <param name="Text">The plain part; null if there is none.</param>
/// <param name="Html">The other part; null if there is none.</param>
/// <param name="Headers">By their names in lower case; the values of one that comes more than once are on lines of their own.</param>
public sealed record ReceivedMail(
    string Id, IReadOnlyList<string> To, string From, string Subject, string? Text, string? Html, IReadOnlyDictionary<string, string> Headers)
{
    internal static ReceivedMail Read(JsonElement mail) => new(
        mail.GetProperty("id").GetString()!,
        Addresses(mail, "to"),
        Addresses(mail, "from").Single(),
        Optional(mail, "subject") ?? "",
        Optional(mail, "text"),
        Optional(mail, "html"),
        mail.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => Value(header.Value), StringComparer.OrdinalIgnoreCase));

    private static string[] Addresses(JsonElement mail, string name) =>
        [.. mail.GetProperty(name).EnumerateArray().Select(one => one.GetProperty("address").GetString()!)];

    private static string? Optional(JsonElement mail, string name) =>
        mail.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static string Value(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? string.Join('\n', value.EnumerateArray().Select(one => one.ToString())) : value.ToString();
}
