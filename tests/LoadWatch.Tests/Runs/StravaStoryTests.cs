using LoadWatch.Core;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Runs;

/// <summary>What Strava says, in every order, and what is stored and told of it.</summary>
public class StravaStoryTests(Azurite azurite)
{
    private const string List = "/strava/api/v3/athlete/activities";

    [Fact]
    public async Task TheOrderInWhichEventsArriveDoesNotMatter()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var run = maya.StravaRun(5, 0);
        world.Strava.Athletes.AddActivity(maya.Athlete, run);
        world.Strava.Athletes.Delete(maya.Athlete, run.Id);

        await maya.StravaSaysAsync(StravaEvent.Deleted(maya.Athlete, run.Id), StravaEvent.Created(maya.Athlete, run.Id));
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldNotContain(5);
    }

    [Fact]
    public async Task AnEventThatComesThreeTimesStoresOneRun()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var run = await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();
        await maya.StravaSaysAsync(StravaEvent.Created(maya.Athlete, run), StravaEvent.Created(maya.Athlete, run));
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).Count(miles => miles == 5).ShouldBe(1);
    }

    [Fact]
    public async Task ABurstCostsOneRead()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var before = world.StandIns.Log.Count("GET", List);
        for (var i = 0; i < 10; i++)
        {
            await maya.RunsOnStravaAsync(2, i % 3);
            world.Clock.MoveTo(world.Now.AddSeconds(3));
        }

        world.Clock.MoveTo(world.Now.AddMinutes(2));
        await world.SettledAsync();

        (world.StandIns.Log.Count("GET", List) - before).ShouldBe(1);
        (await maya.StoredMilesAsync()).Count(miles => miles == 2).ShouldBe(10);
    }

    [Fact]
    public async Task EditsDeletionsHidingAndShowingAllComeOutRight()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var run = await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldContain(5);

        // A changed distance has no event: whatever comes next brings it.
        world.Strava.Athletes.Edit(maya.Athlete, run, a => a with { Metres = 6 * 1609.344 }).ShouldBeNull();
        await maya.RunsOnStravaAsync(1, 1);
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldContain(6);
        (await maya.StoredMilesAsync()).ShouldNotContain(5);

        await maya.StravaSaysAsync(world.Strava.Athletes.Edit(maya.Athlete, run, a => a with { SportType = "Ride" }));
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldNotContain(6);

        await maya.StravaSaysAsync(world.Strava.Athletes.Edit(maya.Athlete, run, a => a with { SportType = "TrailRun" }));
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldContain(6);

        // With activity:read_all a hidden run still counts.
        await maya.StravaSaysAsync(world.Strava.Athletes.Hide(maya.Athlete, run));
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldContain(6);

        await maya.StravaSaysAsync(world.Strava.Athletes.Delete(maya.Athlete, run));
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldNotContain(6);
    }

    [Fact]
    public async Task WithTheNarrowLeaveAHiddenRunGoesAndComesBack()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await maya.HoldsOnStravaAsync("read,activity:read");
        var run = await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();

        await maya.StravaSaysAsync(world.Strava.Athletes.Hide(maya.Athlete, run));
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldBeEmpty();

        await maya.StravaSaysAsync(world.Strava.Athletes.Edit(maya.Athlete, run, a => a with { Visibility = "followers_only" }));
        await world.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldBe([5]);
    }

    [Fact]
    public async Task ARunTakenOutAndPutBackBeforeItsTextWentIsToldOnce()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var big = maya.StravaRun(40, 0);
        await maya.StravaSaysAsync(world.Strava.Athletes.AddActivity(maya.Athlete, big));
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        await maya.StravaSaysAsync(world.Strava.Athletes.Delete(maya.Athlete, big.Id));
        await world.PassesAsync(TimeSpan.FromMinutes(1.1));
        await maya.StravaSaysAsync(world.Strava.Athletes.AddActivity(maya.Athlete, big));
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredMilesAsync()).ShouldContain(40);
    }

    [Fact]
    public async Task ARunTakenOutAndPutBackAfterItsTextWentIsNotToldAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var big = maya.StravaRun(40, 0);
        await maya.StravaSaysAsync(world.Strava.Athletes.AddActivity(maya.Athlete, big));
        await world.SettledAsync();
        await maya.StravaSaysAsync(world.Strava.Athletes.Delete(maya.Athlete, big.Id));
        await world.SettledAsync();
        (await maya.StoredAsync()).Flags.ShouldAllBe(flag => flag.Value.WithdrawnBecause != null);
        await maya.StravaSaysAsync(world.Strava.Athletes.AddActivity(maya.Athlete, big));
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem();
        (await maya.StoredAsync()).Flags.ShouldContain(flag => flag.Value.WithdrawnBecause == null);
    }

    [Fact]
    public async Task ARunTakenOutAndPutBackAfterItsTextWasRefusedIsStoredAndNotToldAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        world.Twilio.Refusals.RefuseNext(21408);
        var big = maya.StravaRun(40, 0);
        await maya.StravaSaysAsync(world.Strava.Athletes.AddActivity(maya.Athlete, big));
        await world.SettledAsync();
        await maya.StravaSaysAsync(world.Strava.Athletes.Delete(maya.Athlete, big.Id));
        await world.SettledAsync();
        await maya.StravaSaysAsync(world.Strava.Athletes.AddActivity(maya.Athlete, big));
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(40);
        maya.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task ATextThatStillWaitsIsWithheldWhenItsRunIsTakenOut()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var big = await maya.RunsOnStravaAsync(40);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Pending);
        await maya.StravaSaysAsync(world.Strava.Athletes.Delete(maya.Athlete, big));
        await world.SettledAsync();

        maya.Texts.ShouldBeEmpty();
        var text = (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        text.State.ShouldBe(TextState.Withheld);
        text.Reason.ShouldBe(Reasons.FlagWithdrawn(Reasons.RunDeleted));
    }

    [Theory]
    [InlineData(35, "35 mi")]
    [InlineData(11, null)]
    public async Task ATextThatStillWaitsTellsTheNumbersAsTheyHaveBeenCorrected(double miles, string? says)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var big = await maya.RunsOnStravaAsync(40);
        await world.PassesAsync(TimeSpan.FromMinutes(2));
        world.Strava.Athletes.Edit(maya.Athlete, big, a => a with { Metres = miles * 1609.344 });
        await maya.StravaSaysAsync(StravaEvent.Updated(maya.Athlete, big, new Dictionary<string, string> { ["title"] = "x" }));
        await world.SettledAsync();

        if (says is null)
            maya.Texts.ShouldBeEmpty();
        else
            maya.Texts.ShouldHaveSingleItem().ShouldContain(says);
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(says is null ? TextState.Withheld : TextState.Sent);
    }

    [Fact]
    public async Task ARunMovedToAnotherDayKeepsOneFlag()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var big = await maya.RunsOnStravaAsync(40, 1);
        await world.SettledAsync();
        world.Strava.Athletes.Edit(maya.Athlete, big, a => a with { Start = a.Start.AddDays(-2) });
        await maya.RunsOnStravaAsync(1);
        await world.SettledAsync();
        await maya.RunsOnStravaAsync(1, 0, a => a with { Start = a.Start.AddHours(1) });
        await world.SettledAsync();

        (await maya.StoredAsync()).Flags.Count(flag => flag.Value.Run == $"{big}" && flag.Value.Rule == Core.Risk.Rule.Spike).ShouldBe(1);
        (await maya.StoredMilesAsync()).Count(miles => miles == 40).ShouldBe(1);
    }

    [Fact]
    public async Task AnAccountThatNobodyHereHasIsDropped()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await maya.StravaSaysAsync(StravaEvent.Created(424242, 1), StravaEvent.Deauthorised(424242));
        await world.SettledAsync();

        (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AForgedFarewellAndAForgedDeletionDestroyNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var run = await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();
        await maya.StravaSaysAsync(StravaEvent.Deauthorised(maya.Athlete), StravaEvent.Deleted(maya.Athlete, run), new StravaEvent("athlete", maya.Athlete, "delete", maya.Athlete));
        await world.SettledAsync();

        var stored = await maya.StoredAsync();
        stored.Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task AFarewellThatStravaConfirmsDeletesAllThatCameFromThere()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();
        maya.Texts.ShouldHaveSingleItem();
        await maya.StravaSaysAsync(world.Strava.Athletes.Deauthorise(maya.Athlete));
        await world.SettledAsync();

        var stored = await maya.StoredAsync();
        stored.Runs.ShouldBeEmpty();
        stored.Flags.ShouldBeEmpty();
        stored.Links.ShouldBeEmpty();
        var text = stored.Texts.Where(row => row.Value.Kind is TextKind.Alert).ShouldHaveSingleItem().Value;
        (text.Body, text.Ratio, text.State).ShouldBe(("", null, TextState.Sent));
        stored.Profile.ShouldNotBeNull();

        // The account is free again.
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ADeadTokenWithoutAFarewellDeletesNothingPausesAndSaysSoOnce()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();
        world.Strava.Athletes.Deauthorise(maya.Athlete);
        await maya.StravaSaysAsync(StravaEvent.Created(maya.Athlete, 1));
        await world.SettledAsync();
        await maya.StravaSaysAsync(StravaEvent.Created(maya.Athlete, 2));
        await world.SettledAsync();
        world.Clock.MoveTo(world.Now.AddDays(1));
        await maya.StravaSaysAsync(StravaEvent.Created(maya.Athlete, 3));
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem().ShouldBe(
            "LoadWatch: Strava no longer lets us read your runs. We cannot watch your load until you link it again. STOP to end");
        (await maya.StoredMilesAsync()).ShouldContain(5);
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBe(Reasons.PlatformClosed("Strava"));

        await maya.LinksStravaAsync();
        await world.SettledAsync();
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
    }

    [Fact]
    public async Task AWrongClientSecretDeletesNothingEvenAfterAFarewell()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();
        world.Strava.Settings.ClientSecret = "another";
        world.Strava.Grants.Expire($"{maya.Athlete}");
        await maya.StravaSaysAsync(StravaEvent.Deauthorised(maya.Athlete));
        await world.SettledAsync(poison: 1);

        world.Poison.ShouldHaveSingleItem().Why.ShouldBeOfType<HttpRequestException>();
        (await maya.StoredMilesAsync()).ShouldContain(5);
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(3, 3)]
    [InlineData(30, 4)]
    [InlineData(300, 4)]
    public async Task ARunThatIsNotThereYetIsLookedForAgainAfter1And5And30MinutesAndThenLeft(double readyAfterMinutes, int reads)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var before = world.StandIns.Log.Count("GET", List);
        await maya.RunsOnStravaAsync(5, 0, run => run with { NotReadyUntil = world.Now.AddMinutes(1 + readyAfterMinutes) });
        await world.PassesAsync(TimeSpan.FromHours(4));

        (world.StandIns.Log.Count("GET", List) - before).ShouldBe(reads);
        (await maya.StoredMilesAsync()).Contains(5).ShouldBe(readyAfterMinutes < 36);
    }

    [Fact]
    public async Task ARunWithoutADistanceYetIsLookedAtAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var run = await maya.RunsOnStravaAsync(5, 0, a => a with { Metres = 0 });
        await world.PassesAsync(TimeSpan.FromMinutes(1.5));
        (await maya.StoredMilesAsync()).ShouldContain((double?)null);
        world.Strava.Athletes.Edit(maya.Athlete, run, a => a with { Metres = 5 * 1609.344 });
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task AReadNotedByAClockThatWasWrongCoversNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var link = (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
        await world.Runners.SaveLinkAsync(maya.Id, link, link.Value with { ReadAt = world.Now.AddDays(1) }, CancellationToken.None);
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task StravaThatFailsForAWhileIsReadWhenItIsBack()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        world.Strava.Faults.Next(new Fault.Answer(503), times: 4, method: "GET");
        world.Strava.Faults.Next(new Fault.Drop(), times: 1, method: "GET");
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task AnImplausibleRunIsKeptAndNeverTexts()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        await maya.RunsOnStravaAsync(130);
        await maya.RunsOnStravaAsync(60, 1, run => run with { MovingSeconds = 3600 });
        await world.SettledAsync();

        maya.Texts.ShouldBeEmpty();
        (await maya.StoredAsync()).Flags.ShouldAllBe(flag => flag.Value.Run == "");
        (await maya.StoredMilesAsync()).ShouldContain(130);
    }
}
