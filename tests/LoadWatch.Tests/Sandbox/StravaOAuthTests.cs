using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Tests.Sandbox;

public sealed class StravaOAuthTests : StravaStandInTest
{
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
}
