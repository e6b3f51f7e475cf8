using System.Text;
using System.Text.Json;

namespace LoadWatch.Hosting;

/// <summary>
/// The JSON in which the Functions host wraps what fired. With <c>dataType: binary</c> the message is base64 in
/// <c>Data.msg</c> and nothing of it leaks into the metadata.
/// </summary>
internal static class Envelope
{
    public const string QueueBinding = "msg";
    public const string TimerBinding = "timer";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<string> TextAsync(Fires fires, Stream body, CancellationToken cancel)
    {
        using var envelope = await JsonDocument.ParseAsync(body, cancellationToken: cancel);
        var data = Member(envelope.RootElement, "Data");
        if (fires is Fires.Schedule)
        {
            Member(data, TimerBinding);
            return "";
        }

        var message = Member(data, QueueBinding);
        if (message.ValueKind != JsonValueKind.String || !message.TryGetBytesFromBase64(out var bytes))
            throw new MalformedEnvelopeException($"Data.{QueueBinding} is not base64.");
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new MalformedEnvelopeException($"Data.{QueueBinding} is not UTF-8.", e);
        }
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member)
            ? member
            : throw new MalformedEnvelopeException($"{name} is missing.");
}

internal sealed class MalformedEnvelopeException(string message, Exception? inner = null) : Exception(message, inner);
