using System.Net;
using LoadWatch.Core;
using LoadWatch.Sandbox.Twilio;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Texting;

/// <summary>The door for what is texted: who is let in, and what is kept before the carrier has its answer.</summary>
public class InboundTests(Azurite azurite)
{
    private const string Stranger = "+19055550177";

    [Fact]
    public async Task AForgedTextIsRefusedAndNothingIsKept()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        var url = world.Twilio.Settings.InboundUrl!;
        var form = Form(maya.Phone, "STOP");
        var right = TwilioSignature.Of(world.Twilio.Settings.AuthToken, url, form);

        (await PostAsync(world, url, form, null)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, form, "")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, form, TwilioSignature.Of("another", url, form))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url + "?x=1", form, right)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, new(form) { ["Body"] = "START" }, right)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, new(form) { ["From"] = "+19055550178" }, right)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, url, new(form) { ["OptOutType"] = "STOP" }, right)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await world.WaitingForAsync("ReceiveTexts")).ShouldBeEmpty();
        (await maya.SaidAsync()).ShouldBeEmpty();

        (await PostAsync(world, url, form, right)).ShouldBe((HttpStatusCode.OK, "<Response/>", "text/xml"));
        (await world.WaitingForAsync("ReceiveTexts")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ATextWithoutASenderOrAnIdIsRefusedWithAReason()
    {
        await using var world = await World.StartAsync(azurite);
        foreach (var wrong in new Dictionary<string, string>[]
        {
            new(Form("", "STOP")), new(Form(Stranger, "STOP")) { ["MessageSid"] = "" }, new(Form(Stranger, "STOP")) { ["MessageSid"] = "a/b|c" },
            new() { ["Body"] = "STOP" },
        })
        {
            var (status, body, _) = await PostSignedAsync(world, wrong);
            status.ShouldBe(HttpStatusCode.BadRequest);
            body.ShouldContain("This text was not taken.");
        }

        (await world.StatusOfPostAsync(world.Twilio.Settings.InboundUrl!, new StringContent("{}"))).ShouldBe(HttpStatusCode.BadRequest);
        (await StoppedAsync(world)).ShouldBeFalse();
    }

    [Fact]
    public async Task ATextIsKeptBeforeItIsAcknowledged()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        world.Storage.Fails = _ => true;
        (await world.Twilio.ReceiveAsync(maya.Phone, "STOP")).ShouldHaveSingleItem().Status.ShouldBe(500);
        world.Storage.Fails = null;

        await maya.SaysAsync("x" + new string('y', 1_598) + "😜😜");
        await maya.SaysAsync("");
        var said = await maya.SaidAsync();
        said.Select(one => one.Body.Length).ShouldBe([1_599, 0]);
        said.ShouldAllBe(one => one.Meaning == null && one.Day == maya.Today);
        (await maya.StoredAsync()).Said.ShouldAllBe(row => row.GoneBy > world.Now.AddDays(399) && row.GoneBy < world.Now.AddDays(401));
    }

    [Fact]
    public async Task AStrangerCanStopAndStartTheNumber()
    {
        await using var world = await World.StartAsync(azurite);
        foreach (var (text, optOut, stopped) in new (string, string?, bool)[]
        {
            ("hello", null, false), ("please stop texting me", null, true), ("hello", null, true), ("3 knee", null, true), ("START", null, false),
            ("STOP", "STOP", true), ("yes", null, false), ("whatever", "STOP", true), ("UNSTOP", "START", false),
        })
        {
            (await world.Twilio.ReceiveAsync(Stranger, text, optOut)).ShouldHaveSingleItem().Answer.ShouldBe("<Response/>");
            (await StoppedAsync(world)).ShouldBe(stopped, text);
        }

        (await world.WaitingForAsync("ReceiveTexts")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AStrangerWhoAsksForHelpIsToldWhoThisIsOnceADay()
    {
        await using var world = await World.StartAsync(azurite, settings => settings["LoadWatch:ClinicName"] = "Ann & Bo <Physio>");
        (await world.Twilio.ReceiveAsync(Stranger, "HELP", "HELP")).ShouldHaveSingleItem().Answer.ShouldBe("<Response/>");
        (await world.Twilio.ReceiveAsync(Stranger, "help")).ShouldHaveSingleItem().Answer.ShouldBe(
            "<Response><Message>LoadWatch texts runners who asked for it. Your number is not one of theirs. Questions? "
            + "Call Ann &amp; Bo &lt;Physio&gt; (905) 849-4576. Text STOP and nothing will come.</Message></Response>");
        (await world.Twilio.ReceiveAsync(Stranger, "?")).ShouldHaveSingleItem().Answer.ShouldBe("<Response/>");
        world.Clock.MoveTo(world.Now.AddHours(24.1));
        (await world.Twilio.ReceiveAsync(Stranger, "?")).ShouldHaveSingleItem().Answer!.ShouldStartWith("<Response><Message>");
    }

    [Fact]
    public async Task ANumberThatNobodyHasCheckedIsAStrangers()
    {
        await using var world = await World.StartAsync(azurite);
        await using var scope = world.Services.CreateAsyncScope();
        var enrolment = scope.ServiceProvider.GetRequiredService<LoadWatch.Runner.Enrolment>();
        var runner = new LoadWatch.Runner.NewRunner("noor", "+19055550155", "CA", "America/Toronto", LoadWatch.Core.Running.DistanceUnit.Miles, "on paper", PhoneChecked: false);
        var id = await enrolment.AddAsync(runner, CancellationToken.None);
        await world.Twilio.ReceiveAsync("+19055550155", "3 knee");

        (await world.Runners.ReadAsync(id, DateOnly.MaxValue, CancellationToken.None)).Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task ANumberBelongsToOneRunner()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await using var scope = world.Services.CreateAsyncScope();
        var enrolment = scope.ServiceProvider.GetRequiredService<LoadWatch.Runner.Enrolment>();
        var again = new LoadWatch.Runner.NewRunner("other", maya.Phone, "CA", "America/Toronto", LoadWatch.Core.Running.DistanceUnit.Miles, null);
        (await Should.ThrowAsync<ArgumentException>(() => enrolment.AddAsync(again, CancellationToken.None))).Message.ShouldContain("another runner");
        await maya.SaysAsync("DONE");
        (await maya.SaidAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhoeverStoppedTheNumberBeforeItWasEnrolledGetsNoAlert()
    {
        await using var world = await World.StartAsync(azurite);
        await world.Twilio.ReceiveAsync("+19055550100", "STOP");
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();

        maya.Phone.ShouldBe("+19055550100");
        maya.Texts.ShouldBeEmpty();
        (await maya.StoredTextsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(Reasons.OptedOut);
    }

    internal static Dictionary<string, string> Form(string from, string body) => new()
    {
        ["MessageSid"] = "SM00000000000000000000000000000077",
        ["From"] = from,
        ["Body"] = body,
        ["SomethingNew"] = "of tomorrow",
    };

    internal static Task<(HttpStatusCode Status, string Body, string? Type)> PostSignedAsync(World world, Dictionary<string, string> form, string? url = null) =>
        PostAsync(world, url ?? world.Twilio.Settings.InboundUrl!, form, TwilioSignature.Of(world.Twilio.Settings.AuthToken, url ?? world.Twilio.Settings.InboundUrl!, form));

    private static async Task<(HttpStatusCode Status, string Body, string? Type)> PostAsync(World world, string url, Dictionary<string, string> form, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        }

        using var answer = await world.SendAsync(request);
        return (answer.StatusCode, await world.TextOfAsync(answer), answer.Content.Headers.ContentType?.MediaType);
    }

    private static Task<bool> StoppedAsync(World world) => world.Services.GetRequiredService<Contacts>().IsStoppedAsync(Stranger, CancellationToken.None);
}
