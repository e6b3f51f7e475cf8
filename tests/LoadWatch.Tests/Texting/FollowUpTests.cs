using LoadWatch.Core;
using LoadWatch.Core.Languages;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Texting;

/// <summary>Two days after an alert: how did it go?</summary>
public class FollowUpTests(Azurite azurite)
{
    private static readonly ReplyWords English = Words.Of(Language.EnglishUs).Replies;

    [Fact]
    public async Task TwoDaysAfterAnAlertTheRunnerIsAskedAndAnswersOnce()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        var sentAt = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().SentAt!.Value;
        var planned = (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem();
        (planned.State, planned.NotBefore, planned.Segments).ShouldBe((TextState.Pending, sentAt.AddDays(2), 1));
        (await world.WaitingForAsync("SendText")).ShouldBeEmpty();

        await PassesSweptAsync(world, TimeSpan.FromDays(2) - TimeSpan.FromMinutes(20));
        maya.Texts.Count.ShouldBe(1);
        await PassesSweptAsync(world, TimeSpan.FromMinutes(20));
        maya.Texts.Count.ShouldBe(2);
        maya.Texts[^1].ShouldBe(English.FollowUp(20));

        await maya.SaysAsync("OK");
        await maya.SaysAsync("ok thanks");
        await PassesSweptAsync(world, TimeSpan.FromDays(3));
        maya.Texts.Count.ShouldBe(3);
        maya.Texts[^1].ShouldBe(English.Strong(22));
        (await maya.SaidAsync()).Select(said => said.Meaning).ShouldBe(["ok", "ok-unasked"]);
    }

    [Theory]
    [InlineData("America/Toronto", "2030-06-12T16:00:00Z", "12:16", "2030-06-14 12:16")]
    [InlineData("America/Toronto", "2030-03-08T17:00:00Z", "12:16", "2030-03-10 12:16")]
    [InlineData("America/Toronto", "2030-11-01T16:00:00Z", "12:16", "2030-11-03 12:16")]
    [InlineData("Asia/Kolkata", "2030-06-12T14:09:00Z", "09:00", "2030-06-15 09:00")]
    public async Task ItComesAtTheSameTimeOnTheRunnersClock(string zone, string now, string sent, string planned)
    {
        await using var world = await World.StartAsync(azurite, at: DateTimeOffset.Parse(now));
        var maya = await world.RunnerAsync("maya", zone);
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await maya.RunsOnStravaAsync(40);
        await world.PassesAsync(TimeSpan.FromHours(14));

        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var alert = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        $"{TimeZoneInfo.ConvertTime(alert.SentAt!.Value, clock):HH:mm}".ShouldBe(sent);
        $"{TimeZoneInfo.ConvertTime((await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem().NotBefore, clock):yyyy-MM-dd HH:mm}".ShouldBe(planned);
    }

    [Theory]
    [InlineData("3 knee", Reasons.AnsweredAlready)]
    [InlineData("DONE", null)]
    [InlineData("my knee hurts", Reasons.AnsweredAlready)]
    [InlineData("STOP", Reasons.OptedOut)]
    [InlineData("PAUSE 2W", "paused:2030-06-26")]
    [InlineData("who is this", null)]
    public async Task NobodyIsAskedWhoHasAnsweredOrWantsNoTexts(string says, string? because)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        await maya.SaysAsync(says);
        await PassesSweptAsync(world, TimeSpan.FromDays(3));

        var followUp = (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem();
        (followUp.State, followUp.Reason).ShouldBe(because is null ? (TextState.Sent, null) : (TextState.Withheld, because));
    }

    [Fact]
    public async Task AnAlertThatDidNotArriveIsNotFollowedUp()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        await world.Twilio.ReportAsync(world.Twilio.Messages[^1].Sid, "undelivered", 30007);
        await PassesSweptAsync(world, TimeSpan.FromDays(3));

        maya.Texts.Count.ShouldBe(1);
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(Reasons.NothingToFollow);
    }

    [Fact]
    public async Task AnAlertThatIsSentASecondTimeIsFollowedUpOnce()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        await world.Twilio.ReportAsync(world.Twilio.Messages[^1].Sid, "undelivered", 30003);
        await PassesSweptAsync(world, TimeSpan.FromDays(4));

        maya.Texts.Count.ShouldBe(3);
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
    }

    [Fact]
    public async Task AReportThatOvertakesTheCarriersAnswerPlansTheFollowUp()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        var row = (await maya.StoredAsync()).Texts.ShouldHaveSingleItem();
        await world.Runners.SaveTextAsync(maya.Id, row, row.Value with { State = TextState.Sending, SendingAt = world.Now, Attempts = 1 }, CancellationToken.None);
        foreach (var status in (string[])["sent", "delivered"])
        {
            await world.FireAsync("RecordDelivery", StorageJson.Write(new TextDelivery(maya.Id.Value, row.Value.Id, "SM1", status, null)));
        }

        await world.PassesAsync(TimeSpan.FromHours(1));
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem().Follows.ShouldBe(row.Value.Id);
    }

    [Fact]
    public async Task StorageThatFailsWhereTheAlertIsSettledCostsNoFollowUpAndDoublesNone()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        var failures = 0;
        world.Storage.Fails = request => request.Uri.Path!.EndsWith("$batch", StringComparison.Ordinal)
            && world.StandIns.Log.Count("POST", "/twilio") == 1 && ++failures <= 2;
        await world.PassesAsync(TimeSpan.FromHours(1));
        failures.ShouldBeGreaterThan(0);

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem();
    }

    /// <summary>Time with its sweeps: every five minutes around what is due, and else every few hours.</summary>
    private static async Task PassesSweptAsync(World world, TimeSpan time)
    {
        var end = world.Now + time;
        while (world.Now < end)
        {
            var step = end - world.Now > TimeSpan.FromHours(5) ? TimeSpan.FromHours(4) : TimeSpan.FromMinutes(5);
            await world.PassesAsync(step < end - world.Now ? step : end - world.Now);
            await world.FireAsync("SweepTexts");
        }

        await world.PassesAsync(TimeSpan.FromMinutes(1));
    }
}
