using System.Globalization;
using System.Text.Json;
using CsCheck;
using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class FitnessFatigueTests
{
    [Fact]
    public void A_steady_load_is_approached_as_the_exponential_says()
    {
        var day200 = FitnessFatigue.Over([.. Enumerable.Repeat(100.0, 200)])[^1];
        day200.Fitness.ShouldBe(100 * (1 - Math.Exp(-200.0 / 42)), 1e-9);
        day200.Fatigue.ShouldBe(100 * (1 - Math.Exp(-200.0 / 7)), 1e-9);
    }

    [Fact]
    public void Form_is_that_of_yesterday()
    {
        var days = FitnessFatigue.Over([10, 0, 5]);
        days[0].Form.ShouldBe(0);
        days[1].Form.ShouldBe(days[0].Fitness - days[0].Fatigue);
        days[2].Form.ShouldBe(days[1].Fitness - days[1].Fatigue);
    }

    [Fact]
    public void The_ramp_is_the_change_of_fitness_over_seven_days()
    {
        var days = FitnessFatigue.Over([10, 0, 5, 8, 0, 12, 6, 20, 3]);
        days[6].Ramp.ShouldBe(days[6].Fitness);
        days[7].Ramp.ShouldBe(days[7].Fitness - days[0].Fitness);
        days[8].Ramp.ShouldBe(days[8].Fitness - days[1].Fitness);
    }

    [Fact]
    public void It_is_warming_up_until_day_42()
    {
        var days = FitnessFatigue.Over(new double[50]);
        days.Count(d => d.WarmingUp).ShouldBe(41);
        days[40].WarmingUp.ShouldBeTrue();
        days[41].ShouldBe(new FitnessFatigue(42, 0, 0, 0, 0));
        days[41].WarmingUp.ShouldBeFalse();
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_load_must_be_a_finite_number_of_at_least_zero(double load) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FitnessState().Next(load));

    [Fact]
    public void Twice_the_load_is_twice_everything() =>
        Gen.Double[0, 100].Array[1, 200].Sample(loads =>
        {
            var (one, two) = (FitnessFatigue.Over(loads)[^1], FitnessFatigue.Over([.. loads.Select(l => 2 * l)])[^1]);
            two.Fitness.ShouldBe(2 * one.Fitness, 1e-9);
            two.Fatigue.ShouldBe(2 * one.Fatigue, 1e-9);
            two.Form.ShouldBe(2 * one.Form, 1e-9);
            two.Ramp.ShouldBe(2 * one.Ramp, 1e-9);
        });

    [Fact]
    public void It_agrees_with_the_numbers_printed_in_the_tests_of_Elevate()
    {
        using var vectors = JsonDocument.Parse(SharedData.Read("vectors/elevate_pmc_vectors.json"));
        var stress = vectors.RootElement.GetProperty("daily_stress").EnumerateObject().Select(p => (Day(p.Name), p.Value.GetDouble())).ToList();
        var expected = vectors.RootElement.GetProperty("expected_floor2").EnumerateObject().ToList();
        expected.Count.ShouldBe(4);
        var loads = DailyLoads.Of(stress[0].Item1, stress[^1].Item1, stress);
        var days = FitnessFatigue.Over(loads);
        foreach (var day in expected)
        {
            var actual = days[Day(day.Name).DayNumber - loads.FirstDay.DayNumber];
            Floor2(actual.Fitness).ShouldBe(day.Value.GetProperty("ctl").GetDouble(), day.Name);
            Floor2(actual.Fatigue).ShouldBe(day.Value.GetProperty("atl").GetDouble(), day.Name);
            Floor2(actual.Form).ShouldBe(day.Value.GetProperty("tsb").GetDouble(), day.Name);
        }
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static double Floor2(double value) => Math.Floor(value * 100) / 100;
}
