using System.Security.Cryptography;
using System.Text;
using LoadWatch.Core;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LoadWatch.Mailing;

/// <summary>Where the mail server passes what comes back: the whole message as it is, by POST.</summary>
internal static class BounceRoutes
{
    private const int MostBytes = 256 * 1024;

    public static void MapBounces(this IEndpointRouteBuilder api) => api.MapPost("/mails/bounced/{key}", ReceiveAsync)
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> ReceiveAsync(
        string key, HttpRequest request, RecordBounce record, IOptions<MailOptions> options, CancellationToken cancel)
    {
        if (options.Value.BounceKey.Length == 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(options.Value.BounceKey)))
        {
            return TypedResults.NotFound();
        }

        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancel);
            body.Position = 0;
            using var message = await MimeMessage.LoadAsync(body, cancel);
            if (Bounce.Read(message) is { } bounce)
            {
                await record.RunAsync(bounce, cancel);
            }

            // Whatever else comes back (an absence note, spam) is nothing to try again.
            return TypedResults.NoContent();
        }
        catch (BadHttpRequestException unreadable)
        {
            return TypedResults.Problem(unreadable.Message, statusCode: unreadable.StatusCode, title: "This bounce was not taken.");
        }
        catch (FormatException)
        {
            return TypedResults.Problem("This is no email message (RFC 5322).", statusCode: StatusCodes.Status400BadRequest, title: "This bounce was not taken.");
        }
    }
}

/// <summary>Records what came back; of an email that was named without its mark, nothing.</summary>
internal sealed class RecordBounce(Runners runners, ILogger<RecordBounce> log)
{
    public async Task RunAsync(Bounce bounce, CancellationToken cancel)
    {
        var (id, mail) = (new RunnerId(bounce.Named.Mail.Runner), bounce.Named.Mail.Mail);
        while (await runners.FindMailAsync(id, mail, cancel) is { } row)
        {
            if (!bounce.Named.Is(row.Value))
            {
                log.Forged(id, mail);
                return;
            }

            if (bounce.IsOfTheAddress)
            {
                await runners.RefuseEmailAsync(id, row.Value.To, bounce.Words, cancel);
            }

            try
            {
                await runners.SaveMailAsync(
                    id,
                    row,
                    bounce.IsFinal ? row.Value.Settled(MailState.Bounced, Reasons.MailRefused(bounce.Words), row.Value.SentAt) : row.Value with { Delivery = bounce.Words },
                    cancel);
                log.Bounced(id, row.Value.Id, bounce.IsFinal, bounce.Words.Split(' ')[0]);
                return;
            }
            catch (LostRaceException)
            {
                // It has moved on: look at it as it is now.
            }
        }
    }
}

internal static partial class RecordBounceLog
{
    [LoggerMessage(2921, LogLevel.Warning, "Email {Mail} to runner {Runner} came back (for good: {IsFinal}; {Status})")]
    public static partial void Bounced(this ILogger log, RunnerId runner, string mail, bool isFinal, string status);

    [LoggerMessage(2922, LogLevel.Warning, "A bounce names email {Mail} to runner {Runner} without the mark that it was sent with, and was not believed")]
    public static partial void Forged(this ILogger log, RunnerId runner, string mail);
}
