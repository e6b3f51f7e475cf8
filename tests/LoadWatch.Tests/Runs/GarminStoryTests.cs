using LoadWatch.Core;
using LoadWatch.Core.Running;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Runs;

/// <summary>What Garmin sends, in every order, and what is stored and told of it.</summary>
public class GarminStoryTests(Azurite azurite)
{
    [Fact]
    public async Task AWeekOfSeventyMilesAfterTwentyIsOneText()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        await noor.RunsDailyOnGarminAsync(10, days: 7);
        await world.SettledAsync();

        noor.Texts.ShouldHaveSingleItem().ShouldStartWith("LoadWatch: 70 mi in 7 days, 3.5x your recent 20 mi a week.");
    }

    [Fact]
    public async Task AnEditReplacesTheRunAndAnOldRedeliveryChangesNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var run = await noor.RunsOnGarminAsync(5);
        await world.SettledAsync();
        world.Clock.MoveTo(world.Now.AddHours(1));
        await noor.GarminPushesAsync(GarminBody.ManuallyUpdated(run with { DistanceInMeters = 6 * 1609.344, Manual = true }));
        await world.SettledAsync();
        world.Clock.MoveTo(world.Now.AddHours(1));
        await noor.GarminPushesAsync(GarminBody.Activities(run));
        await world.SettledAsync();

        var stored = (await noor.StoredAsync()).Runs.Single(row => row.Value.Id == run.SummaryId).Value.ToRun();
        Math.Round(stored.Distance!.Value.In(DistanceUnit.Miles), 2).ShouldBe(6);
        stored.Origin.ShouldBe(Origin.Device);
    }

    [Fact]
    public async Task AnEditThatComesBeforeItsOriginalStands()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var run = noor.GarminRun(5, 0);
        await noor.GarminPushesAsync(GarminBody.ManuallyUpdated(run with { DistanceInMeters = 6 * 1609.344 }), GarminBody.Activities(run));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldContain(6);
        (await noor.StoredMilesAsync()).ShouldNotContain(5);
    }

    [Fact]
    public async Task ARideEditedIntoARunStaysARunWhenTheRideIsDeliveredAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var run = noor.GarminRun(5, 0);
        var ride = GarminBody.Activities(run with { ActivityType = "CYCLING" });
        await noor.GarminPushesAsync(ride, GarminBody.ManuallyUpdated(run));
        await world.SettledAsync();
        (await noor.StoredMilesAsync()).ShouldContain(5);
        await noor.GarminPushesAsync(ride);
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task ARunEditedIntoARideGoes()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var run = await noor.RunsOnGarminAsync(5);
        await world.SettledAsync();
        await noor.GarminPushesAsync(GarminBody.ManuallyUpdated(run with { ActivityType = "CYCLING" }));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldNotContain(5);
    }

    [Fact]
    public async Task OneRunTwiceInAPushIsStoredOnceAsTheLaterOneSays()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var run = noor.GarminRun(5, 0);
        var other = noor.GarminRun(3.3, 1);
        await noor.GarminPushesAsync(GarminBody.Activities(
            run, other, run with { DistanceInMeters = 6 * 1609.344 }, other with { ActivityType = "WALKING" }, other with { ActivityType = "HIKING" }));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldContain(6);
        (await noor.StoredMilesAsync()).ShouldNotContain(5);
        (await noor.StoredMilesAsync()).ShouldNotContain(3.3);
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 0, 3, 1)]
    public async Task OfAMultisportActivityOnlyTheRunningChildrenCountInWhateverOrder(params int[] order)
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var parent = noor.GarminRun(30, 0) with { ActivityType = "MULTI_SPORT", IsParent = true };
        var child = noor.GarminRun(6, 0, hour: 8) with { ParentSummaryId = parent.SummaryId };
        GarminActivity[] all =
        [
            parent,
            child,
            noor.GarminRun(22, 0, hour: 7) with { ParentSummaryId = parent.SummaryId, ActivityType = "CYCLING" },
            noor.GarminRun(0.1, 0, hour: 9) with { ParentSummaryId = parent.SummaryId, ActivityType = "TRANSITION_V2" },
        ];
        var before = (await noor.StoredMilesAsync()).Count;
        foreach (var at in order)
            await noor.GarminPushesAsync(GarminBody.Activities(all[at]));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).Skip(before).ShouldBe([6]);
    }

    [Fact]
    public async Task ARunningParentCountsThroughItsChildrenOnly()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var parent = noor.GarminRun(9, 0) with { IsParent = true };
        await noor.GarminPushesAsync(GarminBody.Activities(parent, noor.GarminRun(8, 0) with { ParentSummaryId = parent.SummaryId }));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldNotContain(9);
        (await noor.StoredMilesAsync()).ShouldContain(8);
    }

    [Fact]
    public async Task ATreadmillIsEstimatedAndAMissingDistanceIsUnknown()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var treadmill = await noor.RunsOnGarminAsync(5, 0, run => run with { ActivityType = "TREADMILL_RUNNING" });
        var unknown = await noor.RunsOnGarminAsync(4, 1, run => run with { DistanceInMeters = null });
        await world.SettledAsync();

        var runs = (await noor.StoredAsync()).Runs.ToDictionary(row => row.Value.Id, row => row.Value);
        (runs[treadmill.SummaryId].Estimated, runs[treadmill.SummaryId].Sport).ShouldBe((true, Sport.Treadmill));
        runs[unknown.SummaryId].Millimetres.ShouldBeNull();
        runs[unknown.SummaryId].MovingSeconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task TheSameRunFromTwoDevicesCountsOnce()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        await noor.GarminPushesAsync(GarminBody.Activities(noor.GarminRun(40, 0), noor.GarminRun(40.2, 0) with { DeviceName = "A foot pod" }));
        await world.SettledAsync();

        var text = noor.Texts.ShouldHaveSingleItem();
        text.ShouldNotContain("80");
        text.ShouldContain("40");
    }

    [Fact]
    public async Task AnImplausibleRunIsKeptAndNeverTexts()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        await noor.RunsOnGarminAsync(60, 0, run => run with { DurationInSeconds = 3600 });
        await noor.RunsOnGarminAsync(60, 0, run => run with { StartTimeInSeconds = world.Now.AddDays(2).ToUnixTimeSeconds() });
        await noor.RunsOnGarminAsync(60, 0, run => run with { StartTimeInSeconds = 0 });
        await world.SettledAsync();

        noor.Texts.ShouldBeEmpty();
        (await noor.StoredMilesAsync()).Count(miles => miles == 60).ShouldBe(3);
    }

    [Fact]
    public async Task WhatCannotBeReadIsSetAsideAndDoesNotHoldUpTheRest()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        var run = noor.GarminRun(5, 0);
        await noor.GarminPushesAsync(new GarminBody("activities", $$"""
            {"activities":[
              {"userId":"{{noor.GarminUser}}","summaryId":"a","activityType":"RUNNING","startTimeInSeconds":"soon"},
              {"userId":"{{noor.GarminUser}}","summaryId":"b","activityType":"RUNNING","startTimeInSeconds":99999999999999},
              {"userId":"{{noor.GarminUser}}","activityType":"RUNNING","startTimeInSeconds":1907498400},
              {"userId":"{{noor.GarminUser}}","summaryId":"c","activityType":"RUNNING","startTimeInSeconds":1907498400,"distanceInMeters":-5},
              {"userId":"{{noor.GarminUser}}","summaryId":"\ud800","activityType":"RUNNING","startTimeInSeconds":1907498400},
              {"userId":"{{noor.GarminUser}}","summaryId":"{{run.SummaryId}}","activityType":"RUNNING","startTimeInSeconds":{{run.StartTimeInSeconds}},
               "durationInSeconds":2700,"distanceInMeters":{{run.DistanceInMeters}}}
            ]}
            """));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldContain(5);
        (await world.SetAsideAsync("runs")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task AForgedFarewellDestroysNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        await noor.RunsOnGarminAsync(5);
        await noor.GarminPushesAsync(GarminBody.Deregistrations(noor.GarminUser));
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).ShouldContain(5);
        (await noor.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task AForgedFarewellDestroysNothingAlsoWhileGarminRefusesTokensThatItHasJustIssued(int status)
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        await noor.RunsOnGarminAsync(5);
        await world.SettledAsync();
        world.Garmin.Faults.Sometimes(new Fault.Answer(status), 1, method: "GET");
        await noor.GarminPushesAsync(GarminBody.Deregistrations(noor.GarminUser));
        await world.SettledAsync(poison: 1);

        (await noor.StoredMilesAsync()).ShouldContain(5);
        (await noor.StoredAsync()).Links.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AFarewellThatGarminConfirmsDeletesAllThatCameFromThere()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        await noor.RunsOnGarminAsync(40);
        await world.SettledAsync();
        noor.Texts.ShouldHaveSingleItem();
        (await world.Garmin.DeregisterAsync(noor.GarminUser)).ShouldAllBe(delivery => delivery.Status == 200);
        await world.SettledAsync();

        var stored = await noor.StoredAsync();
        (stored.Runs.Count, stored.Flags.Count, stored.Links.Count).ShouldBe((0, 0, 0));
        stored.Texts.Where(row => row.Value.Kind is TextKind.Alert).ShouldHaveSingleItem().Value.Body.ShouldBe("");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ATakenBackPermissionPausesWithOneNoticeAndGivenBackItGoesOn(bool asObject)
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        world.Garmin.Settings.PermissionsAsObject = asObject;
        await world.Garmin.ChangePermissionsAsync(noor.GarminUser, "HEALTH_EXPORT");
        await world.SettledAsync();
        await world.Garmin.ChangePermissionsAsync(noor.GarminUser, "HEALTH_EXPORT");
        await world.SettledAsync();

        noor.Texts.ShouldHaveSingleItem().ShouldContain("the permission was taken back");
        (await noor.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldNotBeNull();

        await world.Garmin.ChangePermissionsAsync(noor.GarminUser, "ACTIVITY_EXPORT");
        await world.SettledAsync();
        noor.Texts.ShouldHaveSingleItem();
        (await noor.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
    }

    [Fact]
    public async Task APingIsFetchedOnceAndTheSamePingAgainChangesNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        world.Garmin.Settings.CallbackBase = "https://apis.garmin.com";
        world.Garmin.Users.AddActivity(noor.GarminUser, noor.GarminRun(5, 0));
        var ping = (await world.Garmin.PingAsync(noor.GarminUser)).ShouldHaveSingleItem();
        await world.SettledAsync();
        (await noor.StoredMilesAsync()).ShouldContain(5);

        await noor.GarminPushesAsync(new GarminBody("activities", ping.Body));
        await world.SettledAsync();
        (await noor.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
        noor.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task EightPushesAtOnceAreAllStored()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        for (var run = 0; run < 8; run++)
            await noor.RunsOnGarminAsync(1 + (run / 10.0), 0, activity => activity with { StartTimeInSeconds = activity.StartTimeInSeconds - (3600 * run) });
        await world.DoesAtOnceAsync();
        await world.SettledAsync();

        (await noor.StoredMilesAsync()).TakeLast(8).Order().ShouldBe([1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7]);
    }

    [Fact]
    public async Task StravaAndGarminAreNotMergedAndGarminCountsUnlessTheRunnerChoosesStrava()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await LinkedAsync(world);
        noor.HasRunOnStrava(20);
        await noor.LinksStravaAsync();
        await world.SettledAsync();

        await noor.RunsOnStravaAsync(40);
        await noor.RunsOnGarminAsync(5);
        await world.SettledAsync();
        noor.Texts.ShouldBeEmpty();
        (await noor.StoredAsync()).Flags.ShouldNotContain(flag => flag.Value.Source == Source.Strava);

        await noor.ChangesAsync(profile => profile with { Counts = Source.Strava });
        await noor.RunsOnStravaAsync(1, 0, run => run with { Start = run.Start.AddHours(3) });
        await world.SettledAsync();
        (await noor.StoredAsync()).Flags.ShouldContain(flag => flag.Value.Source == Source.Strava);
    }

    [Fact]
    public async Task WhatStravaMadeGoesWithStravaAlsoWhileGarminStays()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await world.RunnerAsync("noor");
        noor.HasRunOnStrava(20);
        await noor.LinksStravaAsync();
        await world.SettledAsync();
        await noor.RunsOnStravaAsync(40);
        await world.SettledAsync();
        await noor.LinksGarminAsync();
        await world.SettledAsync();
        await noor.StravaSaysAsync(world.Strava.Athletes.Deauthorise(noor.Athlete));
        await world.SettledAsync();

        var stored = await noor.StoredAsync();
        stored.Links.ShouldHaveSingleItem().Value.Platform.ShouldBe("garmin");
        stored.Runs.ShouldNotContain(run => run.Value.Source == Source.Strava);
        stored.Texts.Where(row => row.Value.Kind is TextKind.Alert).ShouldHaveSingleItem().Value.Body.ShouldBe("");
    }

    [Fact]
    public async Task BackfillIsHistoryAndNeverTexts()
    {
        await using var world = await World.StartAsync(azurite);
        var noor = await world.RunnerAsync("noor");
        noor.HasRunOnGarmin(20);
        noor.HasRunOnGarmin(80, firstWeek: 0, weeks: 1);
        await noor.LinksGarminAsync();
        await world.SettledAsync();

        noor.Texts.ShouldBeEmpty();
        var stored = await noor.StoredAsync();
        stored.Flags.ShouldContain(flag => flag.Value.NoTextBecause == Reasons.History);
        stored.Links.ShouldHaveSingleItem().Value.KnownFrom.ShouldBe(noor.Today.AddDays(-30));
    }

    /// <summary>A runner with a link a week old and 20 miles in each of the weeks before it.</summary>
    private static async Task<WorldRunner> LinkedAsync(World world)
    {
        var runner = await world.RunnerAsync("noor");
        runner.HasRunOnGarmin(20, firstWeek: 0, weeks: 5);
        await runner.LinksGarminAsync();
        await world.PassesAsync(TimeSpan.FromDays(7));
        return runner;
    }
}
