using LoadWatch.Core;
using LoadWatch.Core.Risk;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Texting;

/// <summary>Which runs become a text, when, and why the others do not.</summary>
public class WhatTextsTests(Azurite azurite)
{
    [Fact]
    public async Task AStepUpIsToldAndMoreOfTheSameIsNotForAFortnight()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);

        await maya.RunsOnStravaAsync(14);
        await world.SettledAsync();
        (await maya.StoredAlertsAsync())[^1].Level.ShouldBe(Level.Elevated);

        await world.PassesAsync(TimeSpan.FromDays(1));
        await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();
        (await maya.StoredAlertsAsync())[^1].Level.ShouldBe(Level.High);
        maya.Texts.Count.ShouldBe(2);

        await world.PassesAsync(TimeSpan.FromDays(1));
        await maya.RunsOnStravaAsync(100);
        await world.SettledAsync();
        maya.Texts.Count.ShouldBe(2);
        (await maya.StoredAsync()).Flags.Select(flag => flag.Value.NoTextBecause).ShouldContain(
            Reasons.CooledDown(Level.High, new DateOnly(2030, 6, 13)));

        await world.PassesAsync(TimeSpan.FromDays(12) - TimeSpan.FromHours(1));
        await maya.RunsOnStravaAsync(100.5);
        await world.SettledAsync();
        maya.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AfterAFortnightTheSameLevelIsToldAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();
        await world.PassesAsync(TimeSpan.FromDays(14));
        await maya.RunsOnStravaAsync(100);
        await world.SettledAsync();

        maya.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ARunOfTheSameSyncTakesThePlaceOfATextThatStillWaits()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(14, 1);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Pending);
        await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem().ShouldContain("40 mi");
        (await maya.StoredAlertsAsync()).Select(text => (text.State, text.Reason)).ShouldBe(
            [(TextState.Withheld, Reasons.ReplacedByLaterRun), (TextState.Sent, null)], ignoreOrder: true);
    }

    [Fact]
    public async Task TheHistoryOfANewLinkNeverTexts()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        maya.HasRunOnStrava(80, firstWeek: 0, weeks: 1);
        await maya.LinksStravaAsync();
        await world.SettledAsync();

        (await maya.StoredAlertsAsync()).ShouldBeEmpty();
        var flags = (await maya.StoredAsync()).Flags;
        flags.ShouldNotBeEmpty();
        flags.ShouldAllBe(flag => flag.Value.NoTextBecause == Reasons.History);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 0)]
    public async Task ARunTextsUpToItsSeventhDay(int daysAgo, int texts)
    {
        await using var world = await World.StartAsync(azurite, settings => settings["Platforms:Strava:Policy:KeepDays"] = "60");
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(40, daysAgo);
        await world.SettledAsync();

        maya.Texts.Count.ShouldBe(texts);
        var flag = (await maya.StoredAsync()).Flags.First(row => row.Value.Level > Level.Watch).Value;
        flag.NoTextBecause.ShouldBe(texts == 1 ? null : Reasons.RunTooOld);
    }

    [Theory]
    [InlineData("consent", Reasons.NoConsent)]
    [InlineData("verified", Reasons.NumberNotVerified)]
    [InlineData("opted out", Reasons.OptedOut)]
    public async Task WithoutTheRunnersYesTheFlagStandsWithTheReason(string missing, string reason)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world, agrees: missing != "consent");
        await maya.ChangesAsync(profile => missing switch
        {
            "verified" => profile with { PhoneVerifiedAt = null },
            "opted out" => profile with { NoTextsBecause = reason },
            _ => profile,
        });
        await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();

        (await maya.StoredAlertsAsync()).ShouldBeEmpty();
        (await maya.StoredAsync()).Flags.Where(flag => flag.Value.Level > Level.Watch).Select(flag => flag.Value.NoTextBecause).Distinct().ShouldBe([reason]);
        world.StandIns.Log.Count("POST", "/twilio").ShouldBe(0);
    }

    [Fact]
    public async Task WhoOptsOutWhileATextWaitsDoesNotGetIt()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(40);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        await maya.ChangesAsync(profile => profile with { NoTextsBecause = Reasons.OptedOut });
        await world.SettledAsync();

        maya.Texts.ShouldBeEmpty();
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        (text.State, text.Reason).ShouldBe((TextState.Withheld, Reasons.OptedOut));
    }

    [Theory]
    [InlineData("America/Toronto", "2030-06-13T02:00:00Z", "2030-06-13T13:00:00Z")]
    [InlineData("America/Toronto", "2030-06-12T10:00:00Z", "2030-06-12T13:00:00Z")]
    [InlineData("America/Vancouver", "2030-06-12T13:00:00Z", "2030-06-12T16:00:00Z")]
    [InlineData("Asia/Kolkata", "2030-06-12T16:00:00Z", "2030-06-13T03:30:00Z")]
    [InlineData("America/Toronto", "2030-03-10T03:00:00Z", "2030-03-10T13:00:00Z")]
    [InlineData("America/Toronto", "2030-11-03T03:00:00Z", "2030-11-03T14:00:00Z")]
    public async Task AtNightATextWaitsUntilNineOnTheRunnersClock(string zone, string now, string goes)
    {
        await using var world = await World.StartAsync(azurite, at: DateTimeOffset.Parse(now));
        var maya = await LinkedAsync(world, zone: zone);
        await maya.RunsOnStravaAsync(40);
        var nine = DateTimeOffset.Parse(goes);
        await world.PassesAsync(nine.AddSeconds(-1) - world.Now);
        maya.Texts.ShouldBeEmpty();
        await world.PassesAsync(TimeSpan.FromSeconds(1));

        world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().At.ShouldBe(nine);
    }

    [Fact]
    public async Task ATextThatIsLateIntoTheEveningWaitsUntilMorning()
    {
        await using var world = await World.StartAsync(azurite, at: new DateTimeOffset(2030, 6, 12, 23, 30, 0, TimeSpan.Zero));
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(40);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        world.Clock.MoveTo(new DateTimeOffset(2030, 6, 13, 0, 30, 0, TimeSpan.Zero));
        await world.SettledAsync();
        maya.Texts.ShouldBeEmpty();

        await world.PassesAsync(TimeSpan.FromHours(13));
        world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2030, 6, 13, 13, 0, 0, TimeSpan.Zero));
    }

    private static async Task<WorldRunner> LinkedAsync(World world, bool agrees = true, string zone = "America/Toronto")
    {
        var runner = await world.RunnerAsync("maya", zone, agrees);
        runner.HasRunOnStrava(20);
        await runner.LinksStravaAsync();
        await world.SettledAsync();
        return runner;
    }
}
