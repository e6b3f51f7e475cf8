using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages;

/// <summary>The runner's weeks and runs: what they come to, the charts, their tables, and the flags in words.</summary>
public abstract class ChartWords(NumberWords numbers)
{
    /// <summary>Within these bounds a ratio is told as "about as much".</summary>
    private const double AboutFrom = 0.95, AboutUntil = 1.05;

    private const char NoBreak = '\u00a0';

    private static readonly double[] Bounds = [Thresholds.SpikeWatch, Thresholds.WeekWatch, Thresholds.WeekElevated, Thresholds.WeekHigh];

    protected NumberWords Numbers => numbers;

    // Flags.

    public abstract string Rule(Rule rule);

    public abstract string Level(Level level);

    public string Flag(Rule rule, Level level) => $"{Rule(rule)}, {Level(level)}";

    /// <summary>A flag's rule, level and numbers: <c>Weekly jump, elevated: 32 mi in 7 days, ...</c></summary>
    public string Reason(Flag flag, DistanceUnit unit) => $"{Flag(flag.Rule, flag.Level)}{Colon} {flag switch
    {
        { Rule: Risk.Rule.WeeklyJump, Jump: { } week } => WeekReason(Say(week.Distance, unit), Times(week.Ratio), Say(week.Baseline, unit)),
        { Rule: Risk.Rule.Spike, Jump: { } run } => RunReason(Say(run.Distance, unit), Times(run.Ratio), Say(run.Baseline, unit)),
        { DaysSince: { } days } => ReturnReason(days),
        _ => throw new ArgumentException($"A {flag.Rule.Name()} flag needs its numbers.", nameof(flag)),
    }}";

    protected abstract string Colon { get; }

    protected abstract string WeekReason(string distance, string times, string baseline);

    protected abstract string RunReason(string distance, string times, string longest);

    protected abstract string ReturnReason(int days);

    // The verdict.

    /// <summary>The longest run of the last seven days against its own 30 days before; null without a run.</summary>
    public string? LongestRun(TrainingToday today, DistanceUnit unit) => today.LongestRun switch
    {
        null => null,
        { Longest: { } longest, Ratio: >= AboutFrom and < AboutUntil } run =>
            LongestAlike(Say(run.Distance, unit), numbers.Day(run.Run.Day), Say(longest, unit)),
        { Longest: { } longest, Ratio: { } ratio } run =>
            LongestCompared(Say(run.Distance, unit), numbers.Day(run.Run.Day), Times(ratio), Say(longest, unit)),
        var run => LongestAlone(Say(run.Distance, unit), numbers.Day(run.Run.Day)),
    };

    /// <summary>That runs without a distance may make the numbers too low; null where there are none.</summary>
    public string? Uncertain(TrainingToday today) => today.UnknownRuns > 0 ? MayBeTooLow(today.UnknownRuns) : null;

    /// <summary>What the last seven days come to, in one or two sentences.</summary>
    public string Verdict(TrainingView view, DistanceUnit unit)
    {
        var (today, distance) = (view.Today, Say(view.Today.LastSevenDays, unit));
        return today switch
        {
            { DaysSinceRun: null } => NoRunSince(numbers.LongDay(view.KnownFrom)),
            { DaysSinceRun: > Thresholds.BreakDays and var days } => NoRunFor(days) + " " + NextIsReturn,
            { DaysSinceRun: >= Thresholds.AcuteDays and var days } => NoRunFor(days),
            { LastSevenDays.Millimetres: 0 } => NoDistanceYet,
            { Week.Compared: { } jump } => Compared(today.Week, jump, unit),
            _ when today.Day < view.ComparesFrom => LastSevenDays(distance) + " " + ComparisonsBegin(numbers.ShortDay(view.ComparesFrom)),
            _ => LastSevenDays(distance) + " " + NothingBefore,
        };
    }

    private string Compared(Finding finding, Jump jump, DistanceUnit unit)
    {
        var (distance, times, usual) = (Say(jump.Distance, unit), Times(jump.Ratio), Say(jump.Baseline, unit));
        return jump.Ratio switch
        {
            _ when finding is Finding.Beyond => Beyond(distance, times, usual),
            > Thresholds.WeekWatch => Beyond(distance, times, usual) + " " + TooLittleForAFlag(Say(Thresholds.WeekExcess, unit)),
            >= AboutUntil => Within(distance, times, usual),
            >= AboutFrom => AsUsual(distance, usual),
            _ => Below(distance, usual),
        };
    }

    protected abstract string LastSevenDays(string distance);

    protected abstract string Beyond(string distance, string times, string usual);

    protected abstract string Within(string distance, string times, string usual);

    protected abstract string AsUsual(string distance, string usual);

    protected abstract string Below(string distance, string usual);

    protected abstract string TooLittleForAFlag(string excess);

    protected abstract string ComparisonsBegin(string day);

    protected abstract string NothingBefore { get; }

    protected abstract string NoDistanceYet { get; }

    protected abstract string NoRunSince(string day);

    protected abstract string NoRunFor(int days);

    protected abstract string NextIsReturn { get; }

    protected abstract string MayBeTooLow(int unknownRuns);

    protected abstract string LongestCompared(string distance, string day, string times, string longest);

    protected abstract string LongestAlike(string distance, string day, string longest);

    protected abstract string LongestAlone(string distance, string day);

    // The charts.

    public abstract string WeeksTitle { get; }

    public abstract string RunsTitle { get; }

    /// <summary>What the chart of weeks shows, for who does not see it.</summary>
    public abstract string WeeksDescription(TrainingView view, DistanceUnit unit);

    /// <summary>What the chart of runs shows, for who does not see it.</summary>
    public abstract string RunsDescription(TrainingView view, DistanceUnit unit);

    /// <summary>A week in a few words: <c>Week of Nov 16: 70 mi, usual 20 mi</c>.</summary>
    public abstract string Week(TrainingWeek week, DistanceUnit unit);

    /// <summary>A run in a few words: <c>Sat, Nov 21: 10 mi, 30-day longest 4 mi</c>.</summary>
    public abstract string Run(TrainingRun run, DistanceUnit unit);

    public abstract string Legend { get; }

    public abstract string BarSign { get; }

    public abstract string CurrentSign { get; }

    public abstract string BandSign { get; }

    public abstract string UnknownSign { get; }

    public abstract string WithoutDistanceSign { get; }

    public abstract string RunSign { get; }

    public abstract string EstimatedSign { get; }

    public abstract string LongestSign { get; }

    /// <summary>Where the band is not all: a flag needs so much more besides.</summary>
    public string WhereFlagsBegin(DistanceUnit unit) => FlagsBegin(Say(Thresholds.WeekExcess, unit));

    protected abstract string FlagsBegin(string excess);

    // The tables.

    public abstract string WeeksTable { get; }

    public abstract string WeeksCaption(DistanceUnit unit);

    public abstract string RunsTable { get; }

    public abstract string RunsCaption(DistanceUnit unit);

    public abstract string WeekOf { get; }

    public abstract string Day { get; }

    public abstract string Distance { get; }

    public abstract string Runs { get; }

    public abstract string Usual { get; }

    public abstract string BandTop { get; }

    public abstract string Ratio { get; }

    public abstract string Longest { get; }

    public abstract string Flags { get; }

    public abstract string NotKnown { get; }

    public abstract string PartlyKnown { get; }

    public abstract string SoFar { get; }

    public abstract string Estimated { get; }

    public abstract string WithoutDistance(int runs);

    public abstract string NoRuns { get; }

    /// <summary>
    /// A ratio to one decimal; to two where one would say a threshold that was not met exactly, as of 1.27 and 1.32.
    /// </summary>
    protected string Times(double ratio)
    {
        var rounded = Math.Round(ratio, 1, MidpointRounding.AwayFromZero);
        return numbers.Number(ratio, Array.IndexOf(Bounds, rounded) < 0 ? 1 : 2);
    }

    /// <summary>A distance whose unit stays in the line of its number.</summary>
    protected string Say(Distance distance, DistanceUnit unit) => numbers.Distance(distance, unit).Replace(' ', NoBreak);
}
