using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

/// <summary>The account at Twilio.</summary>
/// <param name="Status">active, suspended or closed.</param>
/// <param name="Type">Trial or Full; a trial account texts only numbers that were verified there.</param>
internal sealed record TwilioAccountState(string Status, string Type);

/// <summary>The messaging service that texts are sent from.</summary>
/// <param name="InboundRequestUrl">Where texts from runners go; null where nowhere.</param>
/// <param name="InboundMethod">POST or GET.</param>
/// <param name="UseInboundWebhookOnNumber">Whether each number's own address is used instead.</param>
/// <param name="UsAppToPersonRegistered">Whether it is registered to text numbers in the US by long codes; null where Twilio does not say.</param>
internal sealed record TwilioService(string? InboundRequestUrl, string? InboundMethod, bool? UseInboundWebhookOnNumber, bool? UsAppToPersonRegistered);

/// <summary>What belongs to the account and to no text: asked by an operator, never by a trigger.</summary>
internal sealed class TwilioAccount(HttpClient http, IOptions<TwilioOptions> options)
{
    /// <exception cref="HttpRequestException">Twilio refuses (401: it does not know the account by this token), or does not answer.</exception>
    public async Task<TwilioAccountState> StateAsync(CancellationToken cancel) =>
        await http.GetFromJsonAsync($"2010-04-01/Accounts/{options.Value.AccountSid}.json", TwilioAccountJson.Default.TwilioAccountState, cancel)
            ?? throw new JsonException("Twilio said nothing of the account.");

    /// <exception cref="HttpRequestException">Twilio refuses (404: there is no such service), or does not answer.</exception>
    public async Task<TwilioService> ServiceAsync(CancellationToken cancel) =>
        await http.GetFromJsonAsync(Service(""), TwilioAccountJson.Default.TwilioService, cancel)
            ?? throw new JsonException("Twilio said nothing of the messaging service.");

    /// <summary>Whether the service has anything to send from: a number, a short code or a name.</summary>
    public async Task<bool> HasSenderAsync(CancellationToken cancel)
    {
        foreach (var kind in (string[])["PhoneNumbers", "ShortCodes", "AlphaSenders"])
        {
            using var json = JsonDocument.Parse(await http.GetStringAsync(Service($"/{kind}?PageSize=1"), cancel));
            if (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.EnumerateObject().Any(field => field.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0))
            {
                return true;
            }
        }

        return false;
    }

    private Uri Service(string rest) => new(options.Value.MessagingUrl.AsFolder(), $"v1/Services/{options.Value.MessagingServiceSid}{rest}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TwilioAccountState))]
[JsonSerializable(typeof(TwilioService))]
internal sealed partial class TwilioAccountJson : JsonSerializerContext;
