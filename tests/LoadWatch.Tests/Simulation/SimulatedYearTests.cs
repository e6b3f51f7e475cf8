using LoadWatch.Core.Running;
using LoadWatch.Simulation.Report;

namespace LoadWatch.Tests.Simulation;

/// <summary>A simulated year as a whole: nothing is lost, nothing is made up, and a sample says what the whole does.</summary>
public sealed class SimulatedYearTests
{
    [Fact]
    public void The_same_seed_gives_the_same_report_and_another_one_another()
    {
        string Report(ulong seed) => JsonReport.Write(SimulationReport.Of(Simulated.Of(300, days: 40, seed: seed, limits: (10, 100))));
        var first = Report(1);
        Report(1).ShouldBe(first);
        Report(2).ShouldNotBe(first);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(60)]
    public void Every_run_arrives_once_or_is_still_waited_for(int? readsADay)
    {
        var world = Simulated.Of(1_000, days: 60, limits: readsADay is { } day ? (day / 10, day) : null);
        world.Taken.ShouldBeGreaterThan(5_000);
        (world.Taken + world.People.Sum(runner => runner.Uploaded.Count)).ShouldBe(world.Arriving.Told);
        world.RunLags.Values.Sum(lags => lags.Count).ShouldBe(world.Taken);
    }

    [Fact]
    public void Every_text_that_is_due_is_sent_withheld_or_waits()
    {
        var world = Simulated.Of(1_000);
        var ledger = world.Texting.Ledger;
        ledger.Due.ShouldBeGreaterThan(100);
        (ledger.Sent + ledger.WithheldAfterDue + world.Texting.Waiting).ShouldBe(ledger.Due);
        world.People.Count(runner => runner.Talk.Waits is not null).ShouldBe((int)world.Texting.Waiting);
        ledger.Flagged.ShouldBe(ledger.Due + ledger.Withheld.Sum(why => why.Value) - ledger.WithheldAfterDue);
    }

    [Fact]
    public void A_weekly_email_is_written_once_a_week_for_whoever_wants_it()
    {
        var world = Simulated.Of(500, days: 28);
        world.Emails.Waiting.ShouldBe(0);
        world.Emails.Written.ShouldBe(4L * world.People.Count(runner => runner.WantsEmail));
    }

    [Fact]
    public void Sundays_have_more_runs_than_any_other_day_but_not_most()
    {
        var days = Simulated.Of(1_000).Arriving.ByWeekday;
        days.Max().ShouldBe(days[(int)DayOfWeek.Sunday]);
        ((double)days[(int)DayOfWeek.Sunday] / days.Sum()).ShouldBeInRange(0.18, 0.30);
    }

    [Fact]
    public void Of_those_who_start_with_the_new_year_most_have_given_up_by_summer()
    {
        var months = Simulated.Of(600, days: 365).Arriving.StartersByMonth;
        months[0].ShouldBe(months.Max());
        months[6].ShouldBeLessThan(months[0] / 2);
        months[11].ShouldBe(0);
    }

    [Fact]
    public void A_sample_says_what_the_whole_does()
    {
        var (whole, sample) = (SimulationReport.Of(Simulated.Of(8_000, days: 60)), SimulationReport.Of(Simulated.Of(8_000, days: 60, sample: 2_000)));
        ((double)sample.Runs / whole.Runs).ShouldBe(1, 0.03);
        ((double)sample.Webhooks / whole.Webhooks).ShouldBe(1, 0.03);
        ((double)sample.Texts.Sent / whole.Texts.Sent).ShouldBe(1, 0.12);
        ((double)sample.Reads.Wanted / whole.Reads.Wanted).ShouldBe(1, 0.03);
        ((double)sample.PeakMinute / whole.PeakMinute).ShouldBe(1, 0.5);
        ((double)(sample.Bill.All / whole.Bill.All)).ShouldBe(1, 0.1);
    }

    [Fact]
    public void Garmin_needs_no_read_and_waits_for_none()
    {
        var world = Simulated.Of(1_000, days: 30, limits: (1, 1));
        world.RunLags[Source.Garmin].Quantile(0.99).ShouldBeLessThan(10);
        world.Strava.Made.Total.ShouldBeLessThanOrEqualTo(30);
        world.Strava.Events.Count.ShouldBe(world.Strava.Events.Accounts, "one message waits for all of an account's runs");
        world.Strava.Events.Accounts.ShouldBeInRange(500, 600);
    }
}
