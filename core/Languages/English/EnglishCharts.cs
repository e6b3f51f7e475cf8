using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishCharts(NumberWords numbers) : ChartWords(numbers)
{
    public override string Rule(Rule rule) => rule switch
    {
        Risk.Rule.Return => "Return",
        Risk.Rule.Spike => "Spike",
        Risk.Rule.WeeklyJump => "Weekly jump",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };

    public override string Level(Level level) => level.Name();

    protected override string Colon => ":";

    protected override string WeekReason(string distance, string times, string baseline) => $"{distance} in 7 days, {times} times your usual {baseline} a week.";

    protected override string RunReason(string distance, string times, string longest) =>
        $"a run of {distance}, {times} times the longest of the 30 days before ({longest}).";

    protected override string ReturnReason(int days) => $"the first run in {days} days.";

    protected override string LastSevenDays(string distance) => $"The last 7 days: {distance}.";

    protected override string Beyond(string distance, string times, string usual) => $"The last 7 days: {distance}, {times} times your usual {usual} a week.";

    protected override string Within(string distance, string times, string usual) =>
        $"The last 7 days: {distance}, within your usual ({times} times {usual} a week).";

    protected override string AsUsual(string distance, string usual) => $"The last 7 days: {distance}, about your usual {usual} a week.";

    protected override string Below(string distance, string usual) => $"The last 7 days: {distance}, less than your usual {usual} a week.";

    protected override string TooLittleForAFlag(string excess) => $"A flag also needs at least {excess} more than usual.";

    protected override string ComparisonsBegin(string day) => $"Not enough history yet: comparisons begin when four weeks are known, on {day}.";

    protected override string NothingBefore => "There is no run in the three weeks before to compare with.";

    protected override string NoDistanceYet => "No run of the last 7 days has a distance.";

    protected override string NoRunSince(string day) => $"No run yet. We read your runs from {day} on.";

    protected override string NoRunFor(int days) => $"No run in the last {days} days.";

    protected override string NextIsReturn => "Your next one is marked as a return and compared with nothing.";

    protected override string MayBeTooLow(int unknownRuns) =>
        $"{Numbers.Count(unknownRuns, "run of the last 31 days has", "runs of the last 31 days have")} no distance, so the numbers may be too low.";

    protected override string LongestCompared(string distance, string day, string times, string longest) =>
        $"Your longest run of these days: {distance} on {day}, {times} times the longest of the 30 days before it ({longest}).";

    protected override string LongestAlike(string distance, string day, string longest) =>
        $"Your longest run of these days: {distance} on {day}, about as far as the longest of the 30 days before it ({longest}).";

    protected override string LongestAlone(string distance, string day) => $"Your longest run of these days: {distance} on {day}.";

    public override string WeeksTitle => "Your weeks against your usual";

    public override string RunsTitle => "Your runs against your 30-day longest";

    public override string WeeksDescription(TrainingView view, DistanceUnit unit) => string.Join(" ", new EnglishDescriptions(Numbers).Weeks(view, unit));

    public override string RunsDescription(TrainingView view, DistanceUnit unit) => string.Join(" ", new EnglishDescriptions(Numbers).Runs(view, unit));

    public override string Week(TrainingWeek week, DistanceUnit unit)
    {
        var distance = week.Distance is { } known ? Say(known, unit) : NotKnown;
        var far = week.IsCurrent ? $"{distance} {SoFar}" : week.Coverage is Coverage.Part ? $"{distance}, {PartlyKnown}" : distance;
        return $"Week of {Numbers.ShortDay(week.Week.FirstDay)}: {far}{(week.Baseline is { } usual ? $", usual {Say(usual, unit)}" : "")}";
    }

    public override string Run(TrainingRun run, DistanceUnit unit) =>
        $"{Numbers.Day(run.Run.Day)}: {Say(run.Distance, unit)}{(run.Run.Estimated ? $" ({Estimated})" : "")}{(run.Longest is { } longest ? $", 30-day longest {Say(longest, unit)}" : "")}";

    public override string Legend => "What the signs mean";

    public override string BarSign => "distance of a week";

    public override string CurrentSign => "this week so far";

    public override string BandSign => "from your usual week to 1.3 times it";

    public override string UnknownSign => "not known";

    public override string WithoutDistanceSign => "with runs that have no distance";

    public override string RunSign => "a run";

    public override string EstimatedSign => "a run of estimated distance";

    public override string LongestSign => "longest run of the 30 days before";

    protected override string FlagsBegin(string excess) => $"A weekly jump lies above the band, and at least {excess} above your usual.";

    public override string WeeksTable => "The weeks as a table";

    public override string WeeksCaption(DistanceUnit unit) =>
        $"Weeks, newest first. Distances in {Numbers.Unit(unit)}. Usual: the larger of the week before and the mean of the three weeks before, at the week's end or today.";

    public override string RunsTable => "The runs as a table";

    public override string RunsCaption(DistanceUnit unit) =>
        $"Runs, newest first. Distances in {Numbers.Unit(unit)}. Nothing to compare with: fewer than {Thresholds.SpikeRuns} runs in the {Thresholds.SpikeDays} days before.";

    public override string WeekOf => "Week of";

    public override string Day => "Day";

    public override string Distance => "Distance";

    public override string Runs => "Runs";

    public override string Usual => "Usual";

    public override string BandTop => "1.3 times usual";

    public override string Ratio => "Times";

    public override string Longest => "30-day longest";

    public override string Flags => "Flags";

    public override string NotKnown => "not known";

    public override string PartlyKnown => "partly known";

    public override string SoFar => "so far";

    public override string Estimated => "estimated";

    public override string WithoutDistance(int runs) => $"{runs} without distance";

    public override string NoRuns => "No run in these twelve weeks.";
}
