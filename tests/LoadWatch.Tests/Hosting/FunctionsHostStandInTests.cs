using System.Net;

namespace LoadWatch.Tests.Hosting;

/// <summary>The stand-in itself, with real processes: a handler of a few lines for node.</summary>
public sealed class FunctionsHostStandInTests(Azurite azurite) : IDisposable
{
    private const string Handler = """
        const http = require('http');
        http.createServer((req, res) => {
          let body = '';
          req.on('data', d => body += d);
          req.on('end', () => {
            const path = req.url.split('?')[0];
            if (path === '/Exit0') process.exit(0);
            if (path === '/Exit1') process.exit(1);
            if (path === '/Exit200') process.exit(200);
            if (path === '/Empty') { res.writeHead(200); return res.end(); }
            if (path === '/Text') { res.writeHead(200, { 'content-type': 'text/plain' }); return res.end('{}'); }
            res.writeHead(200, { 'content-type': 'application/json' });
            res.end(JSON.stringify({ url: req.url, headers: req.headers, body, urls: process.env.ASPNETCORE_URLS, setting: process.env.A_SETTING }));
          });
        }).listen(Number(process.env.FUNCTIONS_CUSTOMHANDLER_PORT), '127.0.0.1');
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("stand-in-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Empty")]
    [InlineData("Text")]
    public async Task An_answer_the_host_cannot_use_is_a_failure(string name)
    {
        await using var host = await StartAsync(name, "Fine");
        (await host.FireTimerAsync(name)).ShouldBeFalse();
        (await host.FireTimerAsync("Fine")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_handler_that_exits_with_1_is_started_again_at_the_same_port_twice_and_then_no_more()
    {
        await using var host = await StartAsync("Exit1", "Fine");
        for (var times = 1; times < 3; times++)
        {
            (await host.FireTimerAsync("Exit1")).ShouldBeFalse();
            await Until.TrueAsync(() => host.FireTimerAsync("Fine"), "it works again");
            host.Restarts.ShouldBe(times);
        }

        (await host.FireTimerAsync("Exit1")).ShouldBeFalse();
        (await host.FireTimerAsync("Fine")).ShouldBeFalse();
        host.Restarts.ShouldBe(2);
    }

    [Fact]
    public async Task A_handler_that_exits_with_0_stays_away_and_the_public_gets_500()
    {
        await using var host = await StartAsync("Exit0", "Fine");
        (await host.FireTimerAsync("Exit0")).ShouldBeFalse();
        (await host.FireTimerAsync("Fine")).ShouldBeFalse();
        using var http = new HttpClient { BaseAddress = host.PublicAddress };
        using var answer = await http.GetAsync(new Uri("api/door/x", UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        host.Restarts.ShouldBe(0);
    }

    [Fact]
    public async Task A_handler_that_exits_with_200_is_started_again_as_often_as_it_likes()
    {
        await using var host = await StartAsync("Exit200", "Fine");
        for (var times = 0; times < 4; times++)
        {
            (await host.FireTimerAsync("Exit200")).ShouldBeFalse();
            await Until.TrueAsync(() => host.FireTimerAsync("Fine"), "it works again");
        }

        host.Restarts.ShouldBe(4);
    }

    [Fact]
    public async Task A_public_request_is_passed_on_as_it_is_with_the_proxy_s_marks()
    {
        await using var host = await StartAsync();
        using var http = new HttpClient { BaseAddress = host.PublicAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/door/a%2Fb?x=1&x=2&y=a+b&z", UriKind.Relative)) { Content = new StringContent("hello") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Forwarded-For", "6.6.6.6");
        request.Headers.Add("X-Azure-Functions-InvocationId", "forged");
        using var response = await http.SendAsync(request, Cancel);
        using var seen = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        string? Seen(string name) => seen.RootElement.GetProperty(name).GetString();
        string? Header(string name) => seen.RootElement.GetProperty("headers").GetProperty(name).GetString();
        Seen("url").ShouldBe("/api/door/a%2Fb?x=1&x=2&y=a+b&z");
        Seen("body").ShouldBe("hello");
        Seen("setting").ShouldBe("set");
        Seen("urls").ShouldBe(host.PublicAddress.ToString());
        Header("host").ShouldBe(host.HandlerAddress.Authority);
        Header("x-forwarded-for").ShouldBe("127.0.0.1");
        Header("x-forwarded-host").ShouldBe(host.PublicAddress.Authority);
        Header("x-forwarded-proto").ShouldBe("http");
        Header("x-azure-functions-invocationid").ShouldBe(Header("x-ms-invocation-id"));
    }

    [Fact]
    public async Task What_fits_no_route_is_not_passed_on()
    {
        await using var host = await StartAsync("Fine");
        using var http = new HttpClient { BaseAddress = host.PublicAddress };
        foreach (var path in (string[])["", "Fine", "api/Fine", "api", "admin/host/status"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    private Task<FunctionsHostStandIn> StartAsync(params string[] timers)
    {
        File.WriteAllText(Path.Combine(folder, "handler.js"), Handler);
        File.WriteAllText(Path.Combine(folder, "host.json"), """
            { "functionTimeout": "00:00:20", "customHandler": { "description": { "defaultExecutablePath": "node", "arguments": ["%SCRIPT%"] } } }
            """);
        Write("door", """{"bindings":[{"type":"httpTrigger","direction":"in","name":"req","route":"door/{*path}"},{"type":"http","direction":"out","name":"res"}]}""");
        foreach (var timer in timers)
            Write(timer, """{"bindings":[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 0 0 1 1 *"}]}""");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["SCRIPT"] = "handler.js", ["A_SETTING"] = "set" };
        return FunctionsHostStandIn.StartAsync(folder, azurite.ConnectionString, settings);

        void Write(string name, string json)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, "function.json"), json);
        }
    }
}
