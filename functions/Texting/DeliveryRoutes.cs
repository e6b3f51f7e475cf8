using LoadWatch.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

/// <summary>Where the carrier reports what became of a text.</summary>
public static class DeliveryRoutes
{
    private const int MostBytes = 32 * 1024;

    public static void MapDeliveries(this IEndpointRouteBuilder api) =>
        api.MapPost("/texts/status/{runner}/{text}", ReceiveAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReceiveAsync(
        string runner, string text, HttpRequest request, Queues queues,
        IOptions<TwilioOptions> twilio, IOptions<LoadWatchOptions> deployment, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
        {
            return Problem("The body is not a form.");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException malformed)
        {
            return Problem(malformed.Message);
        }

        var url = deployment.Value.At($"texts/status/{runner}/{text}").AbsoluteUri + request.QueryString;
        var pairs = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        if (!TwilioSignature.IsValid(twilio.Value.AuthToken, url, pairs, request.Headers["X-Twilio-Signature"]))
        {
            return Problem("The signature is not Twilio's.", StatusCodes.Status403Forbidden);
        }

        if (form["MessageSid"] is not [{ Length: > 0 } sid] || form["MessageStatus"] is not [{ Length: > 0 } status])
        {
            return Problem("MessageSid or MessageStatus is missing.");
        }

        await queues.PutAsync(
            new TextDelivery(runner, text, sid, status, int.TryParse(form["ErrorCode"], out var code) ? code : null), cancel);
        return TypedResults.Content("<Response/>", "text/xml");
    }

    private static ProblemHttpResult Problem(string what, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(what, statusCode: status, title: "This delivery report was not taken.");
}
