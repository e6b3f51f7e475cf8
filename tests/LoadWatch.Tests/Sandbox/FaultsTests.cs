using System.Net.Http.Headers;
using System.Net.Http.Json;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Twilio;

namespace LoadWatch.Tests.Sandbox;

public sealed class FaultsTests : StandInTest
{
    private TwilioStandIn Twilio => StandIns.Twilio;

    [Theory]
    [InlineData(Moment.BeforeWork, 0)]
    [InlineData(Moment.AfterWork, 1)]
    public async Task A_500_comes_before_or_after_the_text_was_accepted(Moment moment, int accepted)
    {
        Twilio.Faults.Next(new Fault.Answer(500, moment), method: "POST");

        var answer = await TextAsync();

        answer.Status.ShouldBe(500);
        answer.Json.GetProperty("code").GetInt32().ShouldBe(20500);
        Twilio.Messages.Count.ShouldBe(accepted);
        StandIns.Log.All.ShouldHaveSingleItem().Status.ShouldBe(500);
        (await TextAsync()).Status.ShouldBe(201, "the fault struck once");
    }

    [Theory]
    [InlineData(Moment.BeforeWork, 0)]
    [InlineData(Moment.AfterWork, 1)]
    public async Task A_hung_call_gets_no_answer_until_the_caller_gives_up(Moment moment, int accepted)
    {
        Twilio.Faults.Next(new Fault.Hang(moment));

        await Should.ThrowAsync<OperationCanceledException>(() => TextUntilAsync(TimeSpan.FromMilliseconds(300)));

        Twilio.Messages.Count.ShouldBe(accepted);
        StandIns.Log.All.ShouldHaveSingleItem().Status.ShouldBeNull();
    }

    [Theory]
    [InlineData(Moment.BeforeWork, 0)]
    [InlineData(Moment.AfterWork, 1)]
    public async Task A_dropped_connection_gives_no_answer(Moment moment, int accepted)
    {
        Twilio.Faults.Next(new Fault.Drop(moment));
        await Should.ThrowAsync<HttpRequestException>(async () => await TextAsync());
        Twilio.Messages.Count.ShouldBe(accepted);
    }

    [Fact]
    public async Task A_slow_answer_comes_whole_after_the_work_was_done()
    {
        Twilio.Faults.Next(new Fault.Slow(TimeSpan.FromMilliseconds(200)));
        var started = TimeProvider.System.GetTimestamp();
        (await TextAsync()).Text("status").ShouldBe("accepted");
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(190));
    }

    [Fact]
    public async Task A_hung_call_does_not_keep_the_sandbox_from_stopping()
    {
        Twilio.Faults.Next(new Fault.Hang());
        var hung = TextAsync();
        await LoadWatch.Sandbox.StandIns.UntilAsync(() => Twilio.Faults.Struck == 1);

        await StandIns.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        await Should.ThrowAsync<HttpRequestException>(() => hung);
    }

    [Fact]
    public void The_same_seed_meets_the_same_faults()
    {
        static bool[] Throws(int seed)
        {
            var rules = new FaultRules(seed);
            rules.Sometimes(new Fault.Answer(503), 0.3);
            return [.. Enumerable.Range(0, 200).Select(_ => rules.Pick("GET", "/") is not null)];
        }

        Throws(5).ShouldBe(Throws(5));
        Throws(5).ShouldNotBe(Throws(6));
        Throws(5).Count(struck => struck).ShouldBeInRange(35, 85);
    }

    [Fact]
    public void A_rule_strikes_only_its_method_and_path_after_those_it_lets_through()
    {
        var rules = new FaultRules(1);
        rules.Add(new FaultRule(new Fault.Answer(500), "POST", "/oauth", Times: 1, Skip: 1));
        rules.Pick("GET", "/oauth/token").ShouldBeNull();
        rules.Pick("POST", "/api").ShouldBeNull();
        rules.Pick("POST", "/oauth/token").ShouldBeNull("the first is let through");
        rules.Pick("POST", "/oauth/token").ShouldNotBeNull();
        rules.Pick("POST", "/oauth/token").ShouldBeNull();
    }

    [Fact]
    public async Task Control_over_HTTP_reaches_the_same_stand_ins()
    {
        var control = StandIns.Address + "/control";
        await OkAsync(control + "/faults", new { platform = "twilio", kind = "answer", status = 503, moment = "AfterWork", times = 1 });
        (await TextAsync()).Status.ShouldBe(503);
        (await GetAsync(control + "/twilio/messages")).Json.GetArrayLength().ShouldBe(1);
        (await GetAsync(control + "/log")).Json.GetArrayLength().ShouldBe(1);

        await using var door = await Doorstep.OpenAsync();
        await OkAsync(control + "/strava/settings", new { callbackUrl = door.Address, rotation = "Immediate" });
        await OkAsync(control + "/strava/athletes", new { athlete = 134815 });
        await OkAsync(control + "/strava/activities", new
        {
            athlete = 134815,
            activity = new { id = 1, start = "2026-11-01T12:00:00Z", metres = 5000, movingSeconds = 1500 },
        });
        await OkAsync(control + "/strava/events", new
        {
            events = new[] { new { objectType = "activity", objectId = 1, aspectType = "create", ownerId = 134815 } },
            duplicates = 1,
        });
        door.Received.Count.ShouldBe(2);
        StandIns.Strava.Settings.Tokens.Rotation.ShouldBe(LoadWatch.Sandbox.Tokens.Rotation.Immediate);
        await OkAsync(control + "/garmin/settings", new { pushUrl = door.Address });
        await OkAsync(control + "/garmin/push", new
        {
            items = new[] { new { user = "u", activity = new { summaryId = "1", startTimeInSeconds = 1, durationInSeconds = 60 } } },
        });
        door.Received.Last().Body.ShouldContain("\"userId\":\"u\"");
    }

    private async Task OkAsync(string url, object order)
    {
        using var response = await Http.PostAsJsonAsync(url, order, Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue($"{url}: {await response.Content.ReadAsStringAsync(Cancel)}");
    }

    private Task<Answer> TextAsync() => SendAsync(HttpMethod.Post, Messages, Client, Text);

    private async Task TextUntilAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages);
        request.Headers.Authorization = Client;
        request.Content = new FormUrlEncodedContent(Text.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Http.SendAsync(request, patience.Token);
    }

    private string Messages => $"{Twilio.Address}/2010-04-01/Accounts/{Twilio.Settings.AccountSid}/Messages.json";

    private AuthenticationHeaderValue Client => Basic(Twilio.Settings.AccountSid, Twilio.Settings.AuthToken);

    private (string Name, string Value)[] Text =>
    [
        ("To", "+19055550142"),
        ("MessagingServiceSid", Twilio.Settings.MessagingServiceSid),
        ("Body", "Ease off."),
    ];
}
