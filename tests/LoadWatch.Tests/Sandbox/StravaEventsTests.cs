using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Strava;

namespace LoadWatch.Tests.Sandbox;

public sealed class StravaEventsTests : StravaStandInTest
{
    [Fact]
    public void The_signature_is_the_one_third_parties_report()
    {
        const string body = """
            {
              "aspect_type": "create",
              "event_time": 1763597800,
              "object_id": 16181809559,
              "object_type": "activity",
              "updates": {},
              "owner_id": 134815,
              "subscription_id": 120475
            }

            """;
        StravaEvent.Sign("strava-signing-secret", 1763597801, body)
            .ShouldBe("t=1763597801,v1=f244576dca7106d0c1d1d1d295bf6dde72c9e07026e0927d98330f52a5c2c41c");
    }

    [Fact]
    public void A_changed_distance_sends_no_event_and_a_changed_title_does()
    {
        Strava.Athletes.AddActivity(Athlete, Run(1)).AspectType.ShouldBe("create");
        Strava.Athletes.Edit(Athlete, 1, run => run with { Metres = 9000 }).ShouldBeNull();
        Strava.Athletes.Edit(Athlete, 1, run => run with { Name = "Long run" })!.Updates!["title"].ShouldBe("Long run");
    }

    [Fact]
    public async Task A_subscription_is_made_only_with_a_callback_that_echoes_the_challenge()
    {
        await using var door = await Doorstep.OpenAsync();
        (await SubscribeAsync(door.Address, "wrong")).Status.ShouldBe(400);
        var made = await SubscribeAsync(door.Address + "/webhooks", "right");
        made.Status.ShouldBe(201);
        made.Json.GetProperty("id").GetInt64().ShouldBe(Strava.Settings.SubscriptionId);
        (await SubscribeAsync(door.Address, "right")).Status.ShouldBe(400, "one per application");

        var client = $"?client_id={Strava.Settings.ClientId}&client_secret={Strava.Settings.ClientSecret}";
        var address = $"{Strava.Address}/api/v3/push_subscriptions";
        (await GetAsync(address + client)).Json.GetArrayLength().ShouldBe(1);
        (await SendAsync(HttpMethod.Delete, $"{address}/{Strava.Settings.SubscriptionId}{client}", authorization: null)).Status.ShouldBe(204);
        (await GetAsync(address + client)).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Events_arrive_duplicated_shuffled_and_signed_and_their_acknowledgement_is_timed()
    {
        await using var door = await Doorstep.OpenAsync();
        Strava.Settings.CallbackUrl = door.Address;
        Strava.Settings.SigningKey = "key";
        var events = Enumerable.Range(1, 5).Select(id => StravaEvent.Created(Athlete, id));

        var acks = await Strava.SendAsync(events, new SendOptions(Duplicates: 1, ShuffleSeed: 7));

        acks.Count.ShouldBe(10);
        acks.ShouldAllBe(ack => ack.Status == 200 && ack.Milliseconds > 0);
        var ids = door.Received.Select(r => System.Text.Json.JsonDocument.Parse(r.Body).RootElement.GetProperty("object_id").GetInt64()).ToArray();
        ids.Order().ShouldBe([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        ids.ShouldNotBe([.. ids.Order()]);
        var (body, headers) = door.Received.First();
        AckLatency.Of(acks).Answered.ShouldBe(10);
        headers["X-Strava-Signature"].ToString().ShouldBe(StravaEvent.Sign("key", Clock.GetUtcNow().ToUnixTimeSeconds(), body));
    }

    [Fact]
    public async Task Events_may_start_at_a_steady_rate()
    {
        await using var door = await Doorstep.OpenAsync();
        Strava.Settings.CallbackUrl = door.Address;
        var started = TimeProvider.System.GetTimestamp();

        var events = Enumerable.Range(1, 6).Select(id => StravaEvent.Created(Athlete, id));
        await Strava.SendAsync(events, new SendOptions(Concurrency: 6, PerSecond: 20));

        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(240));
        door.Received.Count.ShouldBe(6);
    }

    [Fact]
    public async Task An_event_that_is_not_acknowledged_is_tried_three_times_and_then_lost()
    {
        await using var door = await Doorstep.OpenAsync();
        Strava.Settings.CallbackUrl = door.Address;
        Strava.Settings.Posting.RetryGaps = [TimeSpan.Zero, TimeSpan.Zero];
        foreach (var status in new[] { 500, 503, 500 })
            door.NextStatuses.Enqueue(status);

        var attempts = await Strava.SendAsync(StravaEvent.Deauthorised(Athlete));

        attempts.Select(a => (a.Attempt, a.Status)).ShouldBe([(1, 500), (2, 503), (3, 500)]);
    }

    private Task<Answer> SubscribeAsync(string callback, string verifyToken) => PostAsync(
        $"{Strava.Address}/api/v3/push_subscriptions",
        ("client_id", Strava.Settings.ClientId),
        ("client_secret", Strava.Settings.ClientSecret),
        ("callback_url", callback),
        ("verify_token", verifyToken));
}
