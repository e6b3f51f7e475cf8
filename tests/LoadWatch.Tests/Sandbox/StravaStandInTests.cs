using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Tests.Sandbox;

public sealed class StravaStandInTests : StandInTest
{
    private const long Athlete = 134815;
    private const string AllScopes = "read,activity:read_all";

    private StravaStandIn Strava => StandIns.Strava;

    private string List => $"{Strava.Address}/api/v3/athlete/activities?per_page=200";

    [Fact]
    public async Task An_authorisation_gives_a_code_that_works_once()
    {
        Strava.Athletes.Add(Athlete);
        var code = await AuthoriseAsync();

        var first = await ExchangeAsync(code);
        first.Status.ShouldBe(200);
        first.Json.GetProperty("athlete").GetProperty("id").GetInt64().ShouldBe(Athlete);
        first.Json.GetProperty("expires_in").GetInt32().ShouldBe(6 * 3600);
        first.Text("token_type").ShouldBe("Bearer");

        (await ExchangeAsync(code)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_athlete_may_untick_a_scope_or_deny_everything()
    {
        Strava.Athletes.Add(Athlete, untick: ["activity:read_all"]);
        QueryOf((await AskAsync("read,activity:read,activity:read_all")).Location, "scope").ShouldBe("read,activity:read");

        Strava.Athletes.Add(Athlete, denies: true);
        QueryOf((await AskAsync(AllScopes)).Location, "error").ShouldBe("access_denied");
    }

    [Fact]
    public async Task A_refresh_with_more_than_an_hour_left_returns_the_same_tokens()
    {
        var pair = Strava.Grants.Give($"{Athlete}", AllScopes);
        Clock.Advance(TimeSpan.FromHours(4));

        var again = await RefreshAsync(pair.Refresh);

        again.Text("access_token").ShouldBe(pair.Access);
        again.Text("refresh_token").ShouldBe(pair.Refresh);
        again.Json.GetProperty("expires_in").GetInt32().ShouldBe(2 * 3600);
        again.Json.TryGetProperty("athlete", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_old_refresh_token_lives_until_the_new_access_token_is_used()
    {
        var pair = Strava.Grants.Give($"{Athlete}", AllScopes);
        Clock.Advance(TimeSpan.FromHours(7));

        var lost = await RefreshAsync(pair.Refresh);
        lost.Text("refresh_token").ShouldNotBe(pair.Refresh);
        var repeated = await RefreshAsync(pair.Refresh);
        repeated.Body.ShouldBe(lost.Body);

        (await GetAsync(List, repeated.Text("access_token"))).Status.ShouldBe(200);
        var dead = await RefreshAsync(pair.Refresh);
        dead.Status.ShouldBe(400);
        dead.Body.ShouldBe("""{"message":"Bad Request","errors":[{"resource":"RefreshToken","field":"refresh_token","code":"invalid"}]}""");
    }

    [Fact]
    public async Task Immediate_rotation_kills_the_old_refresh_token_at_once_and_no_rotation_keeps_it()
    {
        var pair = Strava.Grants.Give($"{Athlete}", AllScopes);
        Clock.Advance(TimeSpan.FromHours(6));
        Strava.Settings.Tokens.Rotation = Rotation.Never;
        var kept = await RefreshAsync(pair.Refresh);
        kept.Text("refresh_token").ShouldBe(pair.Refresh);
        kept.Text("access_token").ShouldNotBe(pair.Access);

        Clock.Advance(TimeSpan.FromHours(6));
        Strava.Settings.Tokens.Rotation = Rotation.Immediate;
        (await RefreshAsync(pair.Refresh)).Text("refresh_token").ShouldNotBe(pair.Refresh);
        (await RefreshAsync(pair.Refresh)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_early_refresh_may_bring_a_new_refresh_token_with_the_same_access_token()
    {
        Strava.Settings.Tokens.RotatesEarly = true;
        var pair = Strava.Grants.Give($"{Athlete}", AllScopes);

        var next = await RefreshAsync(pair.Refresh);

        next.Text("access_token").ShouldBe(pair.Access);
        next.Text("refresh_token").ShouldNotBe(pair.Refresh);
        await GetAsync(List, pair.Access);
        (await RefreshAsync(pair.Refresh)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_athlete_beyond_the_capacity_is_refused()
    {
        Strava.Settings.AthleteCapacity = 1;
        Strava.Athletes.Add(Athlete);
        Strava.Grants.Give("7", AllScopes);
        (await ExchangeAsync(await AuthoriseAsync())).Status.ShouldBe(403);

        Strava.Athletes.Deauthorise(7);
        (await ExchangeAsync(await AuthoriseAsync())).Status.ShouldBe(200);
        (await ExchangeAsync(await AuthoriseAsync())).Status.ShouldBe(200, "connected already");
    }

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
    public async Task A_token_stops_working_when_it_expires_or_is_revoked()
    {
        var pair = Strava.Grants.Give($"{Athlete}", AllScopes);
        (await GetAsync(List, pair.Access)).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromHours(6));
        (await GetAsync(List, pair.Access)).Status.ShouldBe(401);

        var fresh = await RefreshAsync(pair.Refresh);
        var revoked = await SendAsync(
            HttpMethod.Post,
            $"{Strava.Address}/oauth/revoke",
            Basic(Strava.Settings.ClientId, Strava.Settings.ClientSecret),
            ("token", fresh.Text("access_token")));
        revoked.Status.ShouldBe(200);
        (await GetAsync(List, fresh.Text("access_token"))).Status.ShouldBe(401);
        (await RefreshAsync(fresh.Text("refresh_token"))).Status.ShouldBe(400);
        Strava.Athletes.IsConnected(Athlete).ShouldBeFalse();
    }

    [Fact]
    public async Task The_budget_is_refused_when_spent_and_opens_again_at_the_quarter_hour()
    {
        Strava.Settings.ReadLimit = new StravaLimit(2, 5);
        var token = Strava.Grants.Give($"{Athlete}", AllScopes).Access;

        var first = await GetAsync(List, token);
        first.Headers["X-ReadRateLimit-Limit"].ShouldBe("2,5");
        first.Headers["X-ReadRateLimit-Usage"].ShouldBe("1,1");
        first.Headers["X-RateLimit-Usage"].ShouldBe("1,1");
        await GetAsync(List, token);
        var refused = await GetAsync(List, token);
        refused.Status.ShouldBe(429);
        refused.Headers["X-ReadRateLimit-Usage"].ShouldBe("3,3");
        refused.Body.ShouldBe("""{"message":"Rate Limit Exceeded","errors":[{"resource":"Application","field":"read rate limit","code":"exceeded"}]}""");

        Clock.Advance(TimeSpan.FromMinutes(8));
        var opened = await GetAsync(List, token);
        opened.Status.ShouldBe(200);
        opened.Headers["X-ReadRateLimit-Usage"].ShouldBe("1,4");
        await GetAsync(List, token);
        Clock.Advance(TimeSpan.FromMinutes(15));
        (await GetAsync(List, token)).Status.ShouldBe(429, "the day is spent");
    }

    [Fact]
    public async Task The_list_shows_local_time_with_a_false_Z_and_pages_from_the_oldest_after_an_instant()
    {
        for (var day = 1; day <= 3; day++)
            Strava.Athletes.AddActivity(Athlete, Run(day) with { Start = new DateTimeOffset(2026, 7, day, 11, 0, 0, TimeSpan.Zero) });
        var token = Strava.Grants.Give($"{Athlete}", AllScopes).Access;

        var page = await GetAsync($"{Strava.Address}/api/v3/athlete/activities?after=1782903601&per_page=1&page=1", token);

        var run = page.Json.EnumerateArray().ShouldHaveSingleItem();
        run.GetProperty("id").GetInt64().ShouldBe(2);
        run.GetProperty("start_date").GetString().ShouldBe("2026-07-02T11:00:00Z");
        run.GetProperty("start_date_local").GetString().ShouldBe("2026-07-02T07:00:00Z");
        run.GetProperty("timezone").GetString().ShouldBe("(GMT-05:00) America/Toronto");
        run.GetProperty("utc_offset").GetDouble().ShouldBe(-14400);
        run.TryGetProperty("device_name", out _).ShouldBeFalse();
        (await GetAsync($"{Strava.Address}/api/v3/activities/2", token)).Text("device_name").ShouldBe("Garmin Forerunner 965");
        (await GetAsync($"{Strava.Address}/api/v3/athlete/activities?per_page=201", token)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_private_run_is_seen_only_with_leave_to_read_all()
    {
        Strava.Athletes.AddActivity(Athlete, Run(1));
        var narrow = Strava.Grants.Give($"{Athlete}", "read,activity:read").Access;
        Strava.Athletes.Hide(Athlete, 1).AspectType.ShouldBe("delete");
        (await GetAsync(List, narrow)).Json.GetArrayLength().ShouldBe(0);
        (await GetAsync($"{Strava.Address}/api/v3/activities/1", narrow)).Status.ShouldBe(404);

        var wide = Strava.Grants.Give($"{Athlete}", AllScopes).Access;
        (await GetAsync(List, wide)).Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_is_not_ready_is_missing_until_it_is()
    {
        Strava.Athletes.AddActivity(Athlete, Run(1) with { NotReadyUntil = Clock.GetUtcNow().AddMinutes(5) });
        var token = Strava.Grants.Give($"{Athlete}", AllScopes).Access;
        (await GetAsync($"{Strava.Address}/api/v3/activities/1", token)).Status.ShouldBe(404);
        (await GetAsync(List, token)).Json.GetArrayLength().ShouldBe(0);

        Clock.Advance(TimeSpan.FromMinutes(5));
        (await GetAsync($"{Strava.Address}/api/v3/activities/1", token)).Status.ShouldBe(200);
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

    private static StravaActivity Run(long id) => new(id, new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), 10000, 3000);

    private Task<Answer> AskAsync(string scope) => GetAsync(
        $"{Strava.Address}/oauth/authorize?client_id={Strava.Settings.ClientId}&redirect_uri=https%3A%2F%2Floadwatch.example%2Fback"
        + $"&response_type=code&scope={scope}&state=s1&login_hint={Athlete}");

    private async Task<string> AuthoriseAsync()
    {
        var answer = await AskAsync(AllScopes);
        answer.Status.ShouldBe(302);
        QueryOf(answer.Location, "state").ShouldBe("s1");
        return QueryOf(answer.Location, "code");
    }

    private Task<Answer> ExchangeAsync(string code) => TokenAsync(("grant_type", "authorization_code"), ("code", code));

    private Task<Answer> RefreshAsync(string token) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    private Task<Answer> TokenAsync(params (string, string)[] form) => PostAsync(
        $"{Strava.Address}/oauth/token",
        [("client_id", Strava.Settings.ClientId), ("client_secret", Strava.Settings.ClientSecret), .. form]);

    private Task<Answer> SubscribeAsync(string callback, string verifyToken) => PostAsync(
        $"{Strava.Address}/api/v3/push_subscriptions",
        ("client_id", Strava.Settings.ClientId),
        ("client_secret", Strava.Settings.ClientSecret),
        ("callback_url", callback),
        ("verify_token", verifyToken));
}
