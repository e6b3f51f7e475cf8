using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace LoadWatch.Platforms.Strava;

/// <summary>A subscription to the events of all athletes of an application; Strava keeps one an application.</summary>
/// <param name="Id">Strava's id of it, which each event carries.</param>
/// <param name="CallbackUrl">Where the events go.</param>
internal sealed record StravaSubscription(long Id, string CallbackUrl);

/// <summary>Strava refused what the application itself asked for.</summary>
internal sealed class StravaRefusedException(HttpStatusCode status, string says) : InvalidOperationException($"Strava refused ({(int)status}): {says}")
{
    public HttpStatusCode Status => status;
}

/// <summary>What belongs to the application and to no runner: its credentials and its subscription.</summary>
internal sealed class StravaApplication(HttpClient http, IOptions<StravaOptions> options)
{
    private const string Path = "api/v3/push_subscriptions";

    /// <summary>Strava takes no longer callback address.</summary>
    public const int LongestCallback = 255;

    /// <exception cref="StravaRefusedException">Strava does not know the application by these credentials, or will not answer.</exception>
    public async Task<IReadOnlyList<StravaSubscription>> SubscriptionsAsync(CancellationToken cancel)
    {
        using var answer = await http.GetAsync(WithCredentials(Path), cancel);
        await ThrowIfRefusedAsync(answer, cancel);
        return await answer.Content.ReadFromJsonAsync(StravaJson.Default.ListStravaSubscription, cancel) ?? [];
    }

    /// <summary>Subscribes. Meanwhile Strava asks the callback for its challenge and waits 2 s for it.</summary>
    /// <returns>The subscription's id.</returns>
    /// <exception cref="StravaRefusedException">Strava will not, and says why.</exception>
    public async Task<long> SubscribeAsync(Uri callback, string verifyToken, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_id"] = options.Value.ClientId,
            ["client_secret"] = options.Value.ClientSecret,
            ["callback_url"] = callback.AbsoluteUri,
            ["verify_token"] = verifyToken,
        });
        using var answer = await http.PostAsync(Path, form, cancel);
        await ThrowIfRefusedAsync(answer, cancel);
        return (await answer.Content.ReadFromJsonAsync(StravaJson.Default.StravaMade, cancel))?.Id
            ?? throw new InvalidOperationException("Strava did not say the id of the subscription: './loadwatch strava status' tells whether there is one.");
    }

    /// <returns>Whether there was such a subscription.</returns>
    /// <exception cref="StravaRefusedException">Strava will not, and says why.</exception>
    public async Task<bool> UnsubscribeAsync(long id, CancellationToken cancel)
    {
        using var answer = await http.DeleteAsync(WithCredentials($"{Path}/{id}"), cancel);
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }

        await ThrowIfRefusedAsync(answer, cancel);
        return true;
    }

    /// <summary>Asks the token endpoint for tokens by a refresh token that does not exist: the answer tells whether it knows the application.</summary>
    /// <returns>Whether it does.</returns>
    /// <exception cref="StravaRefusedException">It answers something else.</exception>
    public async Task<bool> IsKnownAsync(CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_id"] = options.Value.ClientId,
            ["client_secret"] = options.Value.ClientSecret,
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "none",
        });
        using var answer = await http.PostAsync("oauth/token", form, cancel);
        var body = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            var faults = StravaFault.Read(body);
            return faults.Any(fault => fault.Field is "refresh_token") || (faults.Any(fault => fault.Field is "client_id" or "client_secret" or "")
                ? false
                : throw new StravaRefusedException(answer.StatusCode, Says(body)));
        }

        await ThrowIfRefusedAsync(answer, cancel);
        return true;
    }

    /// <summary>The API takes the credentials of these two calls in the address only.</summary>
    private string WithCredentials(string path) =>
        $"{path}?client_id={Uri.EscapeDataString(options.Value.ClientId)}&client_secret={Uri.EscapeDataString(options.Value.ClientSecret)}";

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new StravaRefusedException(answer.StatusCode, Says(await answer.Content.ReadAsStringAsync(cancel)));
        }
    }

    /// <summary>Strava's own words: its message, and of each error the field and the code.</summary>
    private static string Says(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var message = json.RootElement.TryGetProperty("message", out var text) ? text.ToString() : "no reason given";
            var errors = json.RootElement.TryGetProperty("errors", out var list) ? list : default;
            var details = errors.ValueKind switch
            {
                JsonValueKind.Array => string.Join("; ", errors.EnumerateArray().Select(error => string.Join(' ', Parts(error)))),
                JsonValueKind.String => errors.GetString(),
                _ => "",
            };
            return string.IsNullOrEmpty(details) ? $"{message}." : $"{message}: {details}.";
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "no reason given.";
        }
    }

    private static IEnumerable<string> Parts(JsonElement error) => new[] { "resource", "field", "code" }
        .Select(name => error.ValueKind is JsonValueKind.Object && error.TryGetProperty(name, out var value) ? value.ToString() : "")
        .Where(part => part.Length > 0);
}

/// <summary>The answer to a new subscription.</summary>
internal sealed record StravaMade(long Id);
