using LoadWatch.Sandbox.Strava;
using LoadWatch.Sandbox.Tokens;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Runs;

/// <summary>Strava's tokens: renewed by one, never lost, and encrypted.</summary>
public class StravaTokensTests(Azurite azurite)
{
    [Theory]
    [InlineData(Rotation.Immediate)]
    [InlineData(Rotation.OnFirstUse)]
    [InlineData(Rotation.Never)]
    public async Task EightWorkersAtOnceNeverLoseTheAccount(Rotation rotation)
    {
        await using var world = await World.StartAsync(azurite);
        world.Strava.Settings.Tokens.Rotation = rotation;
        var runners = new List<WorldRunner>();
        foreach (var name in (string[])["maya", "noor"])
            runners.Add(await world.RunnerOnStravaAsync(name));
        for (var round = 0; round < 3; round++)
        {
            world.Clock.MoveTo(world.Now.AddHours(7));
            foreach (var runner in runners)
                await runner.StravaSaysAsync([.. Enumerable.Range(1, 8).Select(number => StravaEvent.Created(runner.Athlete, number))]);
            world.Clock.MoveTo(world.Now.AddMinutes(1));
            await world.DoesAtOnceAsync();
        }

        await world.TakesAsync<RunChanged>("ProcessRun");
        foreach (var runner in runners)
        {
            world.Clock.MoveTo(world.Now.AddHours(7));
            await runner.RunsOnStravaAsync(5);
            await world.SettledAsync();
            (await runner.StoredMilesAsync()).ShouldContain(5);
            (await runner.StoredAsync()).Links.ShouldHaveSingleItem().Value.PausedBecause.ShouldBeNull();
        }
    }

    [Fact]
    public async Task ALeaseThatAWorkerTookToItsGraveRunsOut()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var link = (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
        await world.Runners.SaveLinkAsync(
            maya.Id, link, link.Value with { LeaseUntil = world.Now.AddHours(7).AddSeconds(-1), AccessExpires = world.Now }, CancellationToken.None);
        world.Clock.MoveTo(world.Now.AddHours(7));
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task ALeaseTakenByAClockThatWasWrongIsNobodys()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();
        var link = (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
        await world.Runners.SaveLinkAsync(maya.Id, link, link.Value with { LeaseUntil = world.Now.AddDays(1), AccessExpires = world.Now }, CancellationToken.None);
        await maya.RunsOnStravaAsync(5);
        await world.SettledAsync();

        (await maya.StoredMilesAsync()).ShouldContain(5);
    }

    [Fact]
    public async Task TokensLieEncrypted()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerOnStravaAsync();

        var link = (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value;
        world.Strava.Grants.SubjectOf(link.AccessToken).ShouldBeNull();
        world.Strava.Grants.SubjectOf(link.RefreshToken).ShouldBeNull();
        link.AccessToken.Length.ShouldBeGreaterThan(100);
    }
}
