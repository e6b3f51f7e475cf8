using System.Net;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;
using LoadWatch.Webhooks;
using SandboxEvent = LoadWatch.Sandbox.Strava.StravaEvent;

namespace LoadWatch.Tests.Webhooks;

/// <summary>The door of Strava, knocked at over HTTP.</summary>
public class StravaDoorTests(Azurite azurite) : DoorTest(azurite)
{
    private const string Door = $"api/webhooks/strava/{ServerSettings.StravaKey}";
    private const string Event = """{"aspect_type":"create","event_time":1,"object_id":5,"object_type":"activity","owner_id":134815,"subscription_id":120475}""";

    public static IEnumerable<TheoryDataRow<string>> Fixtures => DoorFixtures.In("strava");

    [Fact]
    public async Task TheChallengeGoesBack()
    {
        using var answer = await World.GetAsync($"{Door}?hub.verify_token={ServerSettings.VerifyToken}&hub.challenge=15f7d1a91c1f40f8&hub.mode=subscribe");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        (await World.TextOfAsync(answer)).ShouldBe("""{"hub.challenge":"15f7d1a91c1f40f8"}""");
    }

    [Theory]
    [InlineData("hub.verify_token=another&hub.challenge=x&hub.mode=subscribe", HttpStatusCode.Forbidden)]
    [InlineData("hub.challenge=x&hub.mode=subscribe", HttpStatusCode.Forbidden)]
    [InlineData("hub.verify_token=sandbox-verify-token&hub.mode=subscribe", HttpStatusCode.BadRequest)]
    [InlineData("hub.verify_token=sandbox-verify-token&hub.challenge=&hub.mode=subscribe", HttpStatusCode.BadRequest)]
    [InlineData("hub.verify_token=sandbox-verify-token&hub.challenge=x&hub.mode=unsubscribe", HttpStatusCode.BadRequest)]
    [InlineData("hub.verify_token=sandbox-verify-token&hub.challenge=x&hub.challenge=y&hub.mode=subscribe", HttpStatusCode.BadRequest)]
    public async Task AnyOtherQuestionIsNotAnsweredWithAChallenge(string query, HttpStatusCode status)
    {
        using var answer = await World.GetAsync($"{Door}?{query}");

        answer.StatusCode.ShouldBe(status);
        (await World.TextOfAsync(answer)).ShouldNotContain("hub.challenge\"");
    }

    [Theory]
    [InlineData("api/webhooks/strava/another-key-of-this-length")]
    [InlineData("api/webhooks/strava/SANDBOX-STRAVA-DOOR-0001")]
    [InlineData("api/webhooks/strava/sandbox-garmin-door-0001")]
    [InlineData("api/webhooks/strava/")]
    [InlineData("api/webhooks/strava/sandbox-strava-door-0001/more")]
    public async Task WithoutTheKeyThereIsNoDoor(string path)
    {
        (await World.StatusOfPostAsync(path, DoorFixtures.Json(Event))).ShouldBe(HttpStatusCode.NotFound);
        using var confirmation = await World.GetAsync($"{path}?hub.verify_token={ServerSettings.VerifyToken}&hub.challenge=x&hub.mode=subscribe");
        confirmation.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await QueuedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task EachEventBecomesWhatItsFileSays(string name)
    {
        var fixture = DoorFixtures.Read("strava", name);
        using var answer = await World.PostAsync(Door, DoorFixtures.Body(fixture));

        if (fixture.TryGetProperty("refusedFor", out var what))
        {
            await RefusesAsync(answer, HttpStatusCode.BadRequest, what.GetString()!);
            return;
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var queued = await QueuedAsync();
        if (fixture.TryGetProperty("ignored", out _))
        {
            queued.ShouldBeEmpty();
            return;
        }

        var becomes = fixture.GetProperty("becomes");
        queued.ShouldHaveSingleItem().ShouldBe(new RunChanged(
            "strava", "134815", Enum.Parse<Change>(becomes.GetProperty("change").GetString()!), becomes.GetProperty("run").GetString(), World.Now));
    }

    [Fact]
    public async Task AnEventWaitsUntilStravaHasFinishedWithTheRun()
    {
        (await World.StatusOfPostAsync(Door, DoorFixtures.Json(Event))).ShouldBe(HttpStatusCode.OK);

        (await World.WaitingForAsync("ProcessRun")).ShouldHaveSingleItem().Due.ShouldBe(World.Now.AddMinutes(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyOfMoreThan64KilobytesIsTooLarge(bool saysItsLength)
    {
        var body = new ByteArrayContent(new byte[(64 * 1024) + 1]);
        using var content = saysItsLength ? (HttpContent)body : new WithoutLength(body);
        using var answer = await World.PostAsync(Door, content);

        await RefusesAsync(answer, HttpStatusCode.RequestEntityTooLarge, "larger than 65536 bytes");
    }

    [Fact]
    public async Task WhatCannotBeStoredIsNotAcknowledged()
    {
        World.Storage.Fails = _ => true;
        (await World.StatusOfPostAsync(Door, DoorFixtures.Json(Event))).ShouldBe(HttpStatusCode.InternalServerError);

        World.Storage.Fails = null;
        (await World.StatusOfPostAsync(Door, DoorFixtures.Json(Event))).ShouldBe(HttpStatusCode.OK);
        (await QueuedAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task TheStandInForStravaAgreesToTheAddress()
    {
        var callback = World.Strava.Settings.CallbackUrl!;
        World.Strava.Settings.CallbackUrl = null;
        using var answer = await World.PostAsync($"{World.Strava.Address}/api/v3/push_subscriptions", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = World.Strava.Settings.ClientId,
            ["client_secret"] = World.Strava.Settings.ClientSecret,
            ["callback_url"] = callback,
            ["verify_token"] = ServerSettings.VerifyToken,
        }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public void WithoutAnAgreedTokenNobodyIsLetIn() => DoorKey.Fits("", "").ShouldBeFalse();

    private sealed class WithoutLength(HttpContent inner) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => inner.CopyToAsync(stream, context);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

/// <summary>The door of Strava where a key for signatures is configured.</summary>
public class SignedStravaDoorTests(Azurite azurite) : DoorTest(azurite)
{
    private const string Key = "a-signing-key";
    private const string Event = """{"aspect_type":"create","event_time":1,"object_id":5,"object_type":"activity","owner_id":134815,"subscription_id":120475}""";

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(-300, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(-301, HttpStatusCode.Forbidden)]
    [InlineData(301, HttpStatusCode.Forbidden)]
    public async Task ASignatureHoldsForFiveMinutes(int seconds, HttpStatusCode status) =>
        await PostsAsync(SandboxEvent.Sign(Key, World.Now.ToUnixTimeSeconds() + seconds, Event), status);

    [Fact]
    public async Task ASignatureOfAnotherKeyOrBodyIsRefused()
    {
        var now = World.Now.ToUnixTimeSeconds();
        await PostsAsync(SandboxEvent.Sign("another-key", now, Event), HttpStatusCode.Forbidden);
        await PostsAsync(SandboxEvent.Sign(Key, now, Event + " "), HttpStatusCode.Forbidden);
        await PostsAsync(SandboxEvent.Sign(Key, now, Event).Replace($"t={now}", $"t={now - 1}", StringComparison.Ordinal), HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1=00")]
    [InlineData("t=1907510400")]
    [InlineData("t=x,v1=00")]
    [InlineData("t=1907510400,v1=")]
    [InlineData("t=-1,v1=00,v0=00")]
    public async Task WhatIsNoSignatureIsRefused(string? header) => await PostsAsync(header, HttpStatusCode.Forbidden);

    [Fact]
    public async Task TheSchemeIsTheOneThatThirdPartiesReport()
    {
        var now = World.Now.ToUnixTimeSeconds();
        var mac = System.Security.Cryptography.HMACSHA256.HashData("a-signing-key"u8, System.Text.Encoding.UTF8.GetBytes($"{now}.{Event}"));
        await PostsAsync($"t={now},v1={Convert.ToHexStringLower(mac)}", HttpStatusCode.OK);
        await PostsAsync($"t={now},v1={Convert.ToHexString(mac)}", HttpStatusCode.OK);
    }

    protected override void Settings(IDictionary<string, string?> settings) => settings["Platforms:Strava:SigningSecret"] = Key;

    private async Task PostsAsync(string? signature, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/webhooks/strava/{ServerSettings.StravaKey}") { Content = DoorFixtures.Json(Event) };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Strava-Signature", signature).ShouldBeTrue();
        using var answer = await World.SendAsync(request);

        answer.StatusCode.ShouldBe(status);
        (await QueuedAsync()).Count.ShouldBe(status is HttpStatusCode.OK ? 1 : 0);
    }
}
