using LoadWatch.Core.Running;
using LoadWatch.Core.Triage;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishBoard(bool isBritish) : BoardWords
{
    public override string Title(int dueToday) => dueToday switch
    {
        0 => "Nobody needs attention today",
        1 => "1 runner needs attention today",
        _ => $"{dueToday} runners need attention today",
    };

    public override string Lead =>
        "An order of work, made of what runners share: pain first, then flags that nobody has acknowledged, then age. Nobody watches it around the clock, and it says nothing of who will be injured.";

    public override string Name(Attention attention) => attention switch
    {
        Attention.Pain => "Pain",
        Attention.High => "High",
        Attention.Elevated => "Elevated",
        Attention.Watch => "Watch",
        Attention.NoData => "No data",
        Attention.Steady => "Steady",
        Attention.Reviewed => "Acknowledged",
        Attention.Snoozed => "Snoozed",
        _ => throw new ArgumentOutOfRangeException(nameof(attention), attention, "Not an attention."),
    };

    public override string DueToday => "Needs attention today";

    public override string Everyone => "Everyone";

    public override string Owner => "Looked after by";

    public override string Anybodys => "Anybody";

    public override string Mine => "Me";

    public override string Nobodys => "Nobody yet";

    public override string NameBegins => "Name begins with";

    public override string Sort => "Sort by";

    public override string ByAttention => "Attention";

    public override string ByName => "Name";

    public override string ByData => "Oldest data";

    public override string Apply => "Show";

    public override string Filters => "Filters";

    public override string Counts => "How many";

    public override string Caption(string shown, string sorted) => $"{shown}, sorted by: {sorted}";

    public override string Runner => "Runner";

    public override string Status => "Status";

    public override string Why => "Why";

    public override string TwelveWeeks => "Twelve weeks";

    public override string Pain => "Pain";

    public override string Routine => "Routine done";

    public override string LastContact => "Last contact";

    public override string Data => "Data";

    protected override string ForDays(int days) => days == 1 ? "for 1 day" : $"for {days} days";

    protected override string ForHours(int hours) => hours switch
    {
        0 => "for less than an hour",
        1 => "for 1 hour",
        _ => $"for {hours} hours",
    };

    public override string PainReason(int? level, string? where, string day, bool isUrgent) =>
        $"Reported {(level is { } number ? $"pain {number} of 10" : "pain, without a number")}{(where is null ? "" : $", {where}")}, on {day}{(isUrgent ? "; needs a call" : "")}";

    public override string PainCell(int? level, string? where, string day) =>
        $"{(level is { } number ? $"{number}/10" : "yes")}{(where is null ? "" : $" {where}")}, {day}";

    public override string NoData(int days) => $"No data for {days} days";

    public override string NoDataEver => "No data has come yet";

    public override string TermsForbid(string platforms) => $"{platforms} lets nobody but the runner see the training";

    public override string NothingLinked => "No watch account is linked";

    public override string CutOff(string platforms) => $"{platforms} no longer sends runs: the runner must link it again";

    public override string Steady => "Nothing stands out";

    public override string SnoozedUntil(string day) => $"Snoozed until {day}, or until it gets worse";

    public override string MoreFlags(int flags) => flags == 1 ? "and 1 more flag" : $"and {flags} more flags";

    public override string NotShared => "not shared";

    public override string NoneReported => "none reported";

    public override string Nobody => "nobody";

    public override string NoContact => "none logged";

    public override string Contact(string day, string channel, string by) => $"{day}, {channel}, {by}";

    public override string ByPhone => "by phone";

    public override string ByText => "by text";

    public override string ByEmail => "by email";

    public override string InPerson => "in person";

    public override string Until(string day, bool isToday) => isToday ? "until today" : $"until {day}";

    public override string Trend(string least, string most, string last) => $"{least} to {most} a week; last full week {last}";

    public override string TrendUnknown => "nothing known";

    public override string WeekOf => "Week of";

    public override string Distance(DistanceUnit unit) => unit is DistanceUnit.Miles ? "Miles" : isBritish ? "Kilometres" : "Kilometers";

    public override string NotKnown => "not known";

    public override string SoFar => "so far";

    public override string Next => "Further down the list";

    public override string First => "Back to the top of the list";

    public override string NobodyDue => "Nobody on this list asks for attention today. That holds for what has been shared and has arrived; see also those without data.";

    public override string NobodyFound => "Nobody fits these filters.";

    public override string Export => "This list as a file (CSV)";

    public override string AsOf(string time) => $"As of {time}.";
}
