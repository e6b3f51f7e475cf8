using LoadWatch.Platforms;
using LoadWatch.Platforms.Strava;
using LoadWatch.Sandbox.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Platforms;

/// <summary>Many processes that need a new token of one account at once; nothing but the row keeps them apart.</summary>
public class TokenLeaseTests(Azurite azurite)
{
    [Theory]
    [InlineData(Rotation.Immediate)]
    [InlineData(Rotation.OnFirstUse)]
    [InlineData(Rotation.Never)]
    public async Task OneOfEightRenewsAndAllHaveTheToken(Rotation rotation)
    {
        await using var world = await World.StartAsync(azurite);
        world.Strava.Settings.Tokens.Rotation = rotation;
        var maya = await world.RunnerAsync("maya");
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        world.Clock.MoveTo(world.Now.AddHours(7));
        var link = (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
        var asked = world.StandIns.Log.Count("POST", "/strava/oauth/token");
        var (lease, client) = (world.Services.GetRequiredService<TokenLease>(), world.Services.GetRequiredService<StravaClient>());
        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => lease.AccessAsync(maya.Id, link, rejected: null, client.RenewAsync, TimeSpan.FromSeconds(10), CancellationToken.None))));

        tokens.Select(token => token.Access).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (world.StandIns.Log.Count("POST", "/strava/oauth/token") - asked).ShouldBe(1);
    }
}
