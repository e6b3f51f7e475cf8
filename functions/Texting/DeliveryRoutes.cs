using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LoadWatch.Texting;

/// <summary>Where the carrier reports what became of a text.</summary>
public static class DeliveryRoutes
{
    /// <summary>The trace that a report belongs to, in the query of the address that a text gave the carrier.</summary>
    public const string Trace = "trace";

    /// <summary>Ids and states are short; a queue takes no long ones.</summary>
    private const int Longest = 200;

    public static void MapDeliveries(this IEndpointRouteBuilder api) => api.MapPost("/texts/status/{runner}/{text}", ReceiveAsync)
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(TwilioDoor.MostBytes));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReceiveAsync(
        string runner, string text, HttpRequest request, Queues queues, TwilioDoor door, Instruments instruments, CancellationToken cancel)
    {
        using var answering = instruments.Acknowledging("twilio");
        switch (await door.ReadAsync(request, $"texts/status/{runner}/{text}", cancel))
        {
            case Posted.Refused refused:
                return Problem(refused);
            case Posted.Signed form when form["MessageSid"] is { Length: <= Longest } sid && form["MessageStatus"] is { Length: <= Longest } status
                && runner.Length <= Longest && text.Length <= Longest:
                // Signed with the rest of the address: it is the one that we wrote.
                using (Tracing.AtDoor("ReceiveDelivery", request.Query[Trace]))
                {
                    await queues.PutAsync(
                        new TextDelivery(runner, text, sid, status, int.TryParse(form["ErrorCode"], out var code) ? code : null), cancel);
                }

                return door.Taken();
            default:
                return Problem(door.Malformed("MessageSid or MessageStatus is missing, or is longer than any there is."));
        }
    }

    private static ProblemHttpResult Problem(Posted.Refused refused) =>
        TypedResults.Problem(refused.Why, statusCode: refused.Status, title: "This delivery report was not taken.");
}
