using System.Globalization;
using System.Text;
using LoadWatch.Benchmarks.Report;

namespace LoadWatch.Benchmarks.Harness;

/// <summary>What a figure should come to.</summary>
internal abstract record Goal(double Limit)
{
    public abstract bool IsMetBy(double value);

    public sealed record AtMost(double Limit) : Goal(Limit)
    {
        public override bool IsMetBy(double value) => value <= Limit;

        public override string ToString() => Invariant($"at most {Limit}");
    }

    public sealed record AtLeast(double Limit) : Goal(Limit)
    {
        public override bool IsMetBy(double value) => value >= Limit;

        public override string ToString() => Invariant($"at least {Limit}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A line of the report.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Measured">What LoadWatch needed, in words; it means something only beside the floor.</param>
/// <param name="Floor">What the floor needed.</param>
/// <param name="Value">What the goal is about; null where nothing was measured: a goal that there is has then been missed.</param>
/// <param name="Goal">The goal; null where there is none.</param>
internal sealed record Figure(string Name, string Measured, string Floor, double? Value, Goal? Goal)
{
    /// <summary>The median ratio of rounds that were measured in turn.</summary>
    public static Figure OfRounds(string name, IReadOnlyList<Round> rounds, Func<double, string> print, Goal goal) => new(
        name,
        print(Sample.Median(rounds.Select(round => round.Subject))),
        print(Sample.Median(rounds.Select(round => round.Floor))),
        Sample.Median(rounds.Select(round => round.Subject / round.Floor)),
        goal);

    public static Figure Skipped(string name, string why) => new(name, $"skipped: {why}", "", null, null);

    /// <summary>A goal that was missed before there was anything to compare.</summary>
    public static Figure Missed(string name, string why, Goal goal) => new(name, why, "", null, goal);

    public static string Milliseconds(double seconds) => (seconds * 1000).ToString("0.00 ms", CultureInfo.InvariantCulture);
}

/// <summary>The report as Markdown.</summary>
internal static class Table
{
    public static string Of(IEnumerable<KeptFigure> figures)
    {
        var table = new StringBuilder("| Figure | Measured | Floor | Ratio | Goal | Met |\n|---|---:|---:|---:|---|---|\n");
        foreach (var (name, measured, floor, value, goal, met) in figures)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {measured} | {floor} | {value:0.00} | {goal} | {(met is null ? "" : met.Value ? "yes" : "no")} |\n");
        }

        return table.ToString();
    }
}
