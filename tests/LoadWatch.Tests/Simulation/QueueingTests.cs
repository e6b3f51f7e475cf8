using LoadWatch.Simulation;
using LoadWatch.Simulation.Queueing;

namespace LoadWatch.Tests.Simulation;

/// <summary>Queues against what is known of them.</summary>
public sealed class QueueingTests
{
    /// <summary>One worker, arrivals without memory, equal services: the mean wait is rho D / 2 (1 - rho) (Pollaczek and Khinchine).</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.85)]
    public void The_mean_wait_is_that_of_the_formula(double rho)
    {
        const double takes = 100;
        var workers = new Workers(new Scaling(Concurrency: 1, Most: 1), longestPause: 0, seed: 1);
        var (dice, now, sum) = (new Dice(3, 3), 0.0, 0.0);
        const int messages = 1_000_000;
        for (var message = 0; message < messages; message++)
        {
            now += dice.Wait(takes / rho);
            sum += workers.Begin(now, takes) - now;
        }

        (sum / messages / (rho * takes / (2 * (1 - rho)))).ShouldBe(1, 0.04);
    }

    [Fact]
    public void Messages_begin_in_the_order_in_which_they_came_and_never_before()
    {
        var workers = new Workers(new Scaling(Concurrency: 3), longestPause: 2_000, seed: 1);
        var (dice, now, last) = (new Dice(5, 5), 0.0, 0.0);
        for (var message = 0; message < 20_000; message++)
        {
            now += dice.Wait(20);
            var begins = workers.Begin(now, 70);
            begins.ShouldBeGreaterThanOrEqualTo(now);
            last = begins;
        }

        last.ShouldBeLessThan(now + 60_000);
        workers.MostInstances.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_batch_beyond_the_workers_waits_as_long_as_the_rest_needs()
    {
        var workers = new Workers(new Scaling(Concurrency: 2, Most: 1), longestPause: 0, seed: 1);
        Enumerable.Range(0, 6).Select(_ => workers.Begin(0, 10)).ShouldBe([0, 0, 10, 10, 20, 20]);
    }

    [Fact]
    public void By_the_second_an_overload_waits_as_by_the_message()
    {
        var (lags, exact) = (new Lags(), new Lags());
        var fluid = new Fluid(new Scaling(Concurrency: 10, Most: 1), longestPause: 0, lags);
        var workers = new Workers(new Scaling(Concurrency: 10, Most: 1), longestPause: 0, seed: 1);
        var dice = new Dice(1, 1);
        for (var second = 0; second < 3_600; second++)
        {
            var messages = dice.Count(second is > 600 and < 1_200 ? 130 : 60);
            fluid.Pass(messages, takes: 100);
            foreach (var at in Enumerable.Range(0, messages).Select(_ => (second + dice.Next()) * Clock.Second).Order())
            {
                exact.Add((workers.Begin(at, 100) - at) / Clock.Second);
            }
        }

        lags.Count.ShouldBe(exact.Count);
        (lags.LongestSeconds / exact.LongestSeconds).ShouldBe(1, 0.03);
        (lags.MeanSeconds / exact.MeanSeconds).ShouldBe(1, 0.05);
    }

    [Fact]
    public void Quantiles_are_right_to_three_in_a_hundred()
    {
        var lags = new Lags();
        foreach (var tenth in Enumerable.Range(1, 10_000)) lags.Add(tenth / 10.0);
        (lags.Quantile(0.5) / 500).ShouldBe(1, 0.03);
        (lags.Quantile(0.99) / 990).ShouldBe(1, 0.03);
        lags.LongestSeconds.ShouldBe(1_000);
    }
}
