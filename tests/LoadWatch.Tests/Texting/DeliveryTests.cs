using System.Net;
using LoadWatch.Core;
using LoadWatch.Sandbox.Twilio;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Texting;

/// <summary>What the carrier reports after it took a text.</summary>
public class DeliveryTests(Azurite azurite)
{
    public static TheoryData<string[], string> Orders => new()
    {
        { ["queued", "sending", "sent", "delivered"], "delivered" },
        { ["delivered", "sent", "sending", "queued"], "delivered" },
        { ["sent", "sending"], "sent" },
        { ["undelivered", "delivered"], "undelivered" },
        { ["delivered", "failed"], "delivered" },
        { ["failed", "sent", "delivered"], "failed" },
        { ["sent", "sent", "delivered", "delivered"], "delivered" },
        { ["sent", "a word of the future"], "sent" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task ALaterStageIsNotOverwrittenAndAFinalOneIsNeverLeft(string[] reports, string stays)
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        await world.Twilio.ReportAllAsync(sid, reports);
        await world.SettledAsync();

        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.Delivery, text.State).ShouldBe((stays, TextState.Sent));
    }

    [Fact]
    public async Task APhoneOutOfReachIsTriedOnceMoreAfterTwoHours()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        await world.Twilio.ReportAsync(sid, "undelivered", 30003);
        await world.PassesAsync(TimeSpan.FromHours(1.9));
        maya.Texts.Count.ShouldBe(1);
        await world.PassesAsync(TimeSpan.FromHours(0.2));
        maya.Texts.Count.ShouldBe(2);

        await world.Twilio.ReportAsync(world.Twilio.Messages[^1].Sid, "undelivered", 30003);
        await world.PassesAsync(TimeSpan.FromHours(5));
        maya.Texts.Count.ShouldBe(2);
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().Delivery.ShouldBe("undelivered");
    }

    [Theory]
    [InlineData("sent", null)]
    [InlineData("undelivered", 30003)]
    public async Task AReportOfTheFirstTryThatComesLateOrAgainDoesNotEndTheSecond(string status, int? code)
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        await world.Twilio.ReportAsync(sid, "undelivered", 30003);
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        await world.Twilio.ReportAsync(sid, status, code);
        await world.PassesAsync(TimeSpan.FromHours(3));

        maya.Texts.Count.ShouldBe(2);
        var second = world.Twilio.Messages[^1].Sid;
        await world.Twilio.ReportAsync(sid, status, code);
        await world.Twilio.ReportAsync(second, "delivered");
        await world.SettledAsync();
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.Sid, text.Delivery).ShouldBe((second, "delivered"));
    }

    [Fact]
    public async Task AnUnregisteredSenderHaltsAllTextsForADay()
    {
        await using var world = await World.StartAsync(azurite);
        var (_, sid) = await SentAsync(world);
        var noor = await SendTextTests.DueAsync(world, "noor");
        await world.Twilio.ReportAsync(sid, "failed", 30034);
        await world.PassesAsync(TimeSpan.FromHours(20));
        noor.Texts.ShouldBeEmpty();
        (await noor.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Pending);

        await world.PassesAsync(TimeSpan.FromHours(5));
        noor.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AnUnregisteredSenderDoesNotShortenALongerHold()
    {
        await using var world = await World.StartAsync(azurite);
        var (_, sid) = await SentAsync(world);
        var halt = world.Services.GetRequiredService<SenderHalt>();
        var until = world.Now.AddHours(100);
        await halt.HoldAsync(until, "restored", CancellationToken.None);
        await world.Twilio.ReportAsync(sid, "failed", 30034);
        await world.SettledAsync();
        (await halt.UntilAsync(CancellationToken.None)).ShouldBe(until);

        await halt.SetAsync(until.AddHours(1), "30034", CancellationToken.None);
        (await halt.UntilAsync(CancellationToken.None)).ShouldBe(until.AddHours(1));
        (await halt.SummariesUntilAsync(CancellationToken.None)).ShouldBe(until);
    }

    /// <summary>As one that comes back from the messages set aside.</summary>
    [Fact]
    public async Task APhoneThatWasOutOfReachADayAgoIsNotTriedAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        await world.PassesAsync(TimeSpan.FromHours(25));
        await world.Twilio.ReportAsync(sid, "undelivered", 30003);
        await world.PassesAsync(TimeSpan.FromHours(20));
        maya.Texts.Count(text => text == maya.Texts[0]).ShouldBe(1);
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Delivery, text.TriedAgain).ShouldBe((TextState.Sent, "undelivered", false));
    }

    [Theory]
    [InlineData(30005, Reasons.NumberDead)]
    [InlineData(30006, Reasons.NumberLandline)]
    [InlineData(21610, Reasons.OptedOut)]
    [InlineData(30007, null)]
    public async Task SomeErrorsStopTheNumber(int code, string? because)
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        await world.Twilio.ReportAsync(sid, "undelivered", code);
        await world.SettledAsync();

        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(because);
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().DeliveryError.ShouldBe(code);
    }

    [Fact]
    public async Task ANumberIsStoppedAlsoIfTheWorkerDiesHalfWay()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        await world.Twilio.ReportAsync(sid, "undelivered", 30005);
        var writes = 0;
        world.Storage.Fails = request => request.Method != Azure.Core.RequestMethod.Get
            && request.Uri.Path!.Contains("runners", StringComparison.Ordinal) && ++writes == 2;
        await world.SettledAsync();

        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(Reasons.NumberDead);
    }

    [Fact]
    public async Task AReportThatOvertakesTheAnswerIsKept()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        var row = (await maya.StoredAsync()).Texts.Where(text => text.Value.Kind is TextKind.Alert).ShouldHaveSingleItem();
        await world.Runners.SaveTextAsync(
            maya.Id, row, row.Value with { State = TextState.Sending, Sid = null, SentAt = null }, CancellationToken.None);
        await world.Twilio.ReportAsync(sid, "delivered");
        await world.SettledAsync();

        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Sid, text.Delivery).ShouldBe((TextState.Sent, sid, "delivered"));
    }

    [Fact]
    public async Task AForgedReportIsRefusedAndNothingIsQueued()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, sid) = await SentAsync(world);
        var url = world.Twilio.Messages[^1].StatusCallback!;
        var form = new Dictionary<string, string> { ["MessageSid"] = sid, ["MessageStatus"] = "undelivered", ["ErrorCode"] = "30005" };
        var right = TwilioSignature.Of(world.Twilio.Settings.AuthToken, url, form);

        (await PostAsync(world, url, form, null)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, form, "")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, form, TwilioSignature.Of("another", url, form))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url + "?x=1", form, right)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url.Replace(maya.Id.Value, RunnerId.New().Value, StringComparison.Ordinal), form, right)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, new(form) { ["ErrorCode"] = "30006" }, right)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, new(form) { ["Extra"] = "" }, right)).ShouldBe(HttpStatusCode.Forbidden);
        (await world.WaitingForAsync("RecordDelivery")).ShouldBeEmpty();

        (await PostAsync(world, url, form, right)).ShouldBe(HttpStatusCode.OK);
        (await world.WaitingForAsync("RecordDelivery")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AReportThatSaysNothingIsRefusedAndOneThatCannotBeKeptIsNotAcknowledged()
    {
        await using var world = await World.StartAsync(azurite);
        var (_, sid) = await SentAsync(world);
        var url = world.Twilio.Messages[^1].StatusCallback!;
        var empty = new Dictionary<string, string> { ["MessageSid"] = sid };
        (await PostAsync(world, url, empty, TwilioSignature.Of(world.Twilio.Settings.AuthToken, url, empty))).ShouldBe(HttpStatusCode.BadRequest);
        (await world.StatusOfPostAsync(url, new StringContent("{}"))).ShouldBe(HttpStatusCode.BadRequest);

        world.Storage.Fails = _ => true;
        (await world.Twilio.ReportAsync(sid, "delivered")).ShouldHaveSingleItem().Status.ShouldBe(500);
    }

    private static async Task<(WorldRunner Runner, string Sid)> SentAsync(World world)
    {
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        return (maya, world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().Sid);
    }

    private static async Task<HttpStatusCode> PostAsync(World world, string url, Dictionary<string, string> form, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        using var answer = await world.SendAsync(request);
        return answer.StatusCode;
    }
}
