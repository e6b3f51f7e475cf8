using System.Net;
using System.Runtime.CompilerServices;
using LoadWatch.Platforms.Garmin;
using LoadWatch.Webhooks;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>Garmin's token endpoint, and the door that it pushes to. What is set in its developer portal cannot be asked.</summary>
internal static class GarminCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!services.GetRequiredService<IOptions<GarminOptions>>().Value.IsConfigured)
        {
            yield return CheckResult.Off("Garmin", "nobody can link a Garmin account.", "set Platforms__Garmin__ClientId and __ClientSecret, from Garmin's developer portal");
            yield break;
        }

        yield return await services.GetRequiredService<GarminClient>().IsKnownAsync(cancel)
            ? CheckResult.Pass("Garmin, tokens", "The token endpoint answers and knows this application.")
            : CheckResult.Fail("Garmin, tokens", "The token endpoint does not know this application by its id and secret.", "copy Platforms__Garmin__ClientId and __ClientSecret from Garmin's developer portal");
        var door = services.GetRequiredService<IOptions<GarminDoorOptions>>().Value;
        var address = services.GetRequiredService<IOptions<LoadWatchOptions>>().Value.At($"webhooks/garmin/{door.WebhookKey}");
        yield return door.WebhookKey.Length == 0
            ? CheckResult.Fail("Garmin, door", "The door for pushes is closed: no run will come.", "set Platforms__Garmin__WebhookKey to a random text of 20 to 200 letters and digits, and enter the address in Garmin's portal")
            : await DoorAsync(address, door.ClientId, cancel);
        yield return CheckResult.CannotTell("Garmin, pushes", "Whether Garmin pushes to this address only its portal says.", $"compare there: activities, deregistrations and user permissions go to {address}");
    }

    /// <summary>A body that is no JSON: the open door says so, and keeps nothing.</summary>
    private static async Task<CheckResult> DoorAsync(Uri address, string clientId, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("") };
        request.Headers.TryAddWithoutValidation("garmin-client-id", clientId);
        return await Knock.AtAsync(request, Patience, cancel) switch
        {
            Knock.Answered { Status: HttpStatusCode.BadRequest } => CheckResult.Pass("Garmin, door", "It is open, and refuses what is no push."),
            Knock.Answered { Status: var status } =>
                CheckResult.Fail("Garmin, door", $"{address} answers {(int)status}.", "let the server run with the same Platforms__Garmin__WebhookKey and __ClientId as this command"),
            _ => CheckResult.Fail("Garmin, door", $"{address} does not answer.", "start the server: look at 'server' above"),
        };
    }
}
