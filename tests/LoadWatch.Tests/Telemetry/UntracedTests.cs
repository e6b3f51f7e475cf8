namespace LoadWatch.Tests.Telemetry;

/// <summary>What an older LoadWatch has put on the queues, or one that nobody watches.</summary>
public sealed class UntracedTests(Azurite azurite)
{
    [Fact]
    public async Task A_message_without_context_becomes_a_text_all_the_same()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        world.Strava.Athletes.AddActivity(maya.Athlete, maya.StravaRun(26, 0));
        await world.FireAsync("ProcessRun", $$"""{"platform":"strava","account":"{{maya.Athlete}}","change":"Created","run":"1","at":"{{world.Now:O}}","attempt":0}""");
        await world.SettledAsync();

        maya.Texts.ShouldHaveSingleItem();
    }
}
