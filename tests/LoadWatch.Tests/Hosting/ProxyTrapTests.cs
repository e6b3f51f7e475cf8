using System.Net;
using LoadWatch.Hosting;

namespace LoadWatch.Tests.Hosting;

/// <summary>The worst layout there is: a public catch-all at the root, so that every path reaches the handler.</summary>
public sealed class ProxyTrapTests(Azurite azurite) : IDisposable
{
    private readonly List<string> runs = [];
    private string folder = "";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Even_then_a_stranger_does_not_reach_a_trigger_while_the_host_does(string forwardedHeadersMiddleware)
    {
        Trigger[] triggers =
        [
            new("Tick", new Fires.Schedule("0 0 0 1 1 *"), (_, text, _) =>
            {
                runs.Add(text);
                return Task.CompletedTask;
            }),
        ];
        folder = HostedApp.WriteFolder(triggers);
        Rewrite("host.json", "\"routePrefix\": \"api\"", "\"routePrefix\": \"\"");
        Rewrite(Path.Combine("door", "function.json"), "door/{*path}", "{*path}");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = forwardedHeadersMiddleware };
        await using var host = await FunctionsHostStandIn.StartAsync(
            folder,
            azurite.ConnectionString,
            settings,
            async start => await HostedApp.StartAsync(triggers, azurite.ConnectionString, start.Environment));
        using var http = new HttpClient { BaseAddress = host.PublicAddress };

        (await http.GetStringAsync(new Uri("/api/door/x", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("open x");
        using var body = new StringContent("""{"Data":{"timer":{}},"Metadata":{}}""");
        using var answer = await http.PostAsync(new Uri("/Tick", UriKind.Relative), body, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        runs.ShouldBeEmpty();

        (await host.FireTimerAsync("Tick")).ShouldBeTrue();
        runs.ShouldBe([""]);
    }

    private void Rewrite(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
