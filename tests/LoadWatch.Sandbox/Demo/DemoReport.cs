using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadWatch.Sandbox.Demo;

/// <summary>What the demo tells a program.</summary>
/// <param name="Texts">Every text that reached the carrier until the alert was delivered.</param>
/// <param name="Conversation">What the runner texted back, and what was answered.</param>
/// <param name="Emails">Every email that reached the mail server.</param>
/// <param name="Webhooks">How many webhooks were sent.</param>
/// <param name="Runs">How many runs the server stored.</param>
/// <param name="AckMs">How long the acknowledgements took.</param>
/// <param name="SettleMs">From the last acknowledgement until the text was reported as delivered, the wait for the rest of the sync included.</param>
/// <param name="Urls">Addresses to open.</param>
internal sealed record DemoReport(
    IReadOnlyList<DemoText> Texts, IReadOnlyList<DemoLine> Conversation, IReadOnlyList<DemoEmail> Emails, int Webhooks, int Runs, DemoAcks AckMs, double SettleMs, IReadOnlyDictionary<string, string> Urls);

internal sealed record DemoText(string To, string Body, int Segments, string? Level, string? Rule, double? Ratio);

/// <param name="From">runner or loadwatch.</param>
internal sealed record DemoLine(string From, string Body);

internal sealed record DemoEmail(string To, string Subject);

internal sealed record DemoAcks(double P50, double P99);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class DemoJson : JsonSerializerContext
{
    /// <summary>As a person reads it: a plus sign is a plus sign.</summary>
    public static string Write(DemoReport report) => JsonSerializer.Serialize(
        report, new DemoJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).DemoReport);
}
