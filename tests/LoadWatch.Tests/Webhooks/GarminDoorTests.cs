using System.Net;
using System.Text.Json;
using LoadWatch.Platforms.Garmin;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Webhooks;

/// <summary>The door of Garmin, knocked at over HTTP.</summary>
public class GarminDoorTests(Azurite azurite) : DoorTest(azurite)
{
    private const string ClientId = "garmin-sandbox-client";
    private const string Push = """{"activities":[{"userId":"maya","summaryId":"1"}]}""";

    public static IEnumerable<TheoryDataRow<string>> Fixtures => DoorFixtures.In("garmin");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task EachPushBecomesWhatItsFileSays(string name)
    {
        var fixture = DoorFixtures.Read("garmin", name);
        using var answer = await PostAsync(DoorFixtures.Body(fixture));

        if (fixture.TryGetProperty("refusedFor", out var what))
        {
            await RefusesAsync(answer, HttpStatusCode.BadRequest, what.GetString()!);
            return;
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var queued = await QueuedAsync();
        var becomes = fixture.GetProperty("becomes").EnumerateArray().ToArray();
        queued.Select(Say).Order(StringComparer.Ordinal).ShouldBe(becomes.Select(Say).Order(StringComparer.Ordinal));
        queued.ShouldAllBe(message => message.Platform == "garmin" && message.At == World.Now && message.Run == null);
    }

    [Theory]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(110, 5)]
    public async Task AMessageHoldsAtMost25Runs(int runs, int messages)
    {
        var items = string.Join(',', Enumerable.Range(1, runs).Select(number => $$"""{"userId":"maya","summaryId":"{{number}}"}"""));
        using var answer = await PostAsync(DoorFixtures.Json($$"""{"activities":[{{items}}]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var queued = await QueuedAsync();
        queued.Count.ShouldBe(messages);
        queued.Sum(Items).ShouldBe(runs);
        queued.Max(Items).ShouldBeLessThanOrEqualTo(25);
    }

    [Theory]
    [InlineData("quotes")]
    [InlineData("accents")]
    [InlineData("words")]
    public async Task LongItemsAreSpreadOverAsManyMessagesAsTheQueueNeeds(string of)
    {
        var name = of switch
        {
            "quotes" => string.Concat(Enumerable.Repeat("\\\"", 1000)),
            "accents" => new string('\u00e9', 2000),
            _ => new string('x', 4000),
        };
        var items = string.Join(',', Enumerable.Range(1, 25).Select(number => $$"""{"userId":"maya","summaryId":"{{number}}","deviceName":"{{name}}"}"""));
        using var answer = await PostAsync(DoorFixtures.Json($$"""{"activities":[{{items}}]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await QueuedAsync()).Sum(Items).ShouldBe(25);
    }

    [Fact]
    public async Task WhatARunIsNotMadeOfGoesNoFurtherThanTheDoor()
    {
        using var answer = await PostAsync(DoorFixtures.Json(
            """{"activities":[{"userId":"maya","summaryId":"1","startingLatitudeInDegree":43.4516,"averageHeartRateInBeatsPerMinute":150,"distanceInMeters":5000.5,"deviceName":"Garmin"}]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await QueuedAsync()).ShouldHaveSingleItem().Payload.ShouldBe("""[{"userId":"maya","summaryId":"1","distanceInMeters":5000.5,"deviceName":"Garmin"}]""");
    }

    [Fact]
    public void WhatIsKeptOfAnItemIsWhatIsReadOfIt() =>
        Payloads.Fields.Except(["userId"]).Order(StringComparer.Ordinal).ShouldBe(
            GarminJson.Default.GarminActivity.Properties.Where(property => property.Set is not null).Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task AnItemThatNoQueueTakesDoesNotSpoilTheOthers()
    {
        var name = new string('x', 100_000);
        using var answer = await PostAsync(DoorFixtures.Json(
            $$"""{"activities":[{"userId":"maya","summaryId":"1"},{"userId":"maya","summaryId":"2","deviceName":"{{name}}"},{"userId":"noor","summaryId":"3"}]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await QueuedAsync()).Sum(Items).ShouldBe(2);
    }

    [Fact]
    public async Task AnItemWithBytesThatAreNoTextDoesNotSpoilTheOthers()
    {
        byte[] body = [.. "{\"activities\":[{\"userId\":\"maya\",\"deviceName\":\""u8, 0xFF, 0xC0, .. "\"},{\"userId\":\"noor\",\"summaryId\":\"1\"}]}"u8];
        using var content = new ByteArrayContent(body);
        using var answer = await PostAsync(content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await QueuedAsync()).ShouldContain(message => message.Account == "noor");
    }

    [Theory]
    [InlineData(ServerSettings.GarminKey, "another-client")]
    [InlineData(ServerSettings.GarminKey, "")]
    [InlineData(ServerSettings.GarminKey, null)]
    [InlineData("another-key-of-this-length", ClientId)]
    [InlineData(ServerSettings.StravaKey, ClientId)]
    [InlineData("another-key-of-this-length", null)]
    public async Task TheKeyAndTheClientMustBothFit(string key, string? client)
    {
        using var answer = await PostAsync(DoorFixtures.Json(Push), key, client);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await QueuedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task TenMegabytesAreTakenAndAByteMoreIsTooLarge()
    {
        const int most = 10 * 1024 * 1024;
        using var taken = await PostAsync(DoorFixtures.Json(Push + new string(' ', most - Push.Length)));
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await QueuedAsync()).ShouldHaveSingleItem();

        using var refused = await PostAsync(DoorFixtures.Json(Push + new string(' ', most - Push.Length + 1)));
        await RefusesAsync(refused, HttpStatusCode.RequestEntityTooLarge, "larger than 10485760 bytes");
    }

    [Fact]
    public async Task WhatCannotBeStoredIsNotAcknowledged()
    {
        World.Storage.Fails = _ => true;
        using var answer = await PostAsync(DoorFixtures.Json(Push));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    private static int Items(RunChanged message)
    {
        using var payload = JsonDocument.Parse(message.Payload!);
        return payload.RootElement.GetArrayLength();
    }

    private static string Say(RunChanged message) => message.Change is Change.Pinged
        ? $"{message.Change} {message.Account} {message.Payload}"
        : $"{message.Change} {message.Account} {(message.Payload is null ? 0 : Items(message))}";

    private static string Say(JsonElement expected) => expected.TryGetProperty("payload", out var payload)
        ? $"{expected.GetProperty("change")} {expected.GetProperty("account")} {payload}"
        : $"{expected.GetProperty("change")} {expected.GetProperty("account")} {expected.GetProperty("items")}";

    private async Task<HttpResponseMessage> PostAsync(HttpContent content, string key = ServerSettings.GarminKey, string? client = ClientId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/webhooks/garmin/{key}") { Content = content };
        if (client is not null)
            request.Headers.TryAddWithoutValidation("garmin-client-id", client);
        return await World.SendAsync(request);
    }
}
