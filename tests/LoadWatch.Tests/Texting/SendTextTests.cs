using LoadWatch.Core;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Texting;

/// <summary>The third hop: exactly one message at the carrier, whatever happens on the way.</summary>
public class SendTextTests(Azurite azurite)
{
    public static TheoryData<string> Mishaps =>
    [
        "500 before", "500 after", "503 before", "503 after", "502 after", "no answer before", "no answer after", "drop before", "drop after",
    ];

    [Fact]
    public async Task AnAcceptedTextIsSentWithItsCallbackAndAValidityThatEndsWithTheDay()
    {
        await using var world = await World.StartAsync(azurite, at: World.Noon.AddHours(6));
        var maya = await DueAsync(world);
        await world.SettledAsync();

        var message = world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem();
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Sid, text.Attempts, text.SentAt).ShouldBe((TextState.Sent, message.Sid, 1, message.At));
        message.StatusCallback.ShouldEndWith($"api/texts/status/{maya.Id}/{text.Id}");
        message.MessagingServiceSid.ShouldBe(world.Twilio.Settings.MessagingServiceSid);
        var quiet = new DateTimeOffset(2030, 6, 13, 0, 0, 0, TimeSpan.Zero);
        message.ValidityPeriod.ShouldBe((int)(quiet - message.At).TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task AfterAMishapExactlyOneMessageIsAtTheCarrier(string mishap)
    {
        await using var world = await World.StartAsync(azurite);
        world.Twilio.Settings.ListLag = TimeSpan.FromSeconds(40);
        var maya = await DueAsync(world);
        var moment = mishap.EndsWith("after", StringComparison.Ordinal) ? Moment.AfterWork : Moment.BeforeWork;
        Fault fault = mishap.Split(' ')[0] switch
        {
            "no" => new Fault.Hang(moment),
            "drop" => new Fault.Drop(moment),
            var status => new Fault.Answer(int.Parse(status), moment),
        };
        world.Twilio.Faults.Next(fault, times: 1, method: "POST");
        await world.PassesAsync(TimeSpan.FromHours(1));

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
        world.StandIns.Log.Count("POST", "/twilio").ShouldBe(moment is Moment.AfterWork ? 1 : 2);
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AListThatCannotBeReadDelaysTheTextAndDoublesNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        world.Twilio.Faults.Next(new Fault.Answer(500, Moment.AfterWork), method: "POST");
        world.Twilio.Faults.Next(new Fault.Answer(503), times: 2, method: "GET");
        world.Twilio.Faults.Next(new Fault.Hang(), times: 1, method: "GET");
        await world.PassesAsync(TimeSpan.FromHours(1));

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
    }

    [Fact]
    public async Task ATextMarkedByAClockThatWasAheadIsFoundAllTheSame()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        world.Twilio.Faults.Next(new Fault.Answer(500, Moment.AfterWork), method: "POST");
        await world.PassesAsync(TimeSpan.FromMinutes(6.5));
        var row = (await maya.StoredAsync()).Texts.Single(text => text.Value.State is TextState.Sending);
        await world.Runners.SaveTextAsync(maya.Id, row, row.Value with { SendingAt = world.Now.AddHours(1) }, CancellationToken.None);
        await world.PassesAsync(TimeSpan.FromHours(2));

        world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().Sid.ShouldBe((await maya.StoredAlertsAsync()).ShouldHaveSingleItem().Sid);
        world.StandIns.Log.Count("POST", "/twilio").ShouldBe(1);
    }

    /// <summary>Two questions, one answer twice: of the first it never became known that the carrier has it, the second was lost on its way there.</summary>
    [Fact]
    public async Task AnEarlierTextOfTheSameWordsIsNotTakenForOneThatWasLost()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        world.Twilio.Faults.Next(new Fault.Answer(500, Moment.AfterWork), method: "POST");
        world.Twilio.Faults.Sometimes(new Fault.Answer(503), 1, method: "GET");
        await maya.SaysAsync("HELP");
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        world.Clock.MoveTo(world.Now.AddHours(4.1));
        await world.SettledAsync();
        (await maya.StoredTextsAsync()).Select(text => (text.State, text.Sid)).ShouldBe([(TextState.Unknown, null)]);
        world.Twilio.Faults.Clear();

        world.Twilio.Faults.Next(new Fault.Answer(500), method: "POST");
        await maya.SaysAsync("HELP");
        await world.PassesAsync(TimeSpan.FromHours(1));

        var messages = world.Twilio.MessagesTo(maya.Phone);
        messages.Select(message => message.Body).Distinct().Count().ShouldBe(1);
        messages.Count.ShouldBe(2);
        (await maya.StoredTextsAsync()).Select(text => (text.State, text.Sid)).ShouldBe([(TextState.Unknown, null), (TextState.Sent, messages[1].Sid)]);
    }

    /// <summary>The carrier's list may show the first as sent for longer than its report took to say that it did not arrive.</summary>
    [Fact]
    public async Task TheFirstMessageOfATextIsNotTakenForItsSecondThatWasLost()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        await world.SettledAsync();
        var first = world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().Sid;
        await world.Twilio.ReportAsync(first, "undelivered", 30003);
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        await world.Twilio.ReportAsync(first, "sent");
        world.Twilio.Faults.Next(new Fault.Answer(500), method: "POST");
        await world.PassesAsync(TimeSpan.FromHours(3));

        var messages = world.Twilio.MessagesTo(maya.Phone);
        messages.Count.ShouldBe(2);
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().Sid.ShouldBe(messages[1].Sid);
    }

    [Theory]
    [InlineData(21610, Reasons.OptedOut)]
    [InlineData(21211, Reasons.NumberInvalid)]
    [InlineData(21614, Reasons.NumberNotMobile)]
    [InlineData(21408, null)]
    [InlineData(21612, null)]
    public async Task ARefusalIsAResultAndSomeStopTheNumber(int code, string? because)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        world.Twilio.Refusals.RefuseNext(code);
        await world.PassesAsync(TimeSpan.FromHours(5));

        maya.Texts.ShouldBeEmpty();
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        text.State.ShouldBe(TextState.Refused);
        text.Reason!.ShouldStartWith($"carrier-refused:{code}:");
        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(because);
        world.StandIns.Log.Count("POST", "/twilio").ShouldBe(1);
    }

    [Fact]
    public async Task ANumberIsStoppedAlsoIfTheWorkerDiesRightAfterTheRefusal()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        world.Twilio.Refusals.RefuseNext(21610);

        // The first write after the carrier's refusal goes through, the next does not.
        var writes = 0;
        world.Storage.Fails = request => world.StandIns.Log.Count("POST", "/twilio") == 1
            && request.Method != Azure.Core.RequestMethod.Get && request.Uri.Path!.Contains("runners", StringComparison.Ordinal) && ++writes == 2;
        await world.PassesAsync(TimeSpan.FromHours(1));

        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(Reasons.OptedOut);
        maya.Texts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(20429)]
    [InlineData(21611)]
    public async Task ABusyCarrierIsAskedAgainLater(int code)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        world.Twilio.Refusals.RefuseNext(code, times: 3);
        await world.PassesAsync(TimeSpan.FromHours(1));

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(4);
    }

    [Theory]
    [InlineData(500, TextState.Unknown, Reasons.NoClearAnswer)]
    [InlineData(429, TextState.Withheld, Reasons.OutOfTime)]
    public async Task WhatCannotGoOutForADayEnds(int status, TextState state, string reason)
    {
        await using var world = await World.StartAsync(azurite, settings => settings["Twilio:ListedAfter"] = "00:10:00");
        var maya = await DueAsync(world);
        world.Twilio.Faults.Sometimes(new Fault.Answer(status), 1, method: "POST");
        await world.PassesAsync(TimeSpan.FromHours(30));
        var asked = world.StandIns.Log.Count("POST", "/twilio");
        world.Twilio.Faults.Clear();
        await world.PassesAsync(TimeSpan.FromHours(24));

        maya.Texts.ShouldBeEmpty();
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Reason).ShouldBe((state, reason));
        world.StandIns.Log.Count("POST", "/twilio").ShouldBe(asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AWorkerThatDiesBeforeOrAfterTheCallIsFollowedByOneThatLooksFirst(bool carrierHasIt)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        var row = (await maya.StoredAsync()).Texts.Where(text => text.Value.Kind is TextKind.Alert).ShouldHaveSingleItem();
        if (carrierHasIt)
            await HandOverAsync(world, maya, row.Value.Body);
        await world.Runners.SaveTextAsync(
            maya.Id, row, row.Value with { State = TextState.Sending, SendingAt = world.Now, Attempts = 1 }, CancellationToken.None);
        await world.PassesAsync(TimeSpan.FromHours(1));

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
        world.StandIns.Log.Count("GET", "/twilio").ShouldBe(1);
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task EightWorkersAtOnceSendOneMessage()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        var queues = (Queues)world.Services.GetService(typeof(Queues))!;
        for (var copy = 0; copy < 7; copy++)
            await queues.PutAsync(new TextDue(maya.Id.Value, text.Id), TimeSpan.Zero, CancellationToken.None);
        world.Clock.MoveTo(world.Now.AddMinutes(10));
        await world.DoesAtOnceAsync();
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredFollowUpsAsync()).ShouldHaveSingleItem();
        (await world.WaitingForAsync("SendText")).ShouldBeEmpty();
    }

    [Fact]
    public async Task ATextWhoseMessageWasLostIsFoundByTheSweep()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        (await world.TakesAsync<TextDue>("SendText")).ShouldNotBeEmpty();
        await world.PassesAsync(TimeSpan.FromMinutes(10));
        await world.FireAsync("SweepTexts");
        (await world.WaitingForAsync("SendText")).ShouldBeEmpty();
        await world.PassesAsync(TimeSpan.FromMinutes(10));
        await world.FireAsync("SweepTexts");
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem();
        await world.PassesAsync(TimeSpan.FromHours(1));
        await world.FireAsync("SweepTexts");
        (await world.WaitingForAsync("SendText")).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheSweepLeavesATextAloneThatWaitsForItsTime()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        var halt = (SenderHalt)world.Services.GetService(typeof(SenderHalt))!;
        await halt.SetAsync(world.Now.AddHours(2), "a test", CancellationToken.None);
        for (var sweep = 0; sweep < 12; sweep++)
        {
            await world.PassesAsync(TimeSpan.FromMinutes(5));
            await world.FireAsync("SweepTexts");
        }

        (await world.WaitingForAsync("SendText")).ShouldHaveSingleItem();
        await world.PassesAsync(TimeSpan.FromHours(2));
        maya.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WithoutACarrierTheTextIsWithheldWithThatReason()
    {
        await using var world = await World.StartAsync(azurite, settings => settings["Twilio:AccountSid"] = "");
        var maya = await DueAsync(world);
        await world.SettledAsync();

        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Reason).ShouldBe((TextState.Withheld, Reasons.NoCarrier));
        world.StandIns.Log.Count("POST", "/twilio").ShouldBe(0);
    }

    [Fact]
    public async Task ATextOfARunnerWhoIsGoneIsNotSent()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        await world.Runners.DeleteAsync(maya.Id, CancellationToken.None);
        await world.PassesAsync(TimeSpan.FromHours(1));
        await world.FireAsync("SweepTexts");
        await world.SettledAsync();

        maya.Texts.ShouldBeEmpty();
    }

    /// <summary>A runner whose run of today makes a text due.</summary>
    internal static async Task<WorldRunner> DueAsync(World world, string name = "maya")
    {
        var runner = await world.RunnerAsync(name);
        runner.HasRunOnStrava(20);
        await runner.LinksStravaAsync();
        await world.SettledAsync();
        await runner.RunsOnStravaAsync(40);
        return runner;
    }

    private static async Task HandOverAsync(World world, WorldRunner runner, string body)
    {
        var settings = world.Twilio.Settings;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{world.Twilio.Address}/2010-04-01/Accounts/{settings.AccountSid}/Messages.json")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["To"] = runner.Phone,
                ["Body"] = body,
                ["MessagingServiceSid"] = settings.MessagingServiceSid,
            }),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}")));
        using var answer = await world.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
