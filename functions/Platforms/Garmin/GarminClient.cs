using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace LoadWatch.Platforms.Garmin;

/// <summary>Garmin's API, as far as LoadWatch uses it.</summary>
internal sealed class GarminClient(HttpClient http, TimeProvider clock, IOptions<GarminOptions> options)
{
    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The permissions that the user has given; null where the access token is refused.</summary>
    public async Task<IReadOnlyList<string>?> PermissionsAsync(string accessToken, CancellationToken cancel)
    {
        using var answer = await GetAsync("wellness-api/rest/user/permissions", accessToken, cancel);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync(GarminJson.Default.JsonElement, cancel);

        // The documents show an array, the service has been seen to answer with an object around it.
        try
        {
            var list = body.ValueKind is JsonValueKind.Object ? body.GetProperty("permissions") : body;
            return [.. list.EnumerateArray().Select(permission => permission.GetString() ?? "")];
        }
        catch (Exception other) when (other is InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException("Garmin's permissions are no list of texts.", other);
        }
    }

    public async Task<string> UserAsync(string accessToken, CancellationToken cancel)
    {
        using var answer = await GetAsync("wellness-api/rest/user/id", accessToken, cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(GarminJson.Default.GarminUser, cancel))?.UserId
            ?? throw new HttpRequestException("Garmin did not say which user this is.");
    }

    /// <summary>Ends the user's registration.</summary>
    /// <returns>Something where it has ended; null where the access token is refused.</returns>
    public async Task<object?> DeregisterAsync(string accessToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "wellness-api/rest/user/registration");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await http.SendAsync(request, cancel);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return answer.StatusCode;
    }

    /// <summary>Asks for the runs between two instants, at most 30 days; they come as pushes.</summary>
    /// <returns>Whether Garmin will send them (also where they had been asked for already).</returns>
    public async Task<bool> BackfillAsync(string accessToken, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        using var answer = await GetAsync(
            $"wellness-api/rest/backfill/activities?summaryStartTimeInSeconds={from.ToUnixTimeSeconds()}&summaryEndTimeInSeconds={to.ToUnixTimeSeconds()}",
            accessToken,
            cancel);
        return answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Conflict;
    }

    /// <summary>The activities that a ping points at.</summary>
    /// <param name="pathAndQuery">Path and query of the callback; the host is always the configured one.</param>
    /// <returns>The activities as JSON; null where the access token is refused.</returns>
    public async Task<string?> CallbackAsync(string pathAndQuery, string accessToken, CancellationToken cancel)
    {
        using var answer = await GetAsync(pathAndQuery.TrimStart('/'), accessToken, cancel);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }

        // 410: fetched before, or older than a day.
        if (answer.StatusCode is HttpStatusCode.Gone)
        {
            return "[]";
        }

        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(MostBytes, cancel);
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    public async Task<GarminTokens?> ExchangeCodeAsync(string code, string verifier, Uri callback, CancellationToken cancel) => await TokenAsync(
        new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = callback.AbsoluteUri }, cancel);

    public async Task<Renewal> RenewAsync(string refreshToken, CancellationToken cancel) =>
        await TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancel) is { } tokens
            ? new Renewal.Granted(tokens.ToTokens(clock.GetUtcNow()))
            : new Renewal.Dead();

    /// <summary>Asks the token endpoint for tokens by a refresh token that does not exist: the answer tells whether it knows the application.</summary>
    /// <exception cref="HttpRequestException">It answers something else, or nothing.</exception>
    public async Task<bool> IsKnownAsync(CancellationToken cancel)
    {
        try
        {
            return await RenewAsync("none", cancel) is Renewal.Dead or Renewal.Granted;
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.Unauthorized)
        {
            return false;
        }
    }

    private async Task<GarminTokens?> TokenAsync(Dictionary<string, string> form, CancellationToken cancel)
    {
        form["client_id"] = options.Value.ClientId;
        form["client_secret"] = options.Value.ClientSecret;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(options.Value.TokenUrl, content, cancel);
        if (answer.StatusCode is HttpStatusCode.BadRequest
            && (await answer.Content.ReadAsStringAsync(cancel)).Contains("invalid_grant", StringComparison.Ordinal))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(GarminJson.Default.GarminTokens, cancel)
            ?? throw new HttpRequestException("Garmin's token endpoint answered with nothing.");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accessToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }
}
