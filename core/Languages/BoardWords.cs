using LoadWatch.Core.Running;
using LoadWatch.Core.Triage;

namespace LoadWatch.Core.Languages;

/// <summary>A clinic's list.</summary>
public abstract class BoardWords
{
    /// <summary>The title of the page: how many need attention today.</summary>
    public abstract string Title(int dueToday);

    public abstract string Lead { get; }

    /// <summary>An attention in a word or two.</summary>
    public abstract string Name(Attention attention);

    public abstract string DueToday { get; }

    public abstract string Everyone { get; }

    public abstract string Owner { get; }

    public abstract string Anybodys { get; }

    public abstract string Mine { get; }

    public abstract string Nobodys { get; }

    public abstract string NameBegins { get; }

    public abstract string Sort { get; }

    public abstract string ByAttention { get; }

    public abstract string ByName { get; }

    public abstract string ByData { get; }

    public abstract string Apply { get; }

    public abstract string Filters { get; }

    public abstract string Counts { get; }

    public abstract string Caption(string shown, string sorted);

    public abstract string Runner { get; }

    public abstract string Status { get; }

    public abstract string Why { get; }

    public abstract string TwelveWeeks { get; }

    public abstract string Pain { get; }

    public abstract string Routine { get; }

    public abstract string LastContact { get; }

    public abstract string Data { get; }

    /// <summary>So long has something waited: <c>for 3 days</c>.</summary>
    public string For(TimeSpan age) => age.TotalDays >= 1 ? ForDays((int)age.TotalDays) : ForHours(Math.Max(0, (int)age.TotalHours));

    protected abstract string ForDays(int days);

    protected abstract string ForHours(int hours);

    /// <summary>A pain as a sentence.</summary>
    public abstract string PainReason(int? level, string? where, string day, bool isUrgent);

    /// <summary>A pain in a cell: <c>4/10 left knee, Nov 21</c>.</summary>
    public abstract string PainCell(int? level, string? where, string day);

    public abstract string NoData(int days);

    public abstract string NoDataEver { get; }

    public abstract string TermsForbid(string platforms);

    public abstract string NothingLinked { get; }

    public abstract string CutOff(string platforms);

    public abstract string Steady { get; }

    public abstract string SnoozedUntil(string day);

    public abstract string MoreFlags(int flags);

    public abstract string NotShared { get; }

    public abstract string NoneReported { get; }

    public abstract string Nobody { get; }

    public abstract string NoContact { get; }

    public abstract string Contact(string day, string channel, string by);

    public abstract string ByPhone { get; }

    public abstract string ByText { get; }

    public abstract string ByEmail { get; }

    public abstract string InPerson { get; }

    /// <summary>How fresh the data is: <c>until today</c>, <c>until Nov 20</c>.</summary>
    public abstract string Until(string day, bool isToday);

    /// <summary>What the small chart shows, for who does not see it.</summary>
    public abstract string Trend(string least, string most, string last);

    public abstract string TrendUnknown { get; }

    public abstract string WeekOf { get; }

    public abstract string Distance(DistanceUnit unit);

    public abstract string NotKnown { get; }

    public abstract string SoFar { get; }

    public abstract string Next { get; }

    public abstract string First { get; }

    public abstract string NobodyDue { get; }

    public abstract string NobodyFound { get; }

    public abstract string Export { get; }

    public abstract string AsOf(string time);
}
