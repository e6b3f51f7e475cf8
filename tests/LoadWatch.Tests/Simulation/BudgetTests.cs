using LoadWatch.Hosting;
using LoadWatch.Platforms.Strava;
using LoadWatch.Simulation;
using LoadWatch.Simulation.Budget;
using Microsoft.Extensions.Time.Testing;

namespace LoadWatch.Tests.Simulation;

/// <summary>The simulation reckons with the product's policy, not with one of its own.</summary>
public sealed class BudgetTests
{
    [Fact]
    public void The_policy_is_what_the_product_is_configured_with_and_what_host_json_says()
    {
        var (policy, app) = (Policy.OfProduct(null), new StravaOptions());
        (policy.BudgetShare, policy.RereadShare).ShouldBe((app.BudgetShare, app.RereadShare));
        policy.Queues.ShouldBe(HostJson.Find(AppContext.BaseDirectory).Queues);
        policy.TextHold.ShouldBe(new LoadWatchOptions().TextHold);
        policy.SettleDelay.ShouldBe(new LoadWatch.Webhooks.StravaDoorOptions().SettleDelay);
        Policy.StandardTier.ShouldBe((100, 1_000));
    }

    [Fact]
    public void Over_three_days_the_simulation_reads_as_often_as_the_products_budget_lets_it()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var budget = new StravaBudget(clock);
        var product = 0;
        for (var minute = 0; minute < 3 * 24 * 60; minute++, clock.Advance(TimeSpan.FromMinutes(1)))
        {
            while (budget.Take(new StravaOptions().BudgetShare) is null) product++;
        }

        var world = Simulated.Of(4_000, days: 3, limits: Policy.StandardTier);
        world.Strava.Wanted.Total.ShouldBeGreaterThan(product);
        world.Strava.Made.PeakDay.ShouldBe(product / 3);
        world.Strava.Made.PeakQuarter.ShouldBe(80);
        world.Strava.Made.Total.ShouldBeInRange(product - 80, product);
    }

    [Fact]
    public void Without_limits_every_wanted_read_is_made()
    {
        var world = Simulated.Of(500, days: 30);
        world.Strava.Made.Total.ShouldBe(world.Strava.Wanted.Total);
        (world.Strava.Events.Count, world.Strava.Rereads.Count, world.Strava.LooksInVain).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Of_what_is_held_back_each_message_has_the_same_chance()
    {
        var held = new HeldBack(5);
        foreach (var account in new[] { 1, 1, 1, 3 }) held.Add(account);
        (held.Count, held.Accounts).ShouldBe((4, 2));
        new[] { 0.0, 0.25, 0.5, 0.74, 0.76, 0.99 }.Select(held.Pick).ShouldBe([1, 1, 1, 1, 3, 3]);
        held.TakeAll(1).ShouldBe(3);
        held.Pick(0.5).ShouldBe(3);
        (held.Count, held.Accounts, held.Has(1)).ShouldBe((1, 1, false));
    }
}
