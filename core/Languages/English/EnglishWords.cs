using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.English;

/// <summary>English; what the United Kingdom says otherwise stands beside what the United States say.</summary>
internal sealed class EnglishWords(Language language) : Words
{
    public static EnglishWords Us { get; } = new(Language.EnglishUs);

    public static EnglishWords Gb { get; } = new(Language.EnglishGb);

    public override Language Language => language;

    public override NumberWords Numbers { get; } = new EnglishNumbers(language is Language.EnglishGb);

    public override ReasonWords Reasons { get; } = new EnglishReasons(language is Language.EnglishGb);

    public override AlertWords Alerts { get; } = new EnglishAlerts();

    public override RoutineWords Routine { get; } = new EnglishRoutine(language is Language.EnglishGb);

    public override ReplyWords Replies { get; } = new EnglishReplies(language is Language.EnglishGb);

    public override ChartWords Charts { get; } = new EnglishCharts(new EnglishNumbers(language is Language.EnglishGb));

    public override SiteWords Site { get; } = new EnglishSite(language is Language.EnglishGb);

    public override JoinWords Join { get; } = new EnglishJoin();

    public override OwnWords Own { get; } = new EnglishOwn();

    public override LookWords Looks { get; } = new EnglishLooks();

    public override BoardWords Board { get; } = new EnglishBoard(language is Language.EnglishGb);

    public override CareWords Care { get; } = new EnglishCare();

    public override InsightWords Insight { get; } = new EnglishInsight();

    public override TeamWords Team { get; } = new EnglishTeam();

    public override SummaryWords Summaries { get; } = new EnglishSummaries(new EnglishNumbers(language is Language.EnglishGb));
}

internal sealed class EnglishNumbers(bool isBritish) : NumberWords
{
    protected override string Point => ".";

    public override string Weekday(DayOfWeek day) => day.ToString();

    public override string Day(DateOnly day) => isBritish ? $"{day:ddd d MMM}" : $"{day:ddd, MMM d}";

    public override string LongDay(DateOnly day) => isBritish ? $"{day:d MMMM yyyy}" : $"{day:MMMM d, yyyy}";

    public override string ShortDay(DateOnly day) => isBritish ? $"{day:d MMM}" : $"{day:MMM d}";

    public override string Time(TimeOnly time) => isBritish ? $"{time:HH:mm}" : $"{time:h:mm tt}";

    public override string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    public override string Unit(DistanceUnit unit) => unit is DistanceUnit.Miles ? "miles" : isBritish ? "kilometres" : "kilometers";
}
