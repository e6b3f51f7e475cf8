using System.Net;
using System.Runtime.CompilerServices;
using LoadWatch.Texting;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>The account at Twilio, what texts are sent from, and where replies go. No text is sent.</summary>
internal static class TwilioCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!services.GetRequiredService<IOptions<TwilioOptions>>().Value.IsConfigured)
        {
            yield return CheckResult.Off("Twilio", "every text is withheld, and nobody can join by phone.", "set Twilio__AccountSid, __AuthToken and __MessagingServiceSid, from console.twilio.com");
            yield break;
        }

        var twilio = services.GetRequiredService<TwilioAccount>();
        if (await AskAsync(() => twilio.StateAsync(cancel)) is not { } account)
        {
            yield return CheckResult.Fail("Twilio, account", "Twilio does not know this account by its token.", "copy Twilio__AccountSid and __AuthToken from console.twilio.com");
            yield break;
        }

        yield return account switch
        {
            { Status: not "active" } => CheckResult.Fail("Twilio, account", $"The account is {account.Status}.", "see to it at console.twilio.com (billing)"),
            { Type: "Trial" } => CheckResult.CannotTell("Twilio, account", "It is a trial account: only numbers that are verified at Twilio get texts.", "upgrade it at console.twilio.com, or verify each runner's number there"),
            _ => CheckResult.Pass("Twilio, account", "The account is active."),
        };
        if (await AskAsync(() => twilio.ServiceAsync(cancel)) is not { } service)
        {
            yield return CheckResult.Fail("Twilio, sender", "There is no such messaging service in this account.", "copy Twilio__MessagingServiceSid from console.twilio.com (Messaging, Services)");
            yield break;
        }

        yield return await twilio.HasSenderAsync(cancel)
            ? CheckResult.Pass("Twilio, sender", "The messaging service has something to send from.")
            : CheckResult.Fail("Twilio, sender", "The messaging service has no number to send from.", "add one at console.twilio.com (Messaging, Services, Sender Pool)");
        var deployment = services.GetRequiredService<IOptions<LoadWatchOptions>>().Value;
        yield return Replies(service, deployment.At("texts/inbound").AbsoluteUri);
        if (service.UsAppToPersonRegistered is false && deployment.Countries.Split(',').Contains("US", StringComparer.Ordinal))
        {
            yield return CheckResult.CannotTell("Twilio, US", "The service is not registered for US long codes (A2P 10DLC), and LoadWatch__Countries has US.", "register brand and campaign at console.twilio.com, send from a toll-free number, or leave US out");
        }
    }

    private static CheckResult Replies(TwilioService service, string inbound)
    {
        const string about = "Twilio, replies";
        var step = $"set the service's request URL (Messaging, Services, Integration) to {inbound}, by POST";
        return service switch
        {
            { UseInboundWebhookOnNumber: true } => CheckResult.CannotTell(about, "Replies go where each number says, not the service.", $"have each number post to {inbound}"),
            { InboundRequestUrl: null or "" } => CheckResult.Fail(about, "Replies go nowhere: a STOP would not be heard.", step),
            { InboundRequestUrl: { } url } when url != inbound => CheckResult.Fail(about, $"Replies go to {url}: a STOP would not be heard here.", step),
            { InboundMethod: not (null or "POST") } => CheckResult.Fail(about, $"Replies come by {service.InboundMethod}: a STOP would not be heard.", step),
            _ => CheckResult.Pass(about, "Replies come here."),
        };
    }

    /// <returns>Null where Twilio does not know it.</returns>
    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
