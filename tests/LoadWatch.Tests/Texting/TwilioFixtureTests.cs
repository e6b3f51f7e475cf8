using System.Net;
using System.Text.Json;
using LoadWatch.Core;
using LoadWatch.Core.Tests;
using LoadWatch.Storage;
using LoadWatch.Texting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Texting;

/// <summary>Every file of what Twilio sends does what the contract says.</summary>
public class TwilioFixtureTests(Azurite azurite)
{
    private const string Folder = "fixtures/twilio/";
    private const string From = "+15558675310";
    private const string Sid = "SM00000000000000000000000000000009";

    [Theory]
    [InlineData("inbound-stop.form", false, Reasons.OptedOut, 0)]
    [InlineData("inbound-stop-no-optouttype.form", false, Reasons.OptedOut, 1)]
    [InlineData("inbound-freeform-stop.form", false, Reasons.OptedOut, 1)]
    [InlineData("inbound-start.form", true, null, 0)]
    [InlineData("inbound-help.form", false, null, 0)]
    public async Task AnInboundTextStopsStartsOrAsksAndIsNotAnsweredTwice(string file, bool isStopped, string? noTextsBecause, int answers)
    {
        var form = Form(file);
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await world.Services.GetRequiredService<Contacts>().ClaimAsync(ContactKind.Phone, From, maya.Id, CancellationToken.None);
        await maya.ChangesAsync(profile => profile with { Phone = From, NoTextsBecause = isStopped ? Reasons.OptedOut : null });
        for (var delivery = 0; delivery < 2; delivery++)
        {
            (await InboundTests.PostSignedAsync(world, form)).ShouldBe((HttpStatusCode.OK, "<Response/>", "text/xml"));
            await world.SettledAsync();
        }

        world.Twilio.MessagesTo(From).Count.ShouldBe(answers);
        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(noTextsBecause);
        (await world.Services.GetRequiredService<Contacts>().IsStoppedAsync(From, CancellationToken.None)).ShouldBe(noTextsBecause is not null);
    }

    [Theory]
    [InlineData("status-sent.form", TextState.Sent, "sent", null)]
    [InlineData("status-delivered.form", TextState.Sent, "delivered", null)]
    [InlineData("status-failed-21610.form", TextState.Sent, "failed", Reasons.OptedOut)]
    [InlineData("status-failed-30034.form", TextState.Sent, "failed", null)]
    [InlineData("status-undelivered-30003.form", TextState.Pending, null, null)]
    [InlineData("status-undelivered-30007.form", TextState.Sent, "undelivered", null)]
    public async Task ADeliveryReportIsRecorded(string file, TextState state, string? delivery, string? noTextsBecause)
    {
        var form = Form(file);
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        var row = (await maya.StoredAsync()).Texts.Single(text => text.Value.Kind is TextKind.Alert);
        await world.Runners.SaveTextAsync(maya.Id, row, row.Value with { Sid = Sid }, CancellationToken.None);
        (await InboundTests.PostSignedAsync(world, form, world.Twilio.Messages[^1].StatusCallback!)).Status.ShouldBe(HttpStatusCode.OK);
        await world.SettledAsync();

        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Delivery).ShouldBe((state, delivery));
        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(noTextsBecause);
        var halted = await world.Services.GetRequiredService<SenderHalt>().UntilAsync(CancellationToken.None) > world.Now;
        halted.ShouldBe(file.Contains("30034", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("error-20003.json", "busy", null)]
    [InlineData("error-20429.json", "busy", null)]
    [InlineData("error-21611.json", "busy", null)]
    [InlineData("error-20500.json", "uncertain", null)]
    [InlineData("error-20503.json", "uncertain", null)]
    [InlineData("error-21211.json", "refused", Reasons.NumberInvalid)]
    [InlineData("error-21408.json", "refused", null)]
    [InlineData("error-21610.json", "refused", Reasons.OptedOut)]
    [InlineData("error-21614.json", "refused", Reasons.NumberNotMobile)]
    public async Task AnErrorIsARefusalOrPassesOrTellsNothing(string file, string comes, string? noTextsBecause)
    {
        var (status, code) = (Json(file).GetProperty("status").GetInt32(), Json(file).GetProperty("code").GetInt32());
        var handover = await SendAsync((HttpStatusCode)status, SharedData.Read(Folder + file));
        (handover switch { Handover.Busy => "busy", Handover.Uncertain => "uncertain", Handover.Refused(var refused, _) when refused == code => "refused", _ => "" }).ShouldBe(comes);
        RefusedNumbers.Reason(code).ShouldBe(noTextsBecause);
    }

    [Fact]
    public async Task AMessageThatWasCreatedIsAccepted() =>
        (await SendAsync(HttpStatusCode.Created, SharedData.Read(Folder + "message-created.json"))).ShouldBe(new Handover.Accepted("SM" + new string('a', 32)));

    [Fact]
    public void EverySignatureIsJudgedAsTwilioDoes()
    {
        var json = Json("signature-vectors.json");
        var form = json.GetProperty("params").EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString()!)).ToArray();
        foreach (var vector in json.GetProperty("vectors").EnumerateArray())
        {
            Judge(vector, form).ShouldBe(vector.GetProperty("valid").GetBoolean(), vector.ToString());
        }

        foreach (var vector in json.GetProperty("bodyVectors").EnumerateArray())
        {
            Judge(vector, []).ShouldBe(vector.GetProperty("valid").GetBoolean(), vector.ToString());
        }

        bool Judge(JsonElement vector, IEnumerable<KeyValuePair<string, string>> pairs) => LoadWatch.Texting.TwilioSignature.IsValid(
            json.GetProperty("authToken").GetString()!, vector.GetProperty("url").GetString()!, pairs, vector.GetProperty("signature").GetString());
    }

    [Fact]
    public async Task AMagicNumberIsRefusedWithItsCode()
    {
        var numbers = Json("magic-numbers.json").GetProperty("to").EnumerateObject().ToArray();
        await using var world = await World.StartAsync(azurite);
        await using var scope = world.Services.CreateAsyncScope();
        foreach (var number in numbers)
        {
            (await scope.ServiceProvider.GetRequiredService<TwilioClient>().SendAsync(number.Name, "x", new Uri("https://x.example/"), TimeSpan.FromHours(1), CancellationToken.None))
                .ShouldBeOfType<Handover.Refused>().Code.ShouldBe(number.Value.GetInt32());
        }
    }

    [Fact]
    public void EveryFileHasItsTest()
    {
        string[] tested =
        [
            "inbound-stop.form", "inbound-stop-no-optouttype.form", "inbound-freeform-stop.form", "inbound-start.form", "inbound-help.form",
            "status-sent.form", "status-delivered.form", "status-failed-21610.form", "status-failed-30034.form", "status-undelivered-30003.form",
            "status-undelivered-30007.form", "error-20003.json", "error-20429.json", "error-20500.json", "error-20503.json", "error-21211.json", "error-21408.json",
            "error-21610.json", "error-21611.json", "error-21614.json", "message-created.json", "signature-vectors.json", "magic-numbers.json",
            "segments-vectors.json", // in the core's tests
        ];
        Directory.EnumerateFiles(Path.GetDirectoryName(SharedData.PathOf(Folder + tested[0]))!).Select(Path.GetFileName).ShouldBe(tested, ignoreOrder: true);
    }

    private static Dictionary<string, string> Form(string file) =>
        QueryHelpers.ParseQuery(SharedData.Read(Folder + file).Trim()).ToDictionary(field => field.Key, field => field.Value.ToString());

    private static JsonElement Json(string file) => JsonDocument.Parse(SharedData.Read(Folder + file)).RootElement;

    private static async Task<Handover> SendAsync(HttpStatusCode status, string body)
    {
        using var http = new HttpClient(new Answering(status, body)) { BaseAddress = new Uri("https://twilio.example/") };
        return await new TwilioClient(http, Options.Create(new TwilioOptions { AccountSid = "AC1" }))
            .SendAsync("+19055550100", "x", new Uri("https://x.example/"), TimeSpan.FromHours(1), CancellationToken.None);
    }

    private sealed class Answering(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
    }
}
