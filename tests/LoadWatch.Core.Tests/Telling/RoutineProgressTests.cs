using CsCheck;
using LoadWatch.Core.Telling;
using static LoadWatch.Core.Telling.RoutineReportKind;

namespace LoadWatch.Core.Tests.Telling;

public class RoutineProgressTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly Gen<RoutineReport> AnyReport =
        from day in Gen.Int[0, 60] from kind in Gen.Enum<RoutineReportKind>() select new RoutineReport(Monday.AddDays(day), kind);

    private static readonly Gen<List<RoutineReport>> AnyReports = AnyReport.List[0, 60];

    /// <summary>Each report is a day after Monday and what it says: D done, O ok, W weak, P pain.</summary>
    [Theory]
    [InlineData("", 20)]
    [InlineData("0O", 22)]
    [InlineData("0D 1D", 20)]
    [InlineData("0D 1D 2D", 22)]
    [InlineData("0D 0D 0D", 20)]
    [InlineData("0D 1D 2D 3D 4D 5D 6D", 24)]
    [InlineData("0D 1D 2D 2O", 24)]
    [InlineData("0O 0O", 22)]
    [InlineData("0O 1O 2O 3O 4O", 30)]
    [InlineData("0O 1O 2O 3O 4O 5O 6D 7D 8D", 30)]
    [InlineData("0O 1O 2W", 20)]
    [InlineData("0O 1O 2W 3O", 22)]
    [InlineData("0O 1O 2O 2W", 20)]
    [InlineData("0D 1D 2W 3D", 20)]
    [InlineData("0D 1D 2W 3D 4D 5D", 22)]
    [InlineData("0O 1P", 22)]
    [InlineData("1O 1P", 20)]
    [InlineData("0P 1O", 20)]
    [InlineData("0P 6O", 20)]
    [InlineData("0P 7O", 22)]
    [InlineData("0P 1D 2D 3D", 20)]
    [InlineData("0P 5D 6D 7D 8D 9D", 22)]
    [InlineData("0D 1D 2P 3D 9D", 22)]
    [InlineData("2D 0D 1D", 22)]
    public void The_dose_follows_the_reports(string reports, int kicks) =>
        RoutineProgress.Kicks([.. reports.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)]).ShouldBe(kicks);

    [Fact]
    public void The_dose_is_never_outside_the_rules_and_always_of_whole_steps() => AnyReports.Sample(reports =>
    {
        var kicks = RoutineProgress.Kicks(reports);
        kicks.ShouldBeInRange(20, 30);
        (kicks % 2).ShouldBe(0);
    });

    [Fact]
    public void Another_day_done_never_lowers_it() => Gen.Select(AnyReports, Gen.Int[0, 60]).Sample((reports, day) =>
        RoutineProgress.Kicks([.. reports, Of(day, Done)]).ShouldBeGreaterThanOrEqualTo(RoutineProgress.Kicks(reports)));

    [Fact]
    public void A_weak_self_test_takes_it_back_to_the_first_dose() =>
        AnyReports.Sample(reports => RoutineProgress.Kicks([.. reports, Of(60, Weak)]).ShouldBe(20));

    [Fact]
    public void Pain_never_raises_it_and_nothing_said_within_its_week_does() => Gen.Select(AnyReports, AnyReport, Gen.Int[0, 6]).Sample((reports, more, later) =>
    {
        List<RoutineReport> hurt = [.. reports, Of(61, Pain)];
        RoutineProgress.Kicks(hurt).ShouldBe(RoutineProgress.Kicks(reports));
        RoutineProgress.Kicks([.. hurt, more with { Day = Monday.AddDays(61 + later) }]).ShouldBeLessThanOrEqualTo(RoutineProgress.Kicks(hurt));
    });

    [Fact]
    public void The_order_in_which_reports_are_kept_says_nothing() =>
        AnyReports.Sample(reports => RoutineProgress.Kicks([.. Enumerable.Reverse(reports)]).ShouldBe(RoutineProgress.Kicks(reports)));

    private static RoutineReport Read(string report) =>
        Of(int.Parse(report[..^1]), report[^1] switch { 'D' => Done, 'O' => Ok, 'W' => Weak, _ => Pain });

    private static RoutineReport Of(int day, RoutineReportKind kind) => new(Monday.AddDays(day), kind);
}
