using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Storage.Queues;
using LoadWatch.Core.Running;
using LoadWatch.Hosting;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Hosting.Real;

public sealed class StandaloneProcessTests : RealHostSuite
{
    protected override Task<RealHost> StartAsync() => RealHost.StandaloneAsync();
}

public sealed class FunctionsProcessTests(PublishedApp published) : RealHostSuite
{
    protected override async Task<RealHost> StartAsync() => await RealHost.UnderFunctionsAsync(await published.FolderAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Every_timer_is_found_and_called()
    {
        await using var host = await StartAsync();
        foreach (var timer in Triggers.All.Where(trigger => trigger.On is Fires.Schedule))
        {
            await host.FireTimerAsync(timer.Name);
        }
    }
}

/// <summary>What the real process does, whoever hosts it.</summary>
public abstract class RealHostSuite
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<RealHost> StartAsync();

    [Fact]
    public async Task A_synced_run_becomes_a_text_and_its_delivery_is_recorded()
    {
        await using var host = await StartAsync();
        host.StandIns.Twilio.Settings.ReportsAlone = ["sent", "delivered"];
        var zone = DayTime();
        var now = TimeProvider.System.GetUtcNow();
        host.StandIns.Strava.Athletes.Add(101);
        foreach (var daysAgo in Enumerable.Range(1, 10).Select(n => n * 3))
        {
            host.StandIns.Strava.Athletes.AddActivity(101, new StravaActivity(daysAgo, now.AddDays(-daysAgo), 8000, 2700) { Zone = zone.Id });
        }

        await using var services = Services(host);
        var runner = await JoinAsync(host, services, zone, 101);
        await Until.TrueAsync(async () => (await ReadAsync(services, runner)).Links is [{ Value.ReadAt: not null }], "the history was read");
        await host.StandIns.Strava.SendAsync(
            host.StandIns.Strava.Athletes.AddActivity(101, new StravaActivity(99, now.AddMinutes(-200), 25000, 8400) { Zone = zone.Id }));
        await Until.TrueAsync(
            async () => (await ReadAsync(services, runner)).Texts
                is [{ Value: { Kind: TextKind.Alert, State: TextState.Sent, Delivery: "delivered" } }, { Value: { Kind: TextKind.FollowUp, State: TextState.Pending } }], "the text was delivered");
        var text = host.StandIns.Twilio.Messages.ShouldHaveSingleItem();
        text.Body.ShouldStartWith("LoadWatch: Your 25 km run on ");
        text.Body.ShouldContain("3.1x your 30-day longest (8 km)");

        string[] way = ["ReceiveWebhook", "ProcessRun", "SendText", "HandOver", "ReceiveDelivery", "RecordDelivery"];
        await Until.TrueAsync(
            () => host.Collector.Spans.Where(span => span.Name == "HandOver").Select(span => host.Collector.Of(span.TraceId)).SingleOrDefault() is { } trace && way.All(trace.Contains),
            "the collector has the one trace from the door to the delivery");
        await Until.TrueAsync(
            () => host.Collector.Has("loadwatch.run_to_text") && host.Collector.Has("loadwatch.acknowledgements"), "the collector has the metrics");
    }

    [Fact]
    public async Task A_garmin_push_survives_a_kill_and_is_stored_once()
    {
        await using var host = await StartAsync();
        await using var services = Services(host);
        host.StandIns.Garmin.Users.Add("user-1");
        host.StandIns.Garmin.Users.LogsInNext("user-1");
        var runner = await JoinAsync(host, services, DayTime(), garmin: true);
        var start = TimeProvider.System.GetUtcNow().AddHours(-2).ToUnixTimeSeconds();
        var run = host.StandIns.Garmin.Users.AddActivity("user-1", new GarminActivity("s-1", start, 3000) { DistanceInMeters = 10_000 });
        (await host.StandIns.Garmin.PushAsync(run)).ShouldHaveSingleItem().Status.ShouldBe(200);
        await host.KillAsync();
        await host.StandIns.Garmin.PushAsync(run);
        await Until.TrueAsync(async () => (await ReadAsync(services, runner)).Runs.Count == 1 && await IsEmptyAsync(host, Queues.Runs), "the run is stored");
    }

    [Fact]
    public async Task Every_queue_is_worked_and_what_cannot_be_processed_ends_in_its_poison_queue_unchanged()
    {
        await using var host = await StartAsync();
        const string body = "né <&> no message of ours";
        var queues = new QueueServiceClient(host.Storage.ConnectionString);
        foreach (var queue in Queues.All)
        {
            await queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: Cancel);
            await queues.GetQueueClient(queue).SendMessageAsync(body, Cancel);
        }

        foreach (var poison in Queues.All.Select(queue => queues.GetQueueClient(queue + Queues.Poison)))
        {
            await Until.TrueAsync(
                async () => await poison.ExistsAsync(Cancel) && (await poison.PeekMessagesAsync(1, Cancel)).Value is [var message] && message.Body.ToString() == body,
                $"the message is in {poison.Name}",
                TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task The_public_routes_answer_and_no_trigger_does()
    {
        await using var host = await StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var echo = await http.GetStringAsync(
            $"api/webhooks/strava/{ServerSettings.StravaKey}?hub.mode=subscribe&hub.challenge=15f7d1a9&hub.verify_token={ServerSettings.VerifyToken}", Cancel);
        echo.ShouldBe("""{"hub.challenge":"15f7d1a9"}""");
        (await http.GetStringAsync("api/routines/glutes", Cancel)).ShouldContain("Donkey kicks");
        (await http.GetAsync("api/connect/strava?invite=forged", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var trigger in Triggers.All)
        {
            foreach (var path in (string[])[trigger.Name, $"api/{trigger.Name}", $"api/webhooks/../../{trigger.Name}", $"/{trigger.Name}"])
            {
                using var forged = new HttpRequestMessage(HttpMethod.Post, $"{host.Address}{path}");
                forged.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
                forged.Content = new StringContent("""{"Data":{"msg":"e30=","timer":{}},"Metadata":{}}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
                (await http.SendAsync(forged, Cancel)).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
            }
        }
    }

    private static TimeZoneInfo DayTime()
    {
        var now = TimeProvider.System.GetUtcNow();
        return Enumerable.Range(0, 24).Select(offset => TimeZoneInfo.FindSystemTimeZoneById($"Etc/GMT{(offset < 12 ? "+" : "-")}{(offset < 12 ? offset : offset - 11)}"))
            .First(zone => TimeZoneInfo.ConvertTime(now, zone).Hour is 14);
    }

    private static ServiceProvider Services(RealHost host)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            host.Settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value)).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
    }

    private static Task<RunnerPartition> ReadAsync(ServiceProvider services, RunnerId runner) =>
        services.GetRequiredService<Runners>().ReadAsync(runner, DateOnly.MinValue, Cancel);

    private static async Task<bool> IsEmptyAsync(RealHost host, string queue) =>
        (await new QueueServiceClient(host.Storage.ConnectionString).GetQueueClient(queue).GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount == 0;

    private static async Task<RunnerId> JoinAsync(RealHost host, ServiceProvider services, TimeZoneInfo zone, long? strava = null, bool garmin = false)
    {
        await using var scope = services.CreateAsyncScope();
        var runner = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
            new NewRunner("R", "+1 905 555 0142", "CA", zone.Id, DistanceUnit.Kilometres, "a test"), Cancel);
        if (strava is { } athlete)
        {
            host.StandIns.Strava.Athletes.LogsInNext(athlete);
        }

        // As a browser would, but for the public name, which leads to wherever the host listens.
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var next = scope.ServiceProvider.GetRequiredService<Linking>().Invite(runner, garmin ? "garmin" : "strava");
        while (true)
        {
            var really = next.Host == "loadwatch.example" ? new Uri(host.Address, next.PathAndQuery) : next;
            using var page = await browser.GetAsync(really, Cancel);
            if (page.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Found))
            {
                page.StatusCode.ShouldBe(HttpStatusCode.OK, await page.Content.ReadAsStringAsync(Cancel));
                return runner;
            }

            next = page.Headers.Location!;
        }
    }
}
