using LoadWatch.Storage;
using LoadWatch.Tests.Texting;

namespace LoadWatch.Tests.Storage;

/// <summary>What a platform's policy says must be gone, and what must not be lost.</summary>
public class PolicyTests(Azurite azurite)
{
    [Fact]
    public async Task StravasRunsAndAllThatWasMadeOfThemAreGoneAfterSevenDaysButTheCoolDownStays()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        await world.PassesAsync(TimeSpan.FromDays(5.9));
        await world.FireAsync("Purge");
        (await maya.StoredMilesAsync()).ShouldContain(40);
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().Body.ShouldNotBeEmpty();

        await world.PassesAsync(TimeSpan.FromDays(0.2));
        await world.FireAsync("Purge");
        var stored = await maya.StoredAsync();
        stored.Runs.ShouldBeEmpty();
        stored.Flags.ShouldBeEmpty();
        var text = stored.Texts.Where(row => row.Value.Kind is TextKind.Alert).ShouldHaveSingleItem().Value;
        (text.Body, text.Ratio, text.State, text.CoolsDown).ShouldBe(("", null, TextState.Sent, true));
        stored.Texts.ShouldAllBe(row => row.Value.Body == "");

        await world.PassesAsync(TimeSpan.FromDays(3));
        await maya.RunsOnStravaAsync(100);
        await world.SettledAsync();
        maya.Texts.ShouldHaveSingleItem();

        await world.PassesAsync(TimeSpan.FromDays(31));
        await world.FireAsync("Purge");
        await world.FireAsync("Purge");
        (await maya.StoredAsync()).Texts.ShouldBeEmpty();
        (await maya.StoredAsync()).Profile.ShouldNotBeNull();
    }

    [Fact]
    public async Task WhatIsReadAgainEveryNightStaysForItsSevenDays()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SendTextTests.DueAsync(world);
        await world.SettledAsync();
        for (var night = 0; night < 10; night++)
        {
            await world.FireAsync("RereadAccounts");
            await world.PassesAsync(TimeSpan.FromDays(1));
            await world.FireAsync("Purge");

            // On the seventh day it depends on the hour at which the account is read.
            if (night != 7)
                (await maya.StoredMilesAsync()).Contains(40).ShouldBe(night < 7, $"night {night}");
        }
    }

    [Theory]
    [InlineData(398, true)]
    [InlineData(400, false)]
    public async Task GarminsRunsAreKept400Days(int days, bool there)
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await world.RunnerAsync("noor");
        await noor.LinksGarminAsync();
        await noor.RunsOnGarminAsync(5);
        await world.SettledAsync();
        world.Clock.MoveTo(world.Now.AddDays(days));
        await world.FireAsync("Purge");

        (await noor.StoredMilesAsync()).Contains(5).ShouldBe(there);
    }

    [Fact]
    public async Task TheNightQueuesEveryAccountOnceWithinTwentyHours()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        var noor = await world.RunnerAsync("noor");
        await maya.LinksStravaAsync();
        await noor.LinksStravaAsync();
        await noor.LinksGarminAsync();
        await world.SettledAsync();
        await world.FireAsync("RereadAccounts");

        (await world.WaitingForAsync("ProcessRun")).ShouldAllBe(message => message.Due < world.Now.AddHours(20));
        (await world.TakesAsync<RunChanged>("ProcessRun")).Select(message => (message.Account, message.Change)).ShouldBe(
            [($"{maya.Athlete}", Change.Reread), ($"{noor.Athlete}", Change.Reread), (noor.GarminUser, Change.Reread)], ignoreOrder: true);
    }

    [Fact]
    public async Task ARunWhoseEventWasLostIsFoundInTheNightAndStillTexts()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        world.Strava.Athletes.AddActivity(maya.Athlete, maya.StravaRun(40, 0));
        await world.FireAsync("RereadAccounts");
        await world.PassesAsync(TimeSpan.FromDays(1.5));

        maya.Texts.ShouldHaveSingleItem();
    }
}
