using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Tests.Storm;

/// <summary>Short rounds with summaries; the long one is <c>bench summaries</c>.</summary>
[Collection(nameof(Alone))]
public sealed class SummaryStormTests(ITestOutputHelper output)
{
    [Fact]
    public Task Five_kills_and_each_summary_arrives_exactly_once() => HoldsAsync(new SummaryStormPlan { Seed = 30, Summaries = 60, Kills = 5 });

    [Fact]
    public Task Without_a_list_none_arrives_twice() => HoldsAsync(new SummaryStormPlan { Seed = 31, Summaries = 40, Kills = 4, HasList = false });

    [Fact]
    public Task Two_servers_and_storage_that_refuses_and_each_summary_arrives_exactly_once() =>
        HoldsAsync(new SummaryStormPlan { Seed = 32, Summaries = 12, Kills = 0, Servers = 2, Storage = StorageTrouble.Refusing });

    [Fact]
    public Task Storage_that_is_gone_for_a_while_and_each_summary_arrives_exactly_once() =>
        HoldsAsync(new SummaryStormPlan { Seed = 33, Summaries = 30, Kills = 0, Storage = StorageTrouble.Gone, GoneFor = TimeSpan.FromSeconds(4) });

    private async Task HoldsAsync(SummaryStormPlan plan)
    {
        var report = await SummaryStorm.RunAsync(
            plan with
            {
                Azurite = Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"),
                MailDev = Repository.PathTo("node_modules", "maildev", "bin", "maildev"),
                Patience = TimeSpan.FromMinutes(2),
            },
            output.WriteLine,
            TestContext.Current.CancellationToken);
        output.WriteLine($"{report}");
        report.Holds.ShouldBeTrue($"\n{report}");
    }
}
