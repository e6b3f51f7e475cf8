using LoadWatch.Sandbox.Strava;

namespace LoadWatch.Tests.Sandbox;

public sealed class StravaReadingTests : StravaStandInTest
{
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
}
