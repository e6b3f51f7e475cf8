using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LoadWatch.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace LoadWatch.Tests.Sandbox;

/// <summary>Stand-ins with a clock the test moves, and a client of them.</summary>
public abstract class StandInTest : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 14, 7, 0, TimeSpan.Zero));

    protected StandIns StandIns { get; private set; } = null!;

    protected HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    public async ValueTask InitializeAsync() => StandIns = await StandIns.StartAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StandIns.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Answer> GetAsync(string url, string? bearer = null) =>
        await SendAsync(HttpMethod.Get, url, bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer));

    protected async Task<Answer> PostAsync(string url, params (string Name, string Value)[] form) =>
        await SendAsync(HttpMethod.Post, url, authorization: null, form);

    protected async Task<Answer> SendAsync(
        HttpMethod method,
        string url,
        AuthenticationHeaderValue? authorization,
        params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = authorization;
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Http.SendAsync(request, Cancel);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(Cancel),
            response.Headers.Location,
            response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    protected static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    protected static string QueryOf(Uri? address, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address!.Query)[name].ToString();

    public sealed record Answer(int Status, string Body, Uri? Location, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Text(string name) => Json.GetProperty(name).ToString();
    }
}
