using LoadWatch.Sandbox.Twilio;
using Microsoft.AspNetCore.WebUtilities;

namespace LoadWatch.Tests.Sandbox;

public sealed class TwilioStandInTests : StandInTest
{
    private const string Runner = "+19055550142";

    private TwilioStandIn Twilio => StandIns.Twilio;

    private string Messages => $"{Twilio.Address}/2010-04-01/Accounts/{Twilio.Settings.AccountSid}/Messages";

    [Fact]
    public async Task A_text_is_accepted_and_kept()
    {
        var answer = await TextAsync("Ease off.");

        answer.Status.ShouldBe(201);
        answer.Text("status").ShouldBe("accepted");
        answer.Text("num_segments").ShouldBe("0");
        answer.Text("date_created").ShouldBe("Mon, 02 Nov 2026 14:07:00 +0000");
        var kept = Twilio.Messages.ShouldHaveSingleItem();
        kept.To.ShouldBe(Runner);
        kept.Body.ShouldBe("Ease off.");
        kept.Sid.ShouldBe(answer.Text("sid"));
        (await CallAsync(HttpMethod.Get, $"{Messages}/{kept.Sid}.json")).Text("body").ShouldBe("Ease off.");
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var answer = await SendAsync(HttpMethod.Post, $"{Messages}.json", Basic(Twilio.Settings.AccountSid, "wrong"), ("To", Runner));
        answer.Status.ShouldBe(401);
        answer.Body.ShouldBe("""{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}""");
    }

    [Theory]
    [InlineData("+15005550001", 21211)]
    [InlineData("+15005550003", 21408)]
    [InlineData("+15005550004", 21610)]
    [InlineData("+15005550009", 21614)]
    [InlineData("5550142", 21211)]
    public async Task A_magic_number_is_refused_with_its_code(string number, int code)
    {
        var answer = await TextAsync("Ease off.", number);
        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("code").GetInt32().ShouldBe(code);
        Twilio.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_texts_can_be_refused_whoever_they_go_to()
    {
        Twilio.Refusals.RefuseNext(20429, times: 2);
        (await TextAsync("1")).Status.ShouldBe(429);
        (await TextAsync("2")).Status.ShouldBe(429);
        (await TextAsync("3")).Status.ShouldBe(201);
        (await TextAsync(new string('x', 1601))).Json.GetProperty("code").GetInt32().ShouldBe(21617);
    }

    [Fact]
    public async Task The_list_is_newest_first_for_one_number_and_since_a_day()
    {
        await TextAsync("yesterday");
        Clock.Advance(TimeSpan.FromDays(1));
        await TextAsync("first");
        await TextAsync("elsewhere", "+19055550143");
        await TextAsync("second");

        var to = Uri.EscapeDataString(Runner);
        var list = await CallAsync(HttpMethod.Get, $"{Messages}.json?To={to}&DateSent%3E=2026-11-03&PageSize=1");
        list.Json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("body").GetString()).ShouldBe(["second"]);
        var next = await CallAsync(HttpMethod.Get, Twilio.Address + list.Text("next_page_uri"));
        next.Json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("body").GetString()).ShouldBe(["first"]);
        next.Json.GetProperty("next_page_uri").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com:1234/myapp.php?foo=1&bar=2", "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    public void The_signature_is_Twilios(string url, string signature)
    {
        var form = new Dictionary<string, string>
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["From"] = "+14158675309",
            ["Digits"] = "1234",
            ["To"] = "+18005551212",
            ["Caller"] = "+14158675309",
        };
        TwilioSignature.Of("12345", url, form).ShouldBe(signature);
    }

    [Fact]
    public async Task A_status_is_told_signed_for_the_public_address_and_delivered_to_the_actual_one()
    {
        await using var door = await Doorstep.OpenAsync();
        StandIns.Courier.Route("https://loadwatch.example", door.Address);
        await TextAsync("Ease off.", callback: "https://loadwatch.example/status?x=1");
        var sid = Twilio.Messages.Single().Sid;

        await Twilio.ReportAllAsync(sid, "queued", "sent");
        await Twilio.ReportAsync(sid, "undelivered", 30003);

        var forms = door.Received.Select(r => QueryHelpers.ParseQuery(r.Body).ToDictionary(f => f.Key, f => f.Value.ToString())).ToArray();
        forms.Select(f => f["MessageStatus"]).ShouldBe(["queued", "sent", "undelivered"]);
        forms[2]["ErrorCode"].ShouldBe("30003");
        door.Received.Last().Headers["X-Twilio-Signature"].ToString()
            .ShouldBe(TwilioSignature.Of(Twilio.Settings.AuthToken, "https://loadwatch.example/status?x=1", forms[2]));
        Twilio.Messages.Single().Status.ShouldBe("undelivered");
    }

    [Fact]
    public async Task A_delivery_is_reported_alone_when_asked_for()
    {
        await using var door = await Doorstep.OpenAsync();
        Twilio.Settings.ReportsAlone = ["sent", "delivered"];
        await TextAsync("Ease off.", callback: door.Address);
        await StandIns.Courier.SettledAsync().WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        door.Received.Count.ShouldBe(2);
        Twilio.Messages.Single().Status.ShouldBe("delivered");
    }

    [Fact]
    public async Task A_runner_who_said_stop_is_not_texted_until_start()
    {
        await using var door = await Doorstep.OpenAsync();
        Twilio.Settings.InboundUrl = door.Address;
        await Twilio.ReceiveAsync(Runner, "STOP", "STOP");
        QueryHelpers.ParseQuery(door.Received.Single().Body)["OptOutType"].ToString().ShouldBe("STOP");
        (await TextAsync("Ease off.")).Json.GetProperty("code").GetInt32().ShouldBe(21610);

        await Twilio.ReceiveAsync(Runner, "START", "START");
        (await TextAsync("Ease off.")).Status.ShouldBe(201);
    }

    private Task<Answer> CallAsync(HttpMethod method, string url, params (string, string)[] form) =>
        SendAsync(method, url, Basic(Twilio.Settings.AccountSid, Twilio.Settings.AuthToken), form);

    private Task<Answer> TextAsync(string body, string to = Runner, string callback = "") => CallAsync(
        HttpMethod.Post,
        $"{Messages}.json",
        [
            ("To", to),
            ("MessagingServiceSid", Twilio.Settings.MessagingServiceSid),
            ("Body", body),
            .. callback.Length > 0 ? [("StatusCallback", callback)] : Array.Empty<(string, string)>(),
        ]);
}
