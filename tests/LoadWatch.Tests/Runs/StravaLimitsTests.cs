using LoadWatch.Sandbox.Faults;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runs;

/// <summary>What waits for Strava's read limits, and what is read when there are reads again.</summary>
public class StravaLimitsTests(Azurite azurite)
{
    private const string List = "/strava/api/v3/athlete/activities";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhenStravaHasHadEnoughTheMessageWaitsForTheNextQuarterHourAndIsThenDone(bool says429)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        world.Clock.MoveTo(World.Noon.AddMinutes(16));
        if (says429)
            world.Strava.Faults.Next(new Fault.Answer(429), method: "GET");
        else
            world.Strava.Budget.Spend(79);

        // The first of two learns how much is left; the second must not ask any more.
        await maya.RunsOnStravaAsync(4);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        await maya.RunsOnStravaAsync(5);
        await world.PassesAsync(TimeSpan.FromMinutes(5));
        (await maya.StoredMilesAsync()).ShouldNotContain(5);
        var reads = world.StandIns.Log.Count("GET", List);
        await world.PassesAsync(TimeSpan.FromMinutes(6));
        world.StandIns.Log.Count("GET", List).ShouldBe(reads);
        (await world.WaitingForAsync("ProcessRun")).ShouldAllBe(message => message.Due >= World.Noon.AddMinutes(30) && message.Due <= World.Noon.AddMinutes(31));

        await world.PassesAsync(TimeSpan.FromMinutes(15));
        (await maya.StoredMilesAsync()).ShouldContain(5);
        (await maya.StoredMilesAsync()).ShouldContain(4);
    }

    [Fact]
    public async Task OfAllThatIsHeldBackForAnAccountOneMessageWaits()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await OutOfReadsAsync(world, maya, 79);
        foreach (var miles in (int[])[5, 6, 7])
        {
            await maya.RunsOnStravaAsync(miles);
            await world.PassesAsync(TimeSpan.FromMinutes(1.5));
        }

        (await world.WaitingForAsync("ProcessRun")).ShouldHaveSingleItem();
        var reads = world.StandIns.Log.Count("GET", List);
        await world.PassesAsync(TimeSpan.FromMinutes(16));
        world.StandIns.Log.Count("GET", List).ShouldBe(reads + 1);
        (await maya.StoredMilesAsync()).Intersect([5, 6, 7]).Count().ShouldBe(3);
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value.Held.ShouldBeNull();
    }

    [Fact]
    public async Task WhatIsHeldBackRenewsNoToken()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var noor = await world.RunnerOnStravaAsync("noor");
        world.Clock.MoveTo(world.Now.AddHours(7));
        await OutOfReadsAsync(world, maya, 79);
        var renewals = world.StandIns.Log.Count("POST", "/strava/oauth/token");
        await noor.RunsOnStravaAsync(5);
        await world.PassesAsync(TimeSpan.FromMinutes(2));

        (await world.WaitingForAsync("ProcessRun")).ShouldHaveSingleItem();
        world.StandIns.Log.Count("POST", "/strava/oauth/token").ShouldBe(renewals);
    }

    [Theory]
    [InlineData(Change.Reread, 0)]
    [InlineData(Change.Linked, 1)]
    public async Task TheNightsLookThatCannotBeHadSoonIsLeftToTheNextNightButNotTheOneOfALink(Change change, int waiting)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await OutOfReadsAsync(world, await world.RunnerOnStravaAsync("noor"), 999);
        await SaysAsync(world, maya, change, world.Now.AddMinutes(1));
        await world.PassesAsync(TimeSpan.FromMinutes(5));

        (await WaitingOfAsync(world, maya)).ShouldBe(waiting);
    }

    [Fact]
    public async Task WhoeverLinksAgainWhenThereIsNoReadIsReadWhenThereIsOne()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await OutOfReadsAsync(world, await world.RunnerOnStravaAsync("noor"), 999);
        await maya.LinksStravaAsync();
        await world.PassesAsync(TimeSpan.FromMinutes(5));

        (await WaitingOfAsync(world, maya)).ShouldBe(1);
    }

    [Theory]
    [InlineData("another", 600, 0)]
    [InlineData("another", 30, 1)]
    [InlineData("another", 3 * 86_400, 1)]
    [InlineData("mine", 600, 1)]
    public async Task OnlyAnotherMessageThatComesNeitherTooSoonNorByAWrongClockStandsForOne(string held, int seconds, int waiting)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await OutOfReadsAsync(world, await world.RunnerOnStravaAsync("noor"), 79);
        await HoldsAsync(world, maya, held, TimeSpan.FromSeconds(seconds));
        await SaysAsync(world, maya, Change.Updated, world.Now, heldAs: "mine");
        await world.PassesAsync(TimeSpan.FromSeconds(5));

        (await WaitingOfAsync(world, maya)).ShouldBe(waiting);
    }

    [Fact]
    public async Task WhileThereAreReadsNothingWaitsForWhatIsHeldBack()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await HoldsAsync(world, maya, "another", TimeSpan.FromHours(8));
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task WhatOthersCountOnIsReadEvenIfSomebodyReadsBefore()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var heldAt = world.Now;
        await HoldsAsync(world, maya, "mine", TimeSpan.FromMinutes(3));
        await world.PassesAsync(TimeSpan.FromSeconds(10));
        await SaysAsync(world, maya, Change.Updated, world.Now);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        var link = (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value;
        link.ReadAt!.Value.ShouldBeGreaterThan(heldAt);
        link.Held.ShouldNotBeNull("an event may have been left to it after that read began");

        var reads = world.StandIns.Log.Count("GET", List);
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        await SaysAsync(world, maya, Change.Updated, heldAt, heldAs: "mine");
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        world.StandIns.Log.Count("GET", List).ShouldBe(reads + 1);
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value.Held.ShouldBeNull();
    }

    [Fact]
    public async Task AReadThatLosesTheRaceToBeSavedIsNotMadeTwice()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await maya.RunsOnStravaAsync(5);
        var (reads, raced) = (world.StandIns.Log.Count("GET", List), false);
        world.Storage.Fails = request =>
        {
            if (!raced && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
            {
                raced = true;
                Task.Run(() => HoldsAsync(world, maya, "another", TimeSpan.FromHours(8))).Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
            }

            return false;
        };
        await world.SettledAsync();

        raced.ShouldBeTrue();
        world.StandIns.Log.Count("GET", List).ShouldBe(reads + 1);
        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    private static async Task HoldsAsync(World world, WorldRunner runner, string name, TimeSpan time)
    {
        var link = (await runner.StoredAsync()).Links.ShouldHaveSingleItem();
        await world.Runners.SaveLinkAsync(runner.Id, link, link.Value with { Held = new HeldMessage(name, world.Now + time) }, CancellationToken.None);
    }

    private static Task SaysAsync(World world, WorldRunner runner, Change change, DateTimeOffset at, string? heldAs = null) =>
        world.Services.GetRequiredService<Queues>().PutAsync(
            new RunChanged("strava", $"{runner.Athlete}", change, null, at, HeldAs: heldAs), TimeSpan.Zero, CancellationToken.None);

    private static async Task<int> WaitingOfAsync(World world, WorldRunner runner) =>
        (await world.WaitingForAsync("ProcessRun")).Count(message => message.Text.Contains($"\"{runner.Athlete}\"", StringComparison.Ordinal));

    /// <summary>So many reads were used by somebody else, and the runner's next run is how LoadWatch learns of it.</summary>
    private static async Task OutOfReadsAsync(World world, WorldRunner runner, int reads)
    {
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        world.Clock.MoveTo(new DateTimeOffset(((world.Now.Ticks / quarter) + 1) * quarter, TimeSpan.Zero).AddMinutes(1));
        world.Strava.Budget.Spend(reads);
        await runner.RunsOnStravaAsync(4);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
    }
}
