using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace LoadWatch.Platforms.Strava;

/// <summary>What a page of activities may come to.</summary>
internal abstract record StravaPage
{
    private StravaPage() { }

    public sealed record Activities(IReadOnlyList<StravaActivity> Items) : StravaPage;

    public sealed record Unauthorized : StravaPage;

    /// <summary>The token is good, and still Strava will not show the activities: too many athletes, or a scope that is gone.</summary>
    public sealed record Forbidden : StravaPage;

    public sealed record RateLimited(DateTimeOffset Until) : StravaPage;
}

/// <summary>Strava's API, as far as LoadWatch uses it.</summary>
internal sealed class StravaClient(HttpClient http, StravaBudget budget, IOptions<StravaOptions> options)
{
    public const int PageSize = 200;

    public async Task<StravaPage> ActivitiesAsync(string accessToken, DateTimeOffset after, int page, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"api/v3/athlete/activities?after={after.ToUnixTimeSeconds()}&page={page}&per_page={PageSize}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await http.SendAsync(request, cancel);
        budget.Learn(answer.Headers);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                return new StravaPage.Unauthorized();
            case HttpStatusCode.Forbidden:
                return new StravaPage.Forbidden();
            case HttpStatusCode.TooManyRequests:
                return new StravaPage.RateLimited(budget.Exhaust());
            default:
                answer.EnsureSuccessStatusCode();
                return new StravaPage.Activities([.. (await answer.Content.ReadFromJsonAsync(StravaJson.Default.ListStravaActivity, cancel) ?? []).OfType<StravaActivity>()]);
        }
    }

    public async Task<StravaTokens?> ExchangeCodeAsync(string code, CancellationToken cancel) =>
        await TokenAsync(new() { ["grant_type"] = "authorization_code", ["code"] = code }, cancel);

    public async Task<Renewal> RenewAsync(string refreshToken, CancellationToken cancel) =>
        await TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancel) is { } tokens
            ? new Renewal.Granted(tokens.ToTokens())
            : new Renewal.Dead();

    /// <summary>Ends the leave that a refresh token stands for.</summary>
    /// <returns>Whether it has ended, or had before.</returns>
    public async Task<bool> RevokeAsync(string refreshToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/revoke")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = refreshToken }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}")));
        using var answer = await http.SendAsync(request, cancel);
        return answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;
    }

    /// <returns>The tokens; null where Strava says that the code or the refresh token itself is not valid.</returns>
    /// <exception cref="HttpRequestException">Anything else went wrong: that says nothing of the runner's leave.</exception>
    private async Task<StravaTokens?> TokenAsync(Dictionary<string, string> form, CancellationToken cancel)
    {
        form["client_id"] = options.Value.ClientId;
        form["client_secret"] = options.Value.ClientSecret;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync("oauth/token", content, cancel);
        if (answer.StatusCode is HttpStatusCode.BadRequest
            && StravaFault.Read(await answer.Content.ReadAsStringAsync(cancel)).Any(error => error.Field is "refresh_token" or "code"))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(StravaJson.Default.StravaTokens, cancel)
            ?? throw new HttpRequestException("Strava's token endpoint answered with nothing.");
    }
}
