namespace LoadWatch.Core.Languages;

/// <summary>The numbers of a clinic: how often it was called, what it did, and whether it was worth it.</summary>
public abstract class InsightWords
{
    public abstract string Title { get; }

    public abstract string Lead { get; }

    /// <summary>How many acknowledgements were useful, with the counts; no more than that.</summary>
    public abstract string Precision(int judged, int useful);

    public abstract string NothingJudged { get; }

    /// <summary>How long it took.</summary>
    public abstract string Waited(string median, string nineInTen);

    public abstract string Chart { get; }

    /// <summary>The chart for who does not see it.</summary>
    public abstract string ChartSays(int alerts, int useful, int notUseful);

    /// <summary>A week of the chart.</summary>
    public abstract string WeekSays(string week, int alerts, int useful);

    public abstract string Legend { get; }

    public abstract string Caption { get; }

    public abstract string WeekOf { get; }

    public abstract string SoFar { get; }

    public abstract string Whole { get; }

    public abstract string Alerts { get; }

    public abstract string PerRunner { get; }

    public abstract string Useful { get; }

    public abstract string NotUseful { get; }

    public abstract string Median { get; }

    public abstract string NineInTen { get; }

    public abstract string Contacts { get; }

    public abstract string Snoozes { get; }

    public abstract string CheckIns { get; }

    public abstract string None { get; }

    public abstract string WhatCounts { get; }

    public abstract string CountsAlerts { get; }

    public abstract string CountsDeeds { get; }

    public abstract string CountsWaits { get; }

    /// <summary>A time as long as it matters: minutes, hours, or days from two days on.</summary>
    public string Time(TimeSpan time) => time.TotalMinutes < 59.5 ? Minutes((int)Math.Round(time.TotalMinutes))
        : time.TotalHours < 47.5 ? Hours((int)Math.Round(time.TotalHours))
        : Days((int)Math.Round(time.TotalDays));

    protected abstract string Minutes(int minutes);

    protected abstract string Hours(int hours);

    protected abstract string Days(int days);

    /// <summary>A part in whole percent; 0 of nothing.</summary>
    protected static int Percent(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
}
