using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace LoadWatch.Texting;

/// <summary>What came of handing a text to the carrier.</summary>
internal abstract record Handover
{
    private Handover() { }

    /// <summary>The carrier has it.</summary>
    public sealed record Accepted(string Sid) : Handover;

    /// <summary>The carrier will not have it, for good.</summary>
    public sealed record Refused(int Code, string Message) : Handover;

    /// <summary>The carrier cannot take it now, and says so.</summary>
    public sealed record Busy(string Why) : Handover;

    /// <summary>No answer, or none that tells: the carrier may have it.</summary>
    public sealed record Uncertain(string Why) : Handover;
}

/// <summary>Twilio's REST API, as far as LoadWatch uses it. No request that sends a text is ever repeated here.</summary>
internal sealed class TwilioClient(HttpClient http, IOptions<TwilioOptions> options)
{
    /// <summary>Error codes that pass: too many requests, and a full queue.</summary>
    private static readonly int[] Passing = [20429, 21611];

    private string Messages => $"2010-04-01/Accounts/{options.Value.AccountSid}/Messages.json";

    /// <param name="validity">How long the carrier may try; 1 s to 10 h.</param>
    public async Task<Handover> SendAsync(string to, string body, Uri statusCallback, TimeSpan validity, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["To"] = to,
            ["MessagingServiceSid"] = options.Value.MessagingServiceSid,
            ["Body"] = body,
            ["StatusCallback"] = statusCallback.AbsoluteUri,
            ["ValidityPeriod"] = ((int)validity.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["SmartEncoded"] = "true",
        });
        try
        {
            using var answer = await http.PostAsync(Messages, form, cancel);
            var content = await answer.Content.ReadAsStringAsync(cancel);
            return (int)answer.StatusCode switch
            {
                < 300 => JsonSerializer.Deserialize(content, TwilioJson.Default.TwilioMessage) is { Sid.Length: > 0 } message
                    ? new Handover.Accepted(message.Sid)
                    : new Handover.Uncertain("an answer without a message id"),
                >= 400 and < 500 => Error(answer.StatusCode, content),
                var status => new Handover.Uncertain($"status {status}"),
            };
        }
        catch (Exception unanswered) when (IsUnanswered(unanswered, cancel))
        {
            return new Handover.Uncertain(unanswered.GetType().Name);
        }
    }

    /// <summary>The messages of these words to this number that the carrier has accepted and not given up.</summary>
    public async Task<IReadOnlyList<TwilioMessage>> AcceptedAsync(string to, string body, CancellationToken cancel)
    {
        using var answer = await http.GetAsync($"{Messages}?To={Uri.EscapeDataString(to)}&PageSize=50", cancel);
        answer.EnsureSuccessStatusCode();
        var list = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(cancel), TwilioJson.Default.TwilioMessages);
        return [.. (list?.Messages ?? []).OfType<TwilioMessage>().Where(message => message is { Body: { } said } && said.EndsWith(body, StringComparison.Ordinal)
            && message.Status is not ("failed" or "undelivered" or "canceled"))];
    }

    /// <summary>Whether a fault means that no usable answer came, and not that the caller gave up.</summary>
    public static bool IsUnanswered(Exception fault, CancellationToken cancel) =>
        fault is HttpRequestException or TimeoutRejectedException or IOException or JsonException
        || (fault is OperationCanceledException && !cancel.IsCancellationRequested);

    private static Handover Error(HttpStatusCode status, string content)
    {
        TwilioError? error = null;
        try
        {
            error = JsonSerializer.Deserialize(content, TwilioJson.Default.TwilioError);
        }
        catch (JsonException)
        {
            // A refusal in other words than Twilio's: the status must do.
        }

        var code = error?.Code ?? (int)status;
        return status is HttpStatusCode.TooManyRequests || Passing.Contains(code) ? new Handover.Busy($"error {code}")
            : status is HttpStatusCode.RequestTimeout ? new Handover.Uncertain("status 408")
            : status is HttpStatusCode.Unauthorized ? new Handover.Busy($"error {code}: check the account and its secret")
            : new Handover.Refused(code, error?.Message ?? $"status {(int)status}");
    }
}

internal sealed record TwilioMessage
{
    public string Sid { get; init; } = "";

    public string? Body { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>As in mail headers: <c>Thu, 24 Aug 2023 05:01:45 +0000</c>.</summary>
    public string? DateCreated { get; init; }

    [JsonIgnore]
    public DateTimeOffset? CreatedAt =>
        DateTimeOffset.TryParse(DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

internal sealed record TwilioMessages
{
    public List<TwilioMessage?>? Messages { get; init; } = [];
}

internal sealed record TwilioError(int Code, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TwilioMessage))]
[JsonSerializable(typeof(TwilioMessages))]
[JsonSerializable(typeof(TwilioError))]
internal sealed partial class TwilioJson : JsonSerializerContext;
