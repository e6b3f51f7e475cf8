using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadWatch.Telemetry;

/// <summary>
/// What travels with a queue message beside what it says, as members of the message's own JSON object: whoever does not know
/// them (an older LoadWatch) leaves them out, and a message without them is read as ever.
/// </summary>
/// <param name="Traceparent">The span that put it, as W3C writes it; null outside a trace.</param>
/// <param name="Tracestate">W3C's companion of it.</param>
/// <param name="Due">When it may first be seen; null where that is when it was put.</param>
public sealed record MessageContext(string? Traceparent = null, string? Tracestate = null, DateTimeOffset? Due = null)
{
    /// <summary>The most that W3C asks to be passed on; what is longer stays behind, and so a message does not outgrow its queue.</summary>
    private const int MostTracestate = 512;

    private static readonly MessageContext None = new();

    /// <summary>The context of the span that is open here.</summary>
    public static MessageContext Here => Tracing.Current is { } span
        ? new(span.Id, span.TraceStateString is { Length: <= MostTracestate } state ? state : null)
        : None;

    /// <summary>The trace to go on with; none where there is none, or what stands there is not one.</summary>
    [JsonIgnore]
    public ActivityContext Trace =>
        ActivityContext.TryParse(Traceparent, Tracestate, isRemote: true, out var context) ? context : default;

    /// <summary>Reads the context of a message; whatever cannot be read is no context, and no fault of the message.</summary>
    public static MessageContext Of(string message)
    {
        try
        {
            return message.StartsWith('{') ? JsonSerializer.Deserialize(message, ContextJson.Default.MessageContext) ?? None : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>The message with this context in it.</summary>
    /// <param name="message">A JSON object that has no members of these names.</param>
    public string Into(string message)
    {
        if (this == None)
        {
            return message;
        }

        var members = JsonSerializer.Serialize(this, ContextJson.Default.MessageContext).AsSpan(1);
        return message.Length > 2 ? string.Concat(message.AsSpan(0, message.Length - 1), ",", members) : string.Concat("{", members);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageContext))]
internal sealed partial class ContextJson : JsonSerializerContext;
