using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Webhooks;

/// <summary>Where Garmin's pushes and pings come in: verify, keep, answer. Nothing is fetched before the answer.</summary>
public static class GarminDoor
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const int PutsAtOnce = 16;

    public static void MapGarminDoor(this IEndpointRouteBuilder api) => api.MapPost("/webhooks/garmin/{key}", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        string key, HttpRequest request, Queues queues, WebhookCounts counts, TimeProvider clock, IOptions<GarminDoorOptions> options, CancellationToken cancel)
    {
        // The id is no secret; the key is. Both must fit, and neither tells which of them did not.
        if (!(DoorKey.Fits(options.Value.WebhookKey, key) & DoorKey.Fits(options.Value.ClientId, request.Headers["garmin-client-id"])))
        {
            return TypedResults.NotFound();
        }

        if (await WebhookBody.ReadAsync(request, MostBytes, cancel) is not { } body)
        {
            counts.Count("garmin", "too-large");
            return Refuse($"The body is larger than {MostBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var push = GarminPush.Read(body, clock.GetUtcNow());
            await Parallel.ForEachAsync(
                push.Messages,
                new ParallelOptions { MaxDegreeOfParallelism = PutsAtOnce, CancellationToken = cancel },
                async (message, stop) => await queues.PutAsync(message, TimeSpan.Zero, stop));
            counts.Count("garmin", "taken", push.Messages.Count);
            counts.Count("garmin", "ignored", push.Ignored);
            counts.Count("garmin", "unusable", push.Unusable.Count);
            return TypedResults.Ok();
        }
        catch (FormatException malformed)
        {
            counts.Count("garmin", "malformed");
            return Refuse(malformed.Message, StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Refuse(string what, int status) =>
        TypedResults.Problem(what, statusCode: status, title: "This webhook was not taken.");
}
