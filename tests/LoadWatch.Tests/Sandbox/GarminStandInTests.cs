using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Posting;

namespace LoadWatch.Tests.Sandbox;

public sealed class GarminStandInTests : StandInTest
{
    private const string User = "d3315b1072421d0dd7c8f6b8e1de4df8";
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-0";

    private GarminStandIn Garmin => StandIns.Garmin;

    private string Rest => $"{Garmin.Address}/wellness-api/rest";

    [Fact]
    public async Task A_code_is_exchanged_only_with_the_verifier_of_its_challenge()
    {
        Garmin.Users.Add(User);
        (await ExchangeAsync(await ConfirmAsync(), "another-verifier")).Status.ShouldBe(400);

        var code = await ConfirmAsync();
        var tokens = await ExchangeAsync(code, Verifier);
        tokens.Status.ShouldBe(200);
        tokens.Json.GetProperty("expires_in").GetInt32().ShouldBe(86400);
        tokens.Json.GetProperty("refresh_token_expires_in").GetInt32().ShouldBe(90 * 86400);
        (await GetAsync($"{Rest}/user/id", tokens.Text("access_token"))).Text("userId").ShouldBe(User);
        (await ExchangeAsync(code, Verifier)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Every_refresh_rotates_and_the_old_token_dies_when_the_new_one_is_used()
    {
        var pair = Garmin.Grants.Give(User, "");
        var next = await RefreshAsync(pair.Refresh);
        next.Text("refresh_token").ShouldNotBe(pair.Refresh);

        await RefreshAsync(next.Text("refresh_token"));
        (await RefreshAsync(pair.Refresh)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Permissions_come_as_a_list_or_as_an_object()
    {
        Garmin.Users.Add(User, "ACTIVITY_EXPORT");
        var token = Garmin.Grants.Give(User, "").Access;
        (await GetAsync($"{Rest}/user/permissions", token)).Body.ShouldBe("""["ACTIVITY_EXPORT"]""");
        Garmin.Settings.PermissionsAsObject = true;
        (await GetAsync($"{Rest}/user/permissions", token)).Body.ShouldBe("""{"permissions":["ACTIVITY_EXPORT"]}""");
    }

    [Fact]
    public async Task A_backfill_is_accepted_once_and_pushes_the_stored_runs_of_its_range()
    {
        await using var door = await Doorstep.OpenAsync();
        Garmin.Settings.PushUrl = door.Address;
        Garmin.Users.Add(User);
        Garmin.Users.AddActivity(User, new GarminActivity("inside", 1_000_100, 1800));
        Garmin.Users.AddActivity(User, new GarminActivity("outside", 2_000_000, 1800));
        var token = Garmin.Grants.Give(User, "").Access;

        (await BackfillAsync(1_000_000, 1_000_000 + (31 * 86400), token)).Status.ShouldBe(400);
        (await BackfillAsync(1_000_000, 1_500_000, token)).Status.ShouldBe(202);
        (await BackfillAsync(1_000_000, 1_500_000, token)).Status.ShouldBe(409);
        await StandIns.Courier.SettledAsync().WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        Items(door.Received.ShouldHaveSingleItem().Body).ShouldBe(["inside"]);
        Garmin.Users.Add(User, "ACTIVITY_EXPORT");
        (await BackfillAsync(1, 2, token)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_backfill_with_nowhere_to_push_to_is_not_passed_over()
    {
        Garmin.Users.AddActivity(User, new GarminActivity("1", 1_000_100, 1800));
        (await BackfillAsync(1_000_000, 1_500_000, Garmin.Grants.Give(User, "").Access)).Status.ShouldBe(202);
        await Should.ThrowAsync<AggregateException>(() => StandIns.Courier.SettledAsync());
    }

    [Fact]
    public async Task A_push_names_the_client_carries_many_users_and_is_repeated_until_accepted()
    {
        await using var door = await Doorstep.OpenAsync();
        Garmin.Settings.PushUrl = door.Address;
        Garmin.Settings.Posting.RetryGaps = [TimeSpan.Zero, TimeSpan.Zero];
        door.NextStatuses.Enqueue(500);
        var mine = Garmin.Users.AddActivity(User, new GarminActivity("1", 1_000_000, 1800) { ActivityId = 9_007_199_254_740_993 });
        var theirs = Garmin.Users.AddActivity("other", new GarminActivity("2", 1_000_000, 1800) { ActivityId = 2, ActivityIdAsText = true });

        var attempts = await Garmin.PushAsync(mine, theirs);

        attempts.Select(a => a.Status).ShouldBe([500, 200]);
        var (body, headers) = door.Received.Last();
        headers["garmin-client-id"].ToString().ShouldBe(Garmin.Settings.ClientId);
        body.ShouldContain("\"activityId\":9007199254740993");
        body.ShouldContain("\"activityId\":\"2\"");
        body.ShouldNotContain("distanceInMeters");
    }

    [Fact]
    public async Task A_deregistration_kills_the_tokens_and_is_told()
    {
        await using var door = await Doorstep.OpenAsync();
        Garmin.Settings.PushUrls["deregistrations"] = door.Address;
        var token = Garmin.Grants.Give(User, "").Access;

        await Garmin.DeregisterAsync(User);

        door.Received.ShouldHaveSingleItem().Body.ShouldBe($$"""{"deregistrations":[{"userId":"{{User}}"}]}""");
        (await GetAsync($"{Rest}/user/id", token)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_registration_is_deleted_on_request()
    {
        var token = Garmin.Grants.Give(User, "").Access;
        var bearer = new AuthenticationHeaderValue("Bearer", token);
        (await SendAsync(HttpMethod.Delete, $"{Rest}/user/registration", bearer)).Status.ShouldBe(204);
        Garmin.Users.IsConnected(User).ShouldBeFalse();
    }

    [Fact]
    public async Task A_ping_leads_to_what_was_uploaded_and_works_once()
    {
        await using var door = await Doorstep.OpenAsync();
        Garmin.Settings.PushUrl = door.Address;
        Garmin.Users.AddActivity(User, new GarminActivity("fresh", 1_000_000, 1800));
        Garmin.Users.AddActivity(User, new GarminActivity("old", 1_000_000, 1800) { UploadedAt = Clock.GetUtcNow().AddDays(-2) });

        await Garmin.PingAsync(User);

        var callback = JsonDocument.Parse(door.Received.ShouldHaveSingleItem().Body).RootElement
            .GetProperty("activities")[0].GetProperty("callbackURL").GetString()!;
        (await GetAsync(callback)).Json.EnumerateArray().Select(a => a.GetProperty("summaryId").GetString()).ShouldBe(["fresh"]);
        (await GetAsync(callback)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Bodies_may_be_duplicated()
    {
        await using var door = await Doorstep.OpenAsync();
        Garmin.Settings.PushUrl = door.Address;
        await Garmin.PushAsync([GarminBody.Deregistrations("a", "b")], new SendOptions(Duplicates: 2, Concurrency: 3));
        door.Received.Count.ShouldBe(3);
    }

    private static IEnumerable<string?> Items(string body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("summaryId").GetString());

    private async Task<string> ConfirmAsync()
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var answer = await GetAsync(
            $"{Garmin.Address}/oauth2Confirm?client_id={Garmin.Settings.ClientId}&response_type=code&state=s1"
            + $"&redirect_uri=https%3A%2F%2Floadwatch.example%2Fback&code_challenge={challenge}&code_challenge_method=S256");
        QueryOf(answer.Location, "state").ShouldBe("s1");
        return QueryOf(answer.Location, "code");
    }

    private Task<Answer> ExchangeAsync(string code, string verifier) =>
        TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier));

    private Task<Answer> RefreshAsync(string token) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    private Task<Answer> TokenAsync(params (string, string)[] form) => PostAsync(
        $"{Garmin.Address}/di-oauth2-service/oauth/token",
        [("client_id", Garmin.Settings.ClientId), ("client_secret", Garmin.Settings.ClientSecret), .. form]);

    private Task<Answer> BackfillAsync(long from, long to, string token) =>
        GetAsync($"{Rest}/backfill/activities?summaryStartTimeInSeconds={from}&summaryEndTimeInSeconds={to}", token);
}
