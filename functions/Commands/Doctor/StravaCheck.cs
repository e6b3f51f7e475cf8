using System.Net;
using System.Runtime.CompilerServices;
using LoadWatch.Platforms.Strava;
using LoadWatch.Webhooks;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>Strava's token endpoint, its subscription, and the door that it knocks at.</summary>
internal static class StravaCheck
{
    private const string Keys = "Platforms__Strava__WebhookKey and __VerifyToken";

    /// <summary>Strava waits no longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!services.GetRequiredService<IOptions<StravaOptions>>().Value.IsConfigured)
        {
            yield return CheckResult.Off("Strava", "nobody can link a Strava account.", "set Platforms__Strava__ClientId and __ClientSecret, from strava.com/settings/api");
            yield break;
        }

        var door = services.GetRequiredService<IOptions<StravaDoorOptions>>().Value;
        var strava = services.GetRequiredService<StravaApplication>();
        if (!await strava.IsKnownAsync(cancel))
        {
            yield return CheckResult.Fail("Strava, tokens", "The token endpoint does not know this application by its id and secret.", "copy Platforms__Strava__ClientId and __ClientSecret from strava.com/settings/api");
            yield break;
        }

        yield return CheckResult.Pass("Strava, tokens", "The token endpoint answers and knows this application.");
        if (door.WebhookKey.Length == 0 || door.VerifyToken.Length == 0)
        {
            yield return CheckResult.Fail("Strava, door", "The door for events is closed: runs would only be seen once a night.", $"set {Keys} to random texts of 20 to 200 letters and digits, then ./loadwatch strava subscribe");
            yield break;
        }

        var callback = StravaCommand.Callback(services);
        yield return await DoorAsync(callback, door.VerifyToken, cancel);
        yield return Subscribed(await strava.SubscriptionsAsync(cancel), callback, door.SubscriptionId);
    }

    /// <summary>Asks as Strava does when it checks an address; only this deployment knows the key and the token.</summary>
    private static async Task<CheckResult> DoorAsync(Uri callback, string token, CancellationToken cancel)
    {
        var nonce = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{callback}?hub.mode=subscribe&hub.challenge={nonce}&hub.verify_token={Uri.EscapeDataString(token)}");
        return await Knock.AtAsync(request, Patience, cancel) switch
        {
            Knock.Answered { Status: HttpStatusCode.OK, Body: var body } when body.Contains(nonce, StringComparison.Ordinal) =>
                CheckResult.Pass("Strava, door", "It gives the challenge back within 2 s, as Strava wants."),
            Knock.Answered { Status: var status } =>
                CheckResult.Fail("Strava, door", $"{callback} answers {(int)status} to Strava's question.", $"let the server run with the same {Keys} as this command"),
            _ => CheckResult.Fail("Strava, door", $"{callback} does not answer within 2 s, and Strava waits no longer.", "start the server, or keep it warm: look at 'server' above"),
        };
    }

    private static CheckResult Subscribed(IReadOnlyList<StravaSubscription> subscriptions, Uri callback, long? expected)
    {
        const string about = "Strava, events";
        return subscriptions switch
        {
            [] => CheckResult.Fail(about, "There is no subscription: Strava tells of no run.", "./loadwatch strava subscribe"),
            [var other, ..] when other.CallbackUrl != callback.AbsoluteUri =>
                CheckResult.Fail(about, $"Subscription {other.Id} sends the events to another address, {StravaCommand.Public(other, callback)}.", $"./loadwatch strava unsubscribe {other.Id}, then ./loadwatch strava subscribe"),
            [var ours, ..] when expected is { } id && ours.Id != id =>
                CheckResult.Fail(about, $"The subscription is {ours.Id}, and only events of {expected} are taken: each event is dropped.", $"set Platforms__Strava__SubscriptionId={ours.Id}"),
            [var ours, ..] when expected is null =>
                CheckResult.Pass(about, $"Subscription {ours.Id} points here. Events of any subscription are taken.", $"better: Platforms__Strava__SubscriptionId={ours.Id}"),
            [var ours, ..] => CheckResult.Pass(about, $"Subscription {ours.Id} points here."),
        };
    }
}
