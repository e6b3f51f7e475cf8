using System.Net;
using LoadWatch.Runner.Joining;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>How a runner links an account, by the pages.</summary>
public class LinkingTests(Azurite azurite)
{
    [Fact]
    public async Task AnAccountBelongsToOneRunner()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        var noor = await world.RunnerAsync("noor");
        await maya.LinksStravaAsync();
        world.Strava.Athletes.LogsInNext(maya.Athlete);
        var (status, page) = await VisitAsync(world, noor, "strava");

        (status, page.Contains("This account is linked to another runner already.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        (await noor.StoredAsync()).Links.ShouldBeEmpty();
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ARunnerHasOneAccountAtAPlatform()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.LinksStravaAsync();
        world.Strava.Athletes.Add(777);
        world.Strava.Athletes.LogsInNext(777);
        var (status, page) = await VisitAsync(world, maya, "strava");

        (status, page.Contains("You have linked another account there already", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem().Value.Account.ShouldBe($"{maya.Athlete}");
    }

    [Fact]
    public async Task WhoUnticksTheActivitiesIsToldAndNotLinked()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        world.Strava.Athletes.Add(maya.Athlete, untick: ["activity:read_all"]);
        var (status, page) = await VisitAsync(world, maya, "strava");

        (status, page.Contains("leave that box ticked", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        (await maya.StoredAsync()).Links.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoDeniesIsNotLinkedAndMayComeAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        world.Strava.Athletes.Add(maya.Athlete, denies: true);
        (await VisitAsync(world, maya, "strava")).Status.ShouldBe(HttpStatusCode.BadRequest);

        await maya.LinksStravaAsync();
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("api/connect/strava", HttpStatusCode.NotFound)]
    [InlineData("api/connect/strava?invite=made-up", HttpStatusCode.NotFound)]
    [InlineData("api/connect/nowhere?invite=made-up", HttpStatusCode.NotFound)]
    [InlineData("api/connect/strava/callback?state=made-up&code=x&scope=read,activity:read_all", HttpStatusCode.BadRequest)]
    [InlineData("api/connect/strava/callback?code=x", HttpStatusCode.BadRequest)]
    public async Task WhatWasNotBegunHereGoesNowhere(string path, HttpStatusCode status)
    {
        await using var world = await World.StartAsync(azurite);
        using var answer = await world.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        world.StandIns.Log.All.ShouldBeEmpty();
    }

    private static async Task<(HttpStatusCode Status, string Page)> VisitAsync(World world, WorldRunner runner, string platform)
    {
        await using var scope = world.Services.CreateAsyncScope();
        using var page = await world.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(runner.Id, platform).AbsoluteUri);
        return (page.StatusCode, await world.TextOfAsync(page));
    }
}
