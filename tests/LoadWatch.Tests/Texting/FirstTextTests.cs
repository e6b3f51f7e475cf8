namespace LoadWatch.Tests.Texting;

/// <summary>What becomes a text, from the platform's word to the carrier.</summary>
public class FirstTextTests(Azurite azurite)
{
    [Fact]
    public async Task AWeekOfSeventyMilesAfterTwentyIsOneText()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();

        await maya.RunsDailyOnStravaAsync(10, days: 7);
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem().ShouldStartWith("LoadWatch: 70 mi in 7 days, 3.5x your recent 20 mi a week.");
    }
}
