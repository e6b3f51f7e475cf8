using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.French;

/// <summary>French as in Canada.</summary>
internal sealed class FrenchWords : Words
{
    public static FrenchWords Ca { get; } = new();

    public override Language Language => Language.FrenchCa;

    public override NumberWords Numbers { get; } = new FrenchNumbers();

    public override ReasonWords Reasons { get; } = new FrenchReasons();

    public override AlertWords Alerts { get; } = new FrenchAlerts();

    public override RoutineWords Routine { get; } = new FrenchRoutine();

    public override ReplyWords Replies { get; } = new FrenchReplies();

    public override ChartWords Charts { get; } = new FrenchCharts(new FrenchNumbers());

    public override SiteWords Site { get; } = new FrenchSite();

    public override JoinWords Join { get; } = new FrenchJoin();

    public override OwnWords Own { get; } = new FrenchOwn();

    public override LookWords Looks { get; } = new FrenchLooks();

    public override BoardWords Board { get; } = new FrenchBoard();

    public override CareWords Care { get; } = new FrenchCare();

    public override InsightWords Insight { get; } = new FrenchInsight();

    public override TeamWords Team { get; } = new FrenchTeam();

    public override SummaryWords Summaries { get; } = new FrenchSummaries(new FrenchNumbers());
}

internal sealed class FrenchNumbers : NumberWords
{
    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] ShortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

    protected override string Point => ",";

    public override string Weekday(DayOfWeek day) => Weekdays[(int)day];

    public override string Day(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek][..3]}. {ShortDay(day)}";

    public override string LongDay(DateOnly day) => $"{DayNumber(day)} {Months[day.Month - 1]} {day.Year}";

    public override string ShortDay(DateOnly day) => $"{DayNumber(day)} {ShortMonths[day.Month - 1]}";

    public override string Time(TimeOnly time) => $"{time.Hour} h {time.Minute:00}";

    // Zero and one are singular.
    public override string Count(int count, string one, string many) => $"{count} {(count < 2 ? one : many)}";

    public override string Unit(DistanceUnit unit) => unit is DistanceUnit.Miles ? "milles" : "kilomètres";

    private static string DayNumber(DateOnly day) => day.Day == 1 ? "1er" : $"{day.Day}";
}
