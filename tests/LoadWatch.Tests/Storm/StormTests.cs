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

    [Fact]
    public Task Slow_storage_loses_nothing_and_doubles_nothing() =>
        HoldsAsync(new StormPlan { Seed = 22, Runners = 6, Kills = 0, FurtherCopies = 0, Storage = StorageTrouble.Slow });

    [Fact]
    public Task Storage_that_refuses_before_and_after_loses_nothing_and_doubles_nothing() =>
        HoldsAsync(new StormPlan { Seed = 23, Runners = 4, Kills = 0, FurtherCopies = 0, Servers = 2, Storage = StorageTrouble.Refusing });

    [Fact]
    public Task Storage_that_is_gone_for_a_while_loses_nothing_and_doubles_nothing() => HoldsAsync(
        new StormPlan { Seed = 24, Runners = 6, Kills = 0, FurtherCopies = 0, Storage = StorageTrouble.Gone, GoneFor = TimeSpan.FromSeconds(5) });

    [Fact]
    public Task A_clock_that_jumps_loses_nothing_and_doubles_nothing() => HoldsAsync(new StormPlan { Seed = 25, Runners = 8, Kills = 8, ClockJumps = true });

    [Fact]
    public Task Two_servers_on_the_same_queues_lose_nothing_and_double_nothing() =>
        HoldsAsync(new StormPlan { Seed = 26, Runners = 8, Kills = 6, Servers = 2 });

    private async Task HoldsAsync(StormPlan plan)
    {
        var report = await StormRound.RunAsync(
            plan with { Azurite = Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"), Patience = TimeSpan.FromMinutes(2) },
            output.WriteLine,
            TestContext.Current.CancellationToken);
        output.WriteLine($"{report}");
        report.Holds.ShouldBeTrue($"\n{report}");
    }
}
