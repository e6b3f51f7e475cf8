using LoadWatch.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LoadWatch.Texting;

/// <summary>Where the carrier brings what is texted to LoadWatch.</summary>
public static class InboundRoutes
{
    private const string Path = "texts/inbound";

    public static void MapInbound(this IEndpointRouteBuilder api) => api.MapPost("/" + Path, ReceiveAsync)
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(TwilioDoor.MostBytes));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReceiveAsync(
        HttpRequest request, TwilioDoor door, KeepText keep, Instruments instruments, CancellationToken cancel)
    {
        using var answering = instruments.Acknowledging("twilio");
        using var span = Tracing.AtDoor("ReceiveText");
        return await door.ReadAsync(request, Path, cancel) switch
        {
            Posted.Refused refused => Problem(refused),
            Posted.Signed form when form["MessageSid"] is not { } sid || !IsSid(sid) => Problem(door.Malformed("MessageSid is missing, or is none.")),
            Posted.Signed form when form["From"] is null => Problem(door.Malformed("From is missing.")),
            Posted.Signed form => door.Taken(await keep.RunAsync(form["MessageSid"]!, form["From"]!, form["Body"] ?? "", form["OptOutType"], cancel)),
            _ => throw new InvalidOperationException("A form is signed or refused."),
        };
    }

    private static bool IsSid(string sid) => sid.Length <= 64 && sid.All(char.IsAsciiLetterOrDigit);

    private static ProblemHttpResult Problem(Posted.Refused refused) =>
        TypedResults.Problem(refused.Why, statusCode: refused.Status, title: "This text was not taken.");
}
