using LoadWatch.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LoadWatch.Texting;

/// <summary>Where the carrier reports what became of a text.</summary>
public static class DeliveryRoutes
{
    /// <summary>Ids and states are short; a queue takes no long ones.</summary>
    private const int Longest = 200;

    public static void MapDeliveries(this IEndpointRouteBuilder api) => api.MapPost("/texts/status/{runner}/{text}", ReceiveAsync)
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(TwilioDoor.MostBytes));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReceiveAsync(
        string runner, string text, HttpRequest request, Queues queues, TwilioDoor door, CancellationToken cancel)
    {
        switch (await door.ReadAsync(request, $"texts/status/{runner}/{text}", cancel))
        {
            case Posted.Refused(var why, var status):
                return Problem(why, status);
            case Posted.Signed form when form["MessageSid"] is { Length: <= Longest } sid && form["MessageStatus"] is { Length: <= Longest } status
                && runner.Length <= Longest && text.Length <= Longest:
                await queues.PutAsync(
                    new TextDelivery(runner, text, sid, status, int.TryParse(form["ErrorCode"], out var code) ? code : null), cancel);
                return TwilioDoor.Answer();
            default:
                return Problem("MessageSid or MessageStatus is missing, or is longer than any there is.");
        }
    }

    private static ProblemHttpResult Problem(string what, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(what, statusCode: status, title: "This delivery report was not taken.");
}
