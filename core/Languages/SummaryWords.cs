using LoadWatch.Core.Telling;
using LoadWatch.Core.Weekly;

namespace LoadWatch.Core.Languages;

/// <summary>The weekly email, and the page that ends it. No promise, no probability, no diagnosis.</summary>
public abstract class SummaryWords
{
    // The subject: it carries the fact.

    public abstract string SubjectAbove(string distance, int percent);

    public abstract string SubjectBelow(string distance, int percent);

    public abstract string SubjectAlike(string distance);

    public abstract string SubjectAfterNothing(string distance);

    public abstract string SubjectAlone(string distance);

    public abstract string SubjectPartly(string distance);

    public abstract string SubjectFirst(string distance);

    public abstract string SubjectWithoutDistance(int runs);

    public abstract string SubjectRest { get; }

    public abstract string SubjectRestAfter(string mean);

    public abstract string SubjectUnknown { get; }

    // The verdict, and why.

    public abstract string WeekOf(string first, string last);

    public abstract string Verdict(WeekVerdict verdict);

    public abstract string RestWhy { get; }

    public abstract string UnknownWhy(string reason);

    public abstract string NothingKnownYet { get; }

    public abstract string Gap(string reason);

    public abstract string RunsWithoutDistance(int runs);

    public abstract string PartlyKnown(string day);

    // The numbers.

    public abstract string Numbers { get; }

    public abstract string ThisWeek { get; }

    public abstract string WeekBefore { get; }

    public abstract string Mean { get; }

    public abstract string Time { get; }

    public abstract string MeanNeedsFourWeeks { get; }

    /// <summary>Hours and minutes; both languages write them alike.</summary>
    public static string Duration(TimeSpan time)
    {
        var minutes = (int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero);
        return minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00} min";
    }

    // The chart, for who sees it and who does not.

    public abstract string EightWeeks { get; }

    public abstract string ChartAlt(string weeks);

    public abstract string ChartWeek(string day, string distance);

    public abstract string MeanLine(string distance);

    // Flags, routine, pain.

    public abstract string NoFlags { get; }

    public abstract string Cleared(string flag);

    public abstract string Withdrawn(string flag, string reason);

    public abstract string RoutineAndPain { get; }

    public abstract string RoutineDone(int days);

    public abstract string Pain(string pain, string day);

    public abstract string PainWithoutNumber(string day);

    public abstract string NoPain { get; }

    // What now.

    public abstract string NextTitle { get; }

    public abstract string Next(NextStep step);

    public abstract string Call(Physio? physio);

    public abstract string MyPage { get; }

    public abstract string RoutineLink { get; }

    public abstract string Settings { get; }

    public abstract string WhyYouGetThis { get; }

    public abstract string Unsubscribe { get; }

    // The page that ends it.

    public abstract string UnsubscribeLead { get; }

    public abstract string UnsubscribeButton { get; }

    public abstract string Unsubscribed { get; }

    public abstract string UnsubscribedWhy { get; }
}
