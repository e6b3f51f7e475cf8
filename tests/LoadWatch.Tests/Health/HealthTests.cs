using System.Net;
using LoadWatch.Health;
using LoadWatch.Storage;
using LoadWatch.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Health;

public sealed class HealthTests(Azurite azurite)
{
    [Fact]
    public async Task It_is_ready_when_storage_answers()
    {
        await using var world = await World.StartAsync(azurite);
        (await AskAsync(world, "ready")).ShouldBe((HttpStatusCode.OK, "ready"));
    }

    [Fact]
    public async Task What_is_not_ready_is_said_and_live_asks_nobody()
    {
        await using var world = await World.StartAsync(azurite);
        var asked = 0;
        world.Storage.Fails = request =>
        {
            Interlocked.Increment(ref asked);
            return request.Uri.Path!.StartsWith("/world", StringComparison.Ordinal) && !request.Uri.Path.Contains('(', StringComparison.Ordinal);
        };
        (await AskAsync(world, "live")).ShouldBe((HttpStatusCode.OK, "alive"));
        asked.ShouldBe(0);
        (await AskAsync(world, "ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, "queues: answered with 503"));
    }

    [Fact]
    public async Task It_is_looked_at_once_in_five_seconds_whoever_asks()
    {
        await using var world = await World.StartAsync(azurite);
        await AskAsync(world, "ready");
        world.Storage.Fails = _ => true;
        (await AskAsync(world, "ready")).Status.ShouldBe(HttpStatusCode.OK);
        world.Clock.MoveTo(world.Now.AddSeconds(6));
        (await AskAsync(world, "ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, "tables: answered with 503\nqueues: answered with 503"));
        world.Storage.Fails = null;
        world.Clock.MoveTo(world.Now.AddSeconds(6));
        (await AskAsync(world, "ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Storage_that_never_answers_is_waited_for_no_longer_than_the_limit()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/devstoreaccount1";
        (await LookAsync($"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;TableEndpoint={address};QueueEndpoint={address};"))
            .ShouldBe(["tables: no answer within 2 s", "queues: no answer within 2 s"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AccountKey=c2VjcmV0")]
    public async Task Storage_that_is_not_configured_is_said_without_its_setting(string? connection)
    {
        var missing = (await LookAsync(connection)).ShouldHaveSingleItem();
        missing.ShouldContain("AzureWebJobsStorage");
        missing.ShouldNotContain("c2VjcmV0");
        PersonalData.Of(missing).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> LookAsync(string? connection)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { ["AzureWebJobsStorage"] = connection };
        var services = new ServiceCollection().AddLogging().AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(configuration);
        services.AddStorage(configuration);
        await using var provider = services.BuildServiceProvider();
        return await new Readiness(provider, TimeProvider.System).LookAsync();
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(World world, string what)
    {
        using var answer = await world.GetAsync("api/health/" + what);
        return (answer.StatusCode, await world.TextOfAsync(answer));
    }
}
