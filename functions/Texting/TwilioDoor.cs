using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

/// <summary>What came to an address that Twilio posts to.</summary>
internal abstract record Posted
{
    private Posted() { }

    /// <summary>A form that Twilio has signed.</summary>
    public sealed record Signed(IFormCollection Form) : Posted
    {
        /// <summary>A field that is there once and not empty; else null.</summary>
        public string? this[string field] => Form[field] is [{ Length: > 0 } value] ? value : null;
    }

    /// <summary>Anything else.</summary>
    public sealed record Refused(string Why, int Status) : Posted;
}

/// <summary>What the addresses that Twilio posts to have in common: a form, its signature, and an answer in TwiML.</summary>
internal sealed class TwilioDoor(IOptions<TwilioOptions> twilio, IOptions<LoadWatchOptions> deployment)
{
    public const int MostBytes = 32 * 1024;

    /// <summary>Reads the form that was posted to a path below <c>/api</c>, and checks its signature over all of it.</summary>
    public async Task<Posted> ReadAsync(HttpRequest request, string path, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
        {
            return new Posted.Refused("The body is not a form.", StatusCodes.Status400BadRequest);
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancel);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return new Posted.Refused(malformed.Message, StatusCodes.Status400BadRequest);
        }

        var url = deployment.Value.At(path).AbsoluteUri + request.QueryString;
        var pairs = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        return TwilioSignature.IsValid(twilio.Value.AuthToken, url, pairs, request.Headers["X-Twilio-Signature"])
            ? new Posted.Signed(form)
            : new Posted.Refused("The signature is not Twilio's.", StatusCodes.Status403Forbidden);
    }

    /// <param name="message">What Twilio is to answer at once; null for nothing.</param>
    public static ContentHttpResult Answer(string? message = null) => TypedResults.Content(
        message is null ? "<Response/>" : $"<Response><Message>{System.Security.SecurityElement.Escape(message)}</Message></Response>", "text/xml");
}
