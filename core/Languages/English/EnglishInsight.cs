namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishInsight : InsightWords
{
    public override string Title => "Numbers of the last twelve weeks";

    public override string Lead => "How often a runner came to the head of your list, what you did, and whether it was worth telling you.";

    public override string Precision(int judged, int useful) => judged == 1
        ? $"Of 1 acknowledged, {useful} was useful ({Percent(useful, judged)} %)."
        : $"Of {judged} acknowledged, {useful} {(useful == 1 ? "was" : "were")} useful ({Percent(useful, judged)} %).";

    public override string NothingJudged => "Nothing was acknowledged in these weeks, so nothing can be said of how useful the alerts were.";

    public override string Waited(string median, string nineInTen) => $"Half were acknowledged within {median}, nine in ten within {nineInTen}.";

    public override string Chart => "Alerts a week, and how many were acknowledged as useful";

    public override string ChartSays(int alerts, int useful, int notUseful) =>
        $"Twelve weeks of bars: {alerts} {(alerts == 1 ? "alert" : "alerts")}; acknowledged as useful {useful}, as not useful {notUseful}. The table below has the numbers.";

    public override string WeekSays(string week, int alerts, int useful) => $"Week of {week}: {alerts} {(alerts == 1 ? "alert" : "alerts")}, {useful} acknowledged as useful";

    public override string Legend => "What the bars mean";

    public override string Caption => "Each week from Monday, the current one first";

    public override string WeekOf => "Week of";

    public override string SoFar => "so far";

    public override string Whole => "All twelve";

    public override string Alerts => "Alerts";

    public override string PerRunner => "Alerts per runner";

    public override string Useful => "Acknowledged as useful";

    public override string NotUseful => "As not useful";

    public override string Median => "Median time to it";

    public override string NineInTen => "Nine in ten within";

    public override string Contacts => "Contacts";

    public override string Snoozes => "Snoozes";

    public override string CheckIns => "Check-in texts";

    public override string None => "none";

    public override string WhatCounts => "What is counted";

    public override string CountsAlerts =>
        "An alert is a runner who newly comes to the head of your list, or comes higher up: for pain, a high flag or an elevated one. A second flag at the same height is no second alert, and neither is a snooze that merely ends. Alerts stay counted when a runner stops sharing. Alerts per runner are by how many runners were on the list at the week's last alert.";

    public override string CountsDeeds =>
        "What you did counts in the week in which you did it, unless it was undone. It is deleted with the sharing, so of runners who no longer share, nothing that you did is counted.";

    public override string CountsWaits => "Time runs from when the oldest open flag or pain was there until it was acknowledged, nights and weekends included.";

    protected override string Minutes(int minutes) => $"{minutes} min";

    protected override string Hours(int hours) => $"{hours} h";

    protected override string Days(int days) => $"{days} days";
}
