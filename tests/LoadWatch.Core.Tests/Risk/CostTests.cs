using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Risk;

/// <summary>What an assessment costs, in what it allocates and reads and not in time.</summary>
public class CostTests
{
    [Fact]
    public void A_run_costs_no_more_at_the_end_of_a_history_ten_times_as_long()
    {
        var (once, tenfold) = (Log(1_000), Log(10_000));
        var (before, after) = (Allocation.Of(() => Assess(once, 1_000)) / 1_000.0, Allocation.Of(() => Assess(tenfold, 10_000)) / 10_000.0);
        before.ShouldBeGreaterThan(0);
        after.ShouldBeLessThanOrEqualTo(before * 1.01);
    }

    [Fact]
    public void The_log_is_read_once_and_no_further_than_the_run_that_is_asked_for()
    {
        var read = 0;
        var log = Log(1_000);
        var assessed = 0;
        foreach (var assessment in Assessor.Assess(log.Select(logged => { read++; return logged; })))
        {
            assessed++;
            read.ShouldBe(assessed);
            assessment.Run.ShouldBe(log[read - 1].Run);
        }

        read.ShouldBe(1_000);
    }

    [Fact]
    public void What_is_kept_of_the_training_does_not_grow_with_it()
    {
        var runs = Log(10_000).Select(logged => logged.Run).ToArray();
        var costs = Costs().Zip(Costs(), Costs()).Select(times => Math.Min(times.First, Math.Min(times.Second, times.Third))).ToArray();
        // Nothing is copied or grown on the way: after the first runs each costs the same.
        costs[1_100..].Max().ShouldBeLessThanOrEqualTo(costs[100..1_100].Max());

        IEnumerable<long> Costs()
        {
            var training = new RecentTraining(Monday);
            return [.. runs.Select(run => Allocation.Once(() => training.Add(run)))];
        }
    }

    [Fact]
    public void Reading_a_log_ten_times_as_long_costs_no_more_than_about_ten_times_as_much()
    {
        var (once, tenfold) = (Filled(1_000), Filled(10_000));
        var (one, ten) = (Allocation.Of(() => once.Read(Later)), Allocation.Of(() => tenfold.Read(Later)));
        (ten / (double)one).ShouldBeLessThan(12);
    }

    private static RunLog Filled(int runs) => new(Enumerable.Range(0, runs).Select(day => Of(day, 5 + (day * 7 % 13), id: $"{day:00000}")));

    private static LoggedRun[] Log(int runs) => [.. Filled(runs).Read(Later.AddYears(40))];

    private static void Assess(LoggedRun[] log, int count) => Assessor.Assess(log).Take(count).Count().ShouldBe(count);
}
