using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class DailySeriesTests
{
    public static TheoryData<string> Columns => [.. DailySeries.Expected];

    // The others follow conventions that are not LoadWatch's, so the context leaves them out.
    public static TheoryData<string> ContextColumns => [.. DailySeries.Expected.Where(c => Pick(c) is not null)];

    [Theory, MemberData(nameof(Columns))]
    public void Each_metric_over_a_list_agrees_with_the_reference(string column)
    {
        var series = DailySeries.Read();
        series.ShouldHold(column, Over(column, series.Loads));
    }

    [Theory, MemberData(nameof(ContextColumns))]
    public void The_context_of_each_day_agrees_with_the_reference(string column)
    {
        var series = DailySeries.Read();
        series.ShouldHold(column, LoadContexts.Of(series.FirstDay, series.Loads).Select(Pick(column)!));
    }

    [Fact]
    public void No_column_of_the_reference_is_left_out() =>
        DailySeries.Read().Columns.Except(["date", "load"]).ShouldBe(DailySeries.Expected, ignoreOrder: true);

    private static IEnumerable<double?> Over(string column, double[] loads) => column switch
    {
        "ctl_exp" => FitnessFatigue.Over(loads).Select(f => (double?)f.Fitness),
        "atl_exp" => FitnessFatigue.Over(loads).Select(f => (double?)f.Fatigue),
        "tsb_prev_exp" => FitnessFatigue.Over(loads).Select(f => (double?)f.Form),
        "ctl_inv" => FitnessFatigue.Over(loads, FitnessModel.TrainingPeaks).Select(f => (double?)f.Fitness),
        "atl_inv" => FitnessFatigue.Over(loads, FitnessModel.TrainingPeaks).Select(f => (double?)f.Fatigue),
        "tsb_prev_inv" => FitnessFatigue.Over(loads, FitnessModel.TrainingPeaks).Select(f => (double?)f.Form),
        "ewma7_williams" => Ewma.Over(loads).Select(e => (double?)e.Acute),
        "ewma28_williams" => Ewma.Over(loads).Select(e => (double?)e.Chronic),
        "acwr_ewma_williams" => Ewma.Over(loads).Select(e => e.Ratio),
        "acwr_ewma_halflife" => Ewma.Over(loads, EwmaModel.HalfLife).Select(e => e.Ratio),
        "acwr_coupled_7_28" => AcuteChronic.Coupled(loads),
        "acwr_uncoupled_7_21" => AcuteChronic.Uncoupled(loads),
        "sum7" => LoadContexts.Of(default, loads).Select(c => c.WeekLoad),
        "monotony_sample" => Monotony.Over(loads).Select(m => m?.Value),
        "strain_sample" => Monotony.Over(loads).Select(m => m?.Strain),
        "monotony_pop" => Monotony.Over(loads, Deviation.Population).Select(m => m?.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown column."),
    };

    private static Func<LoadContext, double?>? Pick(string column) => column switch
    {
        "ctl_exp" => c => c.Fitness.Fitness,
        "atl_exp" => c => c.Fitness.Fatigue,
        "tsb_prev_exp" => c => c.Fitness.Form,
        "ewma7_williams" => c => c.Ewma.Acute,
        "ewma28_williams" => c => c.Ewma.Chronic,
        "acwr_ewma_williams" => c => c.Ewma.Ratio,
        "acwr_ewma_halflife" => c => c.EwmaHalfLife.Ratio,
        "acwr_coupled_7_28" => c => c.Coupled,
        "acwr_uncoupled_7_21" => c => c.Uncoupled,
        "sum7" => c => c.WeekLoad,
        "monotony_sample" => c => c.Monotony?.Value,
        "strain_sample" => c => c.Monotony?.Strain,
        _ => null,
    };
}
