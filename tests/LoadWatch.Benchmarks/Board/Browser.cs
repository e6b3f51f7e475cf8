namespace LoadWatch.Benchmarks.Board;

/// <summary>What came of a request: how many bytes there were, and where the browser was sent; null where it was not.</summary>
internal readonly record struct Answer(int Bytes, Uri? SentTo);

/// <summary>Keeps cookies as a browser does on this machine (secure ones too), and follows no redirect by itself.</summary>
internal sealed class Browser(Uri server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <exception cref="HttpRequestException">The answer is neither a page nor a redirect.</exception>
    public async Task<Answer> GetAsync(Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var answer = await _http.SendAsync(request, cancel);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var end = cookie.IndexOf('=', StringComparison.Ordinal);
            _cookies[cookie[..end]] = cookie[(end + 1)..].Split(';')[0];
        }

        var bytes = (await answer.Content.ReadAsByteArrayAsync(cancel)).Length;
        if (answer.Headers.Location is null)
        {
            answer.EnsureSuccessStatusCode();
        }

        return new Answer(bytes, answer.Headers.Location);
    }

    public void Dispose() => _http.Dispose();
}
