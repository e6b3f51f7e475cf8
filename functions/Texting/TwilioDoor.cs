using LoadWatch.Site;
using LoadWatch.Telemetry;
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
internal sealed class TwilioDoor(IOptions<TwilioOptions> twilio, IOptions<LoadWatchOptions> deployment, Instruments instruments)
{
    public const int MostBytes = 32 * 1024;

    /// <summary>Reads the form that was posted to a path below <c>/api</c>, and checks its signature over all of it.</summary>
    public async Task<Posted> ReadAsync(HttpRequest request, string path, CancellationToken cancel)
    {
        if (!request.HasFields())
        {
            return Malformed("The body is not a form's fields.");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancel);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Malformed(malformed.Message);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            Count("too-large");
            throw;
        }

        var url = deployment.Value.At(path).AbsoluteUri + request.QueryString;
        var pairs = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        if (TwilioSignature.IsValid(twilio.Value.AuthToken, url, pairs, request.Headers["X-Twilio-Signature"]))
        {
            return new Posted.Signed(form);
        }

        Count("bad-signature");
        return new Posted.Refused("The signature is not Twilio's.", StatusCodes.Status403Forbidden);
    }

    /// <summary>What was posted cannot be used, signed or not.</summary>
    public Posted.Refused Malformed(string why)
    {
        Count("malformed");
        return new Posted.Refused(why, StatusCodes.Status400BadRequest);
    }

    /// <summary>What was posted is kept, or needs no keeping.</summary>
    /// <param name="message">What Twilio is to answer at once; null for nothing.</param>
    public ContentHttpResult Taken(string? message = null)
    {
        Count("taken");
        return TypedResults.Content(
            message is null ? "<Response/>" : $"<Response><Message>{System.Security.SecurityElement.Escape(message)}</Message></Response>", "text/xml");
    }

    private void Count(string outcome) => instruments.Webhook("twilio", outcome);
}
