using System.CommandLine;
using System.Globalization;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Commands;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Soak;

/// <summary><c>soak [--minutes N] [--per-second N] [--runners N] [--seed S]</c>: 0 only if it is flat and nothing was lost or doubled.</summary>
internal static class SoakCommand
{
    /// <summary>Fitted growth over the second half.</summary>
    private static readonly Goal Flat = new Goal.AtMost(1.05);

    /// <summary>Work for so many seconds may wait.</summary>
    private static readonly Goal NotMoreThanComes = new Goal.AtMost(5);

    /// <summary>Webhooks of each happening.</summary>
    private const int Copies = 3;

    public static Command Create()
    {
        var usual = new SoakPlan();
        var minutes = NumberOption.Create("--minutes", 1.0, 1440, $"How long it is kept at work (default: {usual.Time.TotalMinutes}).");
        var perSecond = NumberOption.Create("--per-second", 1.0, 100, $"What happens at the platforms a second; each is told in three copies (default: {usual.PerSecond}).");
        var runners = NumberOption.Create("--runners", 4, 100, $"How many runners (default: {usual.Runners}).");
        var seed = NumberOption.Create("--seed", 0, int.MaxValue, $"The same seed makes the same choices (default: {usual.Seed}).");
        var command = new Command("soak", "A trial: steady work for minutes, and what the server holds meanwhile; flat, and nothing lost or doubled.")
        {
            minutes, perSecond, runners, seed,
        };
        command.SetAction((parsed, _) => RunAsync(new SoakPlan
        {
            Time = parsed.GetValue(minutes) is { } time ? TimeSpan.FromMinutes(time) : usual.Time,
            PerSecond = parsed.GetValue(perSecond) ?? usual.PerSecond,
            Runners = parsed.GetValue(runners) ?? usual.Runners,
            Seed = parsed.GetValue(seed) ?? usual.Seed,
        }));
        return command;
    }

    private static Task<int> RunAsync(SoakPlan plan) =>
        Trials.RunAsync(async cancel =>
        {
            var began = TimeProvider.System.GetTimestamp();
            var report = await SoakRound.RunAsync(plan, Console.WriteLine, cancel);
            if (report.Samples.Count < 8)
            {
                throw new InvalidOperationException($"Only {report.Samples.Count} looks at the server: it did not keep up.");
            }

            var figures = FiguresOf(plan, report);
            var trial = Trial.Of("soak", report.Verdict);
            Console.WriteLine($"\n{Table.Of(figures.Select(KeptFigure.Of))}\n{report.Verdict}");
            await Result.KeepAsync("soak", Words(plan), began, figures, [trial], cancel);
            return report.Verdict.Holds && figures.TrueForAll(figure => KeptFigure.Of(figure).Met is not false);
        });

    private static string Words(SoakPlan plan) => string.Create(
        CultureInfo.InvariantCulture, $"soak --minutes {plan.Time.TotalMinutes:0.##} --per-second {plan.PerSecond:0.##} --runners {plan.Runners} --seed {plan.Seed}");

    private static List<Figure> FiguresOf(SoakPlan plan, SoakReport report)
    {
        SoakSample[] half = [.. report.Samples.Where(sample => sample.At >= plan.Time / 2)];
        var name = string.Create(CultureInfo.InvariantCulture, $"at {plan.PerSecond:0.##} happenings a second, three webhooks each, {plan.Time.TotalMinutes:0.##} min");
        return
        [
            Grown("managed heap", sample => sample.Heap / 1e6, " MB", trend => trend.Growth),
            Grown("working set", sample => sample.WorkingSet / 1e6, " MB", trend => trend.Growth),
            Grown("threads, beyond doubt", sample => sample.Threads, "", trend => trend.SureGrowth),
            Grown("handles, beyond doubt", sample => sample.Handles, "", trend => trend.SureGrowth),
            new Figure(
                $"soak, messages waiting, {name}",
                string.Create(CultureInfo.InvariantCulture, $"median {Sample.Median(half.Select(sample => (double)sample.Waiting)):0}, most {half.Max(sample => sample.Waiting)}"),
                string.Create(CultureInfo.InvariantCulture, $"{Copies * plan.PerSecond:0.#} come in a second"),
                Sample.Median(half.Select(sample => (double)sample.Waiting)) / (Copies * plan.PerSecond),
                NotMoreThanComes),
        ];

        Figure Grown(string what, Func<SoakSample, double> value, string unit, Func<Trend, double> growth)
        {
            var trend = Trend.Of([.. half.Select(sample => (sample.At.TotalSeconds, value(sample)))]);
            return new Figure(
                $"soak, {what}, {name}",
                string.Create(CultureInfo.InvariantCulture, $"{trend.Last:0.0}{unit} at the end, {Math.Round(trend.Last - trend.First, 2):+0.00;-0.00;0} ± {trend.Doubt:0.00}"),
                string.Create(CultureInfo.InvariantCulture, $"{trend.First:0.0}{unit} at half time"),
                growth(trend),
                Flat);
        }
    }
}
