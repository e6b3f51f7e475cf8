using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Webhooks;

/// <summary>Where Garmin's pushes and pings come in: verify, keep, answer. Nothing is fetched before the answer.</summary>
public static class GarminDoor
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const int PutsAtOnce = 16;

    public static void MapGarminDoor(this IEndpointRouteBuilder api) => api.MapPost("/webhooks/garmin/{key}", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        string key, HttpRequest request, Queues queues, Instruments instruments, TimeProvider clock, IOptions<GarminDoorOptions> options, CancellationToken cancel)
    {
        // The id is no secret; the key is. Both must fit, and neither tells which of them did not.
        if (!(DoorKey.Fits(options.Value.WebhookKey, key) & DoorKey.Fits(options.Value.ClientId, request.Headers["garmin-client-id"])))
        {
            return TypedResults.NotFound();
        }

        using var answering = instruments.Acknowledging("garmin");
        using var span = Tracing.AtDoor("ReceiveWebhook");
        Tracing.Tag("platform", "garmin");
        if (await WebhookBody.ReadAsync(request, MostBytes, cancel) is not { } body)
        {
            instruments.Webhook("garmin", "too-large");
            return Refuse($"The body is larger than {MostBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var push = GarminPush.Read(body, clock.GetUtcNow());
            await Parallel.ForEachAsync(
                push.Messages,
                new ParallelOptions { MaxDegreeOfParallelism = PutsAtOnce, CancellationToken = cancel },
                async (message, stop) => await queues.PutAsync(message, TimeSpan.Zero, stop));
            instruments.Webhook("garmin", "taken", push.Messages.Count);
            instruments.Webhook("garmin", "ignored", push.Ignored);
            instruments.Webhook("garmin", "unusable", push.Unusable.Count);
            return TypedResults.Ok();
        }
        catch (FormatException malformed)
        {
            instruments.Webhook("garmin", "malformed");
            return Refuse(malformed.Message, StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Refuse(string what, int status) =>
        TypedResults.Problem(what, statusCode: status, title: "This webhook was not taken.");
}
