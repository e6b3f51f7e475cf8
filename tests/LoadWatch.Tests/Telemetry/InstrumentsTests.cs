using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;
using LoadWatch.Storage.Backups;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Telemetry;

/// <summary>What is measured while a runner's story goes on.</summary>
public sealed class InstrumentsTests(Azurite azurite)
{
    private const string Door = $"api/webhooks/strava/{ServerSettings.StravaKey}";
    private const string Event = """{"aspect_type":"create","event_time":1,"object_id":5,"object_type":"activity","owner_id":134815,"subscription_id":120475}""";

    [Fact]
    public async Task A_jump_is_counted_from_the_door_to_the_text()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        using var heard = new Listening(world.Services);
        await maya.RunsOnStravaAsync(26);
        await world.SettledAsync();
        await world.Twilio.ReportAllAsync(world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().Sid, "delivered");

        heard.SumsOf("loadwatch.webhooks").ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { ["outcome=taken platform=strava"] = 1, ["outcome=taken platform=twilio"] = 1 });
        heard.SumsOf("loadwatch.flags")["level=high rule=spike"].ShouldBe(1);
        heard.SumsOf("loadwatch.texts").ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { ["because=none kind=alert outcome=sent"] = 1 });
        heard.Of("loadwatch.acknowledgements").Select(one => one.Tags).ShouldBe(["platform=strava", "platform=twilio"]);
    }

    [Fact]
    public async Task The_lag_is_told_from_the_end_of_the_run_to_the_acceptance_of_its_text()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        using var heard = new Listening(world.Services);
        await maya.RunsOnStravaAsync(26, change: run => run with { Start = world.Now.AddHours(-4), MovingSeconds = 3 * 3600, ElapsedSeconds = (3 * 3600) + 600 });
        await world.SettledAsync();

        // 50 minutes before the sync, 1 minute until Strava is read, 5 until the rest of the sync must have arrived.
        heard.Of("loadwatch.run_to_text").ShouldHaveSingleItem().Value.ShouldBe(TimeSpan.FromMinutes(56).TotalSeconds, tolerance: 5);
    }

    [Fact]
    public async Task A_text_that_is_held_back_is_counted_as_withheld()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        using var heard = new Listening(world.Services);
        await maya.RunsOnStravaAsync(26);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        await maya.ChangesAsync(profile => profile with { NoTextsBecause = Core.Reasons.OptedOut });
        await world.SettledAsync();

        maya.Texts.ShouldBeEmpty();
        heard.SumsOf("loadwatch.texts").ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { ["because=rules kind=alert outcome=withheld"] = 1 });
    }

    [Theory]
    [InlineData(21610, "number")]
    [InlineData(30034, "carrier")]
    [InlineData(21408, "carrier")]
    public async Task A_refused_text_is_counted_as_refused_by_whom(int code, string because)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        using var heard = new Listening(world.Services);
        world.Twilio.Refusals.RefuseNext(code);
        await maya.RunsOnStravaAsync(26);
        await world.SettledAsync();

        heard.SumsOf("loadwatch.texts").ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { [$"because={because} kind=alert outcome=refused"] = 1 });
    }

    [Theory]
    [InlineData(TextState.Withheld, Core.Reasons.NoCarrier, "carrier")]
    [InlineData(TextState.Withheld, Core.Reasons.OutOfTime, "carrier")]
    [InlineData(TextState.Withheld, "cooled-down:high:2026-03-01", "rules")]
    [InlineData(TextState.Unknown, Core.Reasons.NoClearAnswer, "carrier")]
    [InlineData(TextState.Refused, "carrier-refused:30006:Landline", "number")]
    [InlineData(TextState.Refused, "carrier-refused:30007:Filtered: 21610", "carrier")]
    public void A_text_s_end_is_laid_to_its_rules_its_number_or_the_carrier(TextState state, string reason, string because) =>
        Blame.Of(new Text { Id = "t", Day = default, Body = "", Segments = 1, State = state, Reason = reason, DueAt = default, NotBefore = default }).ShouldBe(because);

    [Fact]
    public async Task What_comes_to_the_carrier_s_door_is_counted_by_what_became_of_it()
    {
        await using var world = await World.StartAsync(azurite);
        using var heard = new Listening(world.Services);
        var url = world.Twilio.Settings.InboundUrl!;
        await world.StatusOfPostAsync(url, new StringContent("{}"));
        await world.StatusOfPostAsync(url, new FormUrlEncodedContent(new Dictionary<string, string> { ["Body"] = "STOP" }));
        await world.StatusOfPostAsync(url, new FormUrlEncodedContent(new Dictionary<string, string> { ["Body"] = new('x', 40_000) }));

        heard.SumsOf("loadwatch.webhooks").ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["outcome=bad-signature platform=twilio"] = 1,
            ["outcome=malformed platform=twilio"] = 1,
            ["outcome=too-large platform=twilio"] = 1,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_door_s_error_is_measured_by_its_route_and_its_status_and_not_by_its_address()
    {
        await using var world = await World.StartAsync(azurite);
        using var heard = new Listening(world.Services);
        world.Storage.Fails = _ => true;
        (await world.StatusOfPostAsync(Door, Webhooks.DoorFixtures.Json(Event))).ShouldBe(System.Net.HttpStatusCode.InternalServerError);

        await Hosting.Until.TrueAsync(() => heard.Of("http.server.request.duration").Count > 0, "the request was measured");
        var tags = heard.Of("http.server.request.duration").ShouldHaveSingleItem().Tags;
        tags.ShouldContain("http.response.status_code=500");
        tags.ShouldContain("http.route=/api/webhooks/strava/{key}");
        tags.ShouldNotContain(ServerSettings.StravaKey);
    }

    [Fact]
    public async Task The_budget_shows_what_is_used_of_both_windows_and_begins_anew_with_them()
    {
        await using var world = await World.StartAsync(azurite);
        using var heard = new Listening(world.Services);
        await LinkedAsync(world);

        var used = heard.Ask("loadwatch.platform_budget");
        used.Keys.ShouldBe(["platform=strava window=15m", "platform=strava window=day"], ignoreOrder: true);
        used["platform=strava window=day"].ShouldBeGreaterThan(0);
        await world.PassesAsync(TimeSpan.FromDays(2));
        heard.Ask("loadwatch.platform_budget").Values.ShouldBe([0, 0]);
    }

    [Fact]
    public async Task Queues_are_read_by_their_oldest_due_message_and_their_poison_and_only_if_somebody_listens()
    {
        await using var world = await World.StartAsync(azurite);
        var queues = world.Services.GetRequiredService<Queues>();

        // So that no request goes into asking, once a minute, for an unfinished restore.
        await world.Services.GetRequiredService<UnfinishedRestore>().StandsAsync(CancellationToken.None);
        var asked = 0;
        world.Storage.Fails = request =>
        {
            Interlocked.Increment(ref asked);
            return false;
        };
        await world.FireAsync("MeasureQueues");
        asked.ShouldBe(0);
        using var heard = new Listening(world.Services);
        await queues.PutAsync(new TextDue("r", "t"), TimeSpan.FromHours(12), CancellationToken.None);
        await queues.PutPoisonAsync(new RunChanged("strava", "1", Change.Created, "1", world.Now), CancellationToken.None);
        world.Clock.MoveTo(world.Now.AddHours(12).AddMinutes(3));
        await world.FireAsync("MeasureQueues");

        var ages = heard.Ask("loadwatch.queue_age");
        ages.Keys.ShouldBe(Queues.All.Select(queue => $"queue={queue}"), ignoreOrder: true);
        ages["queue=texts"].ShouldBe(180);
        ages["queue=runs"].ShouldBe(0);
        heard.Ask("loadwatch.poison").Where(queue => queue.Value > 0).ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("queue=runs", 1.0));
        world.Clock.MoveTo(world.Now.AddMinutes(13));
        heard.Ask("loadwatch.queue_age").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_webhook_is_one_call_of_storage_whether_or_not_somebody_watches()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        using var heard = new Listening(world.Services);
        var calls = new List<string>();
        world.Storage.Fails = request =>
        {
            lock (calls)
                calls.Add($"{request.Method} {request.Uri.Path}");
            return false;
        };
        await maya.RunsOnStravaAsync(5);

        calls.ShouldHaveSingleItem().ShouldEndWith("runs/messages");
    }

    private static async Task<WorldRunner> LinkedAsync(World world)
    {
        var runner = await world.RunnerAsync("Maya");
        runner.HasRunOnStrava(20);
        await runner.LinksStravaAsync();
        await world.SettledAsync();
        return runner;
    }
}
