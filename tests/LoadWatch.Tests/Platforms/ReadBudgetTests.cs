using LoadWatch.Platforms.Strava;

namespace LoadWatch.Tests.Platforms;

/// <summary>Strava's read limits as the product and the simulation reckon with them.</summary>
public sealed class ReadBudgetTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 7, 0, TimeSpan.Zero);

    [Fact]
    public void A_share_of_a_quarter_of_an_hour_can_be_used_and_then_the_next_is_waited_for()
    {
        var budget = new ReadBudget();
        for (var read = 0; read < 80; read++)
        {
            (budget, var none) = budget.Take(Morning, 0.8);
            none.ShouldBeNull();
        }

        budget.Take(Morning.AddMinutes(7), 0.8).NotBefore.ShouldBe(Morning.AddMinutes(8));
        budget.Take(Morning.AddMinutes(8), 0.8).NotBefore.ShouldBeNull();
    }

    [Fact]
    public void Rereads_stop_at_their_share_of_the_day_and_events_go_on()
    {
        var budget = new ReadBudget().Learn(Morning, null, (0, 500));
        budget.Take(Morning, 0.5).NotBefore.ShouldBe(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));
        budget.Take(Morning, 0.8).NotBefore.ShouldBeNull();
    }

    [Fact]
    public void What_Strava_says_of_use_counts_where_it_is_more_and_its_limits_always()
    {
        var budget = new ReadBudget().Learn(Morning, (200, 2_000), (150, 900)).Learn(Morning.AddMinutes(1), null, (10, 20));
        (budget.QuarterLimit, budget.DayLimit, budget.QuarterUsed, budget.DayUsed).ShouldBe((200, 2_000, 150, 900));
    }

    [Fact]
    public void After_429_nothing_is_read_until_the_next_quarter_or_where_the_day_is_used_up_the_next_day()
    {
        var (budget, until) = new ReadBudget().Exhaust(Morning);
        until.ShouldBe(Morning.AddMinutes(8));
        budget.Take(Morning.AddMinutes(1), 1).NotBefore.ShouldBe(until);
        new ReadBudget().Learn(Morning, null, (0, 1_000)).Exhaust(Morning).NotBefore.ShouldBe(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));
    }
}
