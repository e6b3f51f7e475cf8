using LoadWatch.Core;
using LoadWatch.Core.Hearing;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Words = LoadWatch.Core.Languages.Words;

namespace LoadWatch.Tests.Texting;

/// <summary>Conversations through the carrier's door: what comes in, what goes out, and what is kept of it.</summary>
public class ConversationTests(Azurite azurite)
{
    private static readonly Physio Sheddon = new("Sheddon Physiotherapy", "(905) 849-4576");

    public static TheoryData<string[], Reply[], string> Talks => new()
    {
        { ["STOP", "STOP", "DONE", "8 knee", "who is this"], [new Reply.Goodbye()], "opted-out, stop stop done pain! unclear-unanswered" },
        { ["STOP [STOP]"], [], "opted-out, stop" },
        { ["STOP", "HELP"], [new Reply.Goodbye(), new Reply.Help()], "opted-out, stop help" },
        { ["START", "YES"], [new Reply.Started(), new Reply.Unclear()], "texts, start unclear" },
        { ["HELP", "HELP [HELP]", "?"], [new Reply.Help(), new Reply.Help()], "texts, help help help" },
        { ["DONE", "3 knee", "PAUSE 2W"], [new Reply.Done(20), Logged(3), new Reply.Paused(new DateOnly(2030, 6, 26))], "texts, paused 2030-06-26, done pain pause" },
        { ["PAUSE 2W", "RESUME"], [new Reply.Paused(new DateOnly(2030, 6, 26)), new Reply.Resumed()], "texts, pause resume" },
        { ["3 knee", "1 knee"], [Logged(3), new Reply.Urgent(new Heard.Pain(1, BodyPart.Knee, null))], "texts, pain pain!" },
        { ["my knee hurts", "8"], [new Reply.HowStrong(), new Reply.Urgent(new Heard.Pain(8, null, null))], "texts, pain-without-number pain!" },
        { ["hello?? who is it", "lol", "WEAK", "ok"], [new Reply.Unclear(), new Reply.Weak(20)], "texts, unclear unclear-unanswered weak ok-unasked" },
    };

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task AConversationGoesTheSameWayHoweverItsMessagesArrive(string[] heard, Reply[] said, string kept)
    {
        await using var world = await World.StartAsync(azurite);
        string[] texts = [.. said.Select(reply => reply.In(Words.Of(Language.EnglishUs), Sheddon))];
        foreach (var (way, talk) in new (string, Func<World, WorldRunner, string[], Task>)[]
        {
            ("one after the other", OneByOneAsync), ("everything twice", TwiceAsync), ("at once", AtOnceAsync), ("answers in reverse", InReverseAsync),
        })
        {
            var runner = await world.RunnerAsync(way);
            await talk(world, runner, heard);
            await world.SettledAsync();
            runner.Texts.ShouldBe(texts, way);
            (await KeptAsync(runner)).ShouldBe(kept, way);
        }
    }

    [Fact]
    public async Task AStopEndsAlsoWhatStillWaits()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        await maya.SaysAsync("3 knee");
        await maya.SaysAsync("please stop texting me");
        await world.SettledAsync();

        maya.Texts.ShouldBe([new Reply.Goodbye().In(Words.Of(Language.EnglishUs), Sheddon)]);
        (await maya.StoredTextsAsync()).Select(text => (text.Kind, text.State, text.Reason)).ShouldBe(
            [(TextKind.Alert, TextState.Withheld, Reasons.OptedOut), (TextKind.Reply, TextState.Withheld, Reasons.OptedOut), (TextKind.Goodbye, TextState.Sent, null)],
            ignoreOrder: true);
        (await maya.StoredAsync()).HasConsented(Consent.Texts).ShouldBeFalse();
    }

    [Fact]
    public async Task AfterAStartAlertsComeAgainWithANewConsent()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.SaysAsync("STOP", "STOP");
        await maya.SaysAsync("PAUSE 2W");
        await maya.SaysAsync("START", "START");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem().ShouldContain("40 mi run");
        var consents = (await maya.StoredAsync()).Consents.Select(row => row.Value).ToArray();
        consents.Select(consent => (consent.Wording, consent.How, IsOver: consent.Withdrawn is not null)).ShouldBe(
            [("operator-1", "on paper", true), ("start-by-text-1", "texted START", false)]);
    }

    /// <summary>What proves the first yes is not written over.</summary>
    [Fact]
    public async Task AStartWhileTheConsentHoldsLeavesItAsItIs()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.SaysAsync("START", "START");
        await world.SettledAsync();
        (await maya.StoredAsync()).Consents.ShouldHaveSingleItem().Value.Wording.ShouldBe("operator-1");
    }

    [Theory]
    [InlineData(Reasons.NumberDead)]
    [InlineData(Reasons.NumberLandline)]
    public async Task AStartDoesNotBringADeadNumberBack(string because)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.ChangesAsync(profile => profile with { NoTextsBecause = because });
        await maya.SaysAsync("STOP");
        await maya.SaysAsync("START");
        await world.SettledAsync();

        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(because);
        maya.Texts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TheShortHelpComesOncePerLocalDay()
    {
        await using var world = await World.StartAsync(azurite, at: new DateTimeOffset(2030, 6, 13, 3, 30, 0, TimeSpan.Zero));
        var maya = await world.RunnerAsync("maya");
        await maya.SaysAsync("what");
        await maya.SaysAsync("what is it");
        await world.PassesAsync(TimeSpan.FromHours(1));
        await maya.SaysAsync("lol");
        await world.SettledAsync();

        maya.Texts.ShouldBe([Words.Of(Language.EnglishUs).Replies.Unclear, Words.Of(Language.EnglishUs).Replies.Unclear]);
    }

    [Fact]
    public async Task AnAnswerThatComesTooLateDoesNotCome()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.SaysAsync("3 knee");
        world.Clock.MoveTo(world.Now.AddHours(4.1));
        await world.SettledAsync();

        maya.Texts.ShouldBeEmpty();
        (await maya.StoredTextsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(Reasons.OutOfTime);
        (await maya.SaidAsync()).ShouldHaveSingleItem().Pain.ShouldBe(3);
    }

    [Fact]
    public async Task TheAnswerIsInTheRunnersLanguageAndNamesTheRunnersClinic()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await world.Services.GetRequiredService<Clinics>().PutAsync(
            new ClinicProfile { Id = "lakeside", Name = "Clinique du Lac", Phone = "514 555-0199", JoinCode = "ABCD2345" }, CancellationToken.None);
        await maya.ChangesAsync(profile => profile with { Language = Language.FrenchCa, Clinic = "lakeside" });
        await maya.SaysAsync("j'ai mal au genou droit, 5 sur 10");
        await world.SettledAsync();

        maya.Texts.ShouldBe(
        [
            "LoadWatch: noté 5/10, genou droit. Parlez-en à Clinique du Lac 514 555-0199; "
            + "cessez de courir et appelez si c'est vif, la nuit, ou si vous ne pouvez pas sauter dessus.",
        ]);
    }

    private static Reply Logged(int level) => new Reply.Logged(new Heard.Pain(level, BodyPart.Knee, null));

    private static async Task OneByOneAsync(World world, WorldRunner runner, string[] lines)
    {
        foreach (var line in lines)
        {
            await SayAsync(runner, line, 1);
            await world.PassesAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task TwiceAsync(World world, WorldRunner runner, string[] lines)
    {
        var sids = lines.Select(_ => $"SM{Guid.NewGuid():N}").ToArray();
        foreach (var (line, sid) in lines.Zip(sids))
        {
            await SayAsync(runner, line, 2, sid);
            await world.PassesAsync(TimeSpan.FromMinutes(1));
        }

        // And all of it once more, in another order, the queue's messages too.
        foreach (var (line, sid) in lines.Zip(sids).Reverse())
        {
            await SayAsync(runner, line, 1, sid);
            await world.FireAsync("ReceiveTexts", StorageJson.Write(new TextReceived(runner.Id.Value)));
        }
    }

    private static async Task AtOnceAsync(World world, WorldRunner runner, string[] lines)
    {
        await SayAllAsync(runner, lines, copies: 2);
        for (var round = 0; round < 3; round++)
        {
            await world.DoesAtOnceAsync();
        }
    }

    private static async Task InReverseAsync(World world, WorldRunner runner, string[] lines)
    {
        await SayAllAsync(runner, lines, copies: 1);
        await world.TakesAsync<TextReceived>("ReceiveTexts");
        await world.FireAsync("ReceiveTexts", StorageJson.Write(new TextReceived(runner.Id.Value)));
        foreach (var text in (await world.TakesAsync<TextDue>("SendText")).Reverse())
        {
            await world.FireAsync("SendText", StorageJson.Write(text));
        }
    }

    private static async Task SayAllAsync(WorldRunner runner, string[] lines, int copies)
    {
        foreach (var line in lines)
        {
            await SayAsync(runner, line, copies);
        }
    }

    /// <summary>A line with what the carrier made of it behind: <c>STOP [STOP]</c>.</summary>
    private static Task SayAsync(WorldRunner runner, string line, int copies, string? sid = null) => line.Split(" [") is [var body, var optOut]
        ? runner.SaysAsync(body, optOut.TrimEnd(']'), sid, copies)
        : runner.SaysAsync(line, null, sid, copies);

    private static async Task<string> KeptAsync(WorldRunner runner)
    {
        var stored = await runner.StoredAsync();
        var profile = stored.Profile!.Value;
        var said = stored.Said.Select(row => row.Value).OrderBy(said => said.At).Select(said => said.Meaning + (said.IsUrgent ? "!" : ""));
        return (profile.NoTextsBecause ?? "texts") + (profile.PausedUntil is { } until ? $", paused {until:yyyy-MM-dd}" : "") + ", " + string.Join(' ', said);
    }
}
