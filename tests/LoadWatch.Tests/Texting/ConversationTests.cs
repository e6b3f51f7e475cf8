using LoadWatch.Core;

namespace LoadWatch.Tests.Texting;

public class ConversationTests(Azurite azurite)
{
    [Fact]
    public async Task StopStops()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.SaysAsync("STOP", copies: 2);
        await world.SettledAsync();
        maya.Texts.ShouldBe(["LoadWatch for Sheddon Physiotherapy: no more texts. Reply START to get them again."]);
        (await maya.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(Reasons.OptedOut);
    }
}
