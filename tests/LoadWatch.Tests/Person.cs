using System.Net;
using System.Text.RegularExpressions;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests;

/// <summary>
/// Somebody with a plain browser: keeps cookies as Chromium does on this machine (secure ones too), follows no redirect by
/// itself, and sends forms with the token of the page that it looked at last.
/// </summary>
public sealed partial class Person(World world) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = world.Http.BaseAddress };
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>The text of the page that came last.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The token of the forms on the page that it looked at last.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Where the last answer sent the browser; null where it did not.</summary>
    public string? SentTo { get; private set; }

    /// <summary>The cookies as the last answer set them.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>Signs in by a one-time link, as one that came by text.</summary>
    public static async Task<Person> SignedInAsync(World world, RunnerId runner)
    {
        var person = new Person(world);
        await using var scope = world.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<SignInLinks>().IssueAsync(runner, CancellationToken.None);
        (await person.GetAsync(link.AbsolutePath)).ShouldBe(HttpStatusCode.OK);
        (await person.PostAsync(link.AbsolutePath)).ShouldBe(HttpStatusCode.Redirect);
        person.SentTo.ShouldBe("/api/me");
        return person;
    }

    /// <summary>The network address that a proxy names; null for none.</summary>
    public string? Address { get; init; }

    public Task<HttpStatusCode> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form with the token of the last page; follows nothing.</summary>
    public Task<HttpStatusCode> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", Token)]),
    });

    /// <summary>Holds a cookie that some browser once had.</summary>
    public void Has(string name, string value) => _cookies[name] = value;

    /// <summary>Forgets the token, as a page of somebody else has none.</summary>
    public void HasNoToken() => Token = "";

    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            if (Address is not null)
            {
                request.Headers.Add("X-Forwarded-For", Address);
            }

            using var answer = await _http.SendAsync(request);
            SetCookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
            foreach (var cookie in SetCookies)
            {
                var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
                _cookies[name] = value;
                if (value.Length == 0)
                {
                    _cookies.Remove(name);
                }
            }

            Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            SentTo = answer.Headers.Location?.OriginalString;
            Token = Hidden.Match(Page) is { Success: true } found ? found.Groups["token"].Value : Token;
            return answer.StatusCode;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden { get; }
}
