using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Webhooks;

/// <summary>Where Strava's events come in: verify, keep, answer. Nothing else happens before the answer.</summary>
public static class StravaDoor
{
    private const int MostBytes = 64 * 1024;
    private static readonly TimeSpan SignatureAge = TimeSpan.FromMinutes(5);

    public static void MapStravaDoor(this IEndpointRouteBuilder api)
    {
        api.MapGet("/webhooks/strava/{key}", Confirm);
        api.MapPost("/webhooks/strava/{key}", ReceiveAsync);
    }

    /// <summary>Strava asks whether the address is ours; the challenge goes back.</summary>
    private static IResult Confirm(string key, HttpRequest request, IOptions<StravaDoorOptions> options)
    {
        if (!DoorKey.Fits(options.Value.WebhookKey, key))
        {
            return TypedResults.NotFound();
        }

        if (request.Query["hub.mode"] != "subscribe" || request.Query["hub.challenge"] is not [{ Length: > 0 and <= 1024 } challenge])
        {
            return Refuse("hub.mode must be 'subscribe', with a hub.challenge of at most 1,024 characters.", StatusCodes.Status400BadRequest);
        }

        return DoorKey.Fits(options.Value.VerifyToken, request.Query["hub.verify_token"])
            ? TypedResults.Json(new Dictionary<string, string>(StringComparer.Ordinal) { ["hub.challenge"] = challenge })
            : Refuse("hub.verify_token is not the one that was agreed on.", StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ReceiveAsync(
        string key, HttpRequest request, Queues queues, Instruments instruments, TimeProvider clock, IOptions<StravaDoorOptions> options, CancellationToken cancel)
    {
        var settings = options.Value;
        if (!DoorKey.Fits(settings.WebhookKey, key))
        {
            return TypedResults.NotFound();
        }

        using var answering = instruments.Acknowledging("strava");
        using var span = Tracing.AtDoor("ReceiveWebhook");
        Tracing.Tag("platform", "strava");
        if (await WebhookBody.ReadAsync(request, MostBytes, cancel) is not { } body)
        {
            instruments.Webhook("strava", "too-large");
            return Refuse($"The body is larger than {MostBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        }

        var now = clock.GetUtcNow();
        if (settings.SigningSecret.Length > 0 && !IsSigned(settings.SigningSecret, request.Headers["X-Strava-Signature"], body.Span, now))
        {
            instruments.Webhook("strava", "bad-signature");
            return Refuse("X-Strava-Signature is missing, too old, or not right.", StatusCodes.Status403Forbidden);
        }

        try
        {
            var posted = StravaEvent.Read(body, now);
            if (settings.SubscriptionId is { } ours && posted.Subscription != ours)
            {
                instruments.Webhook("strava", "other-subscription");
                return TypedResults.Ok();
            }

            await queues.PutAsync(posted.Message, settings.SettleDelay, cancel);
            instruments.Webhook("strava", "taken");
            return TypedResults.Ok();
        }
        catch (FormatException malformed)
        {
            instruments.Webhook("strava", "malformed");
            return Refuse(malformed.Message, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary><c>t=unix,v1=hex</c>: HMAC-SHA256 over the time, a dot and the body.</summary>
    private static bool IsSigned(string secret, string? header, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var parts = (header ?? "").Split(',', '=');
        if (parts is not ["t", var time, "v1", var hex] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || Math.Abs(now.ToUnixTimeSeconds() - at) > SignatureAge.TotalSeconds)
        {
            return false;
        }

        var signed = new byte[time.Length + 1 + body.Length];
        Encoding.ASCII.GetBytes($"{time}.", signed);
        body.CopyTo(signed.AsSpan(time.Length + 1));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(hex.ToLowerInvariant()));
    }

    private static IResult Refuse(string what, int status) =>
        TypedResults.Problem(what, statusCode: status, title: "This webhook was not taken.");
}
