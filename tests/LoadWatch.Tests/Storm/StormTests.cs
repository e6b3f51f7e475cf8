using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Tests.Storm;

/// <summary>Short rounds of the storm; the long ones are <c>bench storm</c>.</summary>
[Collection(nameof(Alone))]
public sealed class StormTests(ITestOutputHelper output)
{
    [Fact]
    public Task Ten_kills_lose_nothing_and_double_nothing() => HoldsAsync(new StormPlan { Seed = 20, Runners = 8, Kills = 10 });

    [Fact]
    public Task Failing_platforms_and_a_failing_carrier_lose_nothing_and_double_nothing() =>
        HoldsAsync(new StormPlan { Seed = 21, Runners = 8, Kills = 0, Faults = true });

    private async Task HoldsAsync(StormPlan plan)
    {
        var report = await StormRound.RunAsync(
            plan with { Azurite = Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"), Patience = TimeSpan.FromMinutes(2) },
            output.WriteLine,
            TestContext.Current.CancellationToken);
        report.Holds.ShouldBeTrue($"\n{report}");
    }
}
