using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>
/// <c>activities.csv</c> of Strava's bulk export. It names Elapsed Time and Distance twice: first for reading (whole
/// seconds; km with two decimals), later for computing (seconds; metres). Exports before 2020 have only the first. The
/// date is UTC, its form that of the account's English (US or UK).
/// </summary>
internal sealed class StravaExport : HistoryFormat
{
    private static readonly string[] DateForms =
        ["MMM d, yyyy, h:mm:ss tt", "d MMM yyyy, HH:mm:ss", "d MMM yyyy, h:mm:ss tt", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssK"];

    private readonly int _id;
    private readonly int _date;
    private readonly int _name;
    private readonly int _type;
    private readonly int _kilometres;
    private readonly int _metres;
    private readonly int _elapsed;
    private readonly int _moving;
    private readonly TimeZoneInfo _zone;

    private StravaExport(Columns columns, TimeZoneInfo zone)
    {
        _zone = zone;
        _id = columns.First("Activity ID");
        _date = columns.First("Activity Date");
        _name = columns.First("Activity Name");
        _type = columns.First("Activity Type");
        _kilometres = columns.First("Distance");
        _metres = columns.Last("Distance") is var last && last > _kilometres ? last : -1;
        _elapsed = columns.First("Elapsed Time");
        _moving = columns.Last("Moving Time");
    }

    public override string Says => "Strava's bulk export";

    public override string? ZoneId => _zone.Id;

    public static HistoryFormat? Recognise(Columns columns, ReadingOptions options)
    {
        if (columns.Has("Activity ID", "Activity Date", "Activity Type", "Elapsed Time", "Distance"))
        {
            return new StravaExport(columns, options.Zone ?? TimeZoneInfo.Utc);
        }

        return IsInAnotherLanguage(columns)
            ? throw new UnreadableHistoryException(
                "This is Strava's bulk export in another language: set Strava's language to English and request the export again.")
            : null;
    }

    public override string Sport(Row row) => row[_type];

    public override string Name(Row row) => row[_name];

    public override Run Read(Row row, Sport sport)
    {
        var instant = Instant(row[_date]);
        return new Run
        {
            Id = row[_id] is { Length: > 0 } id ? new RunId(Source.File, id.PadLeft(20, '0')) : IdOf(row),
            Sport = sport,
            LocalStart = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, _zone).DateTime, DateTimeKind.Unspecified),
            Start = instant,
            Distance = (_metres < 0 ? null : Fields.Distance(row[_metres], 1)) ?? Fields.Distance(row[_kilometres], 1_000),
            MovingTime = Fields.Time("moving time", row[_moving]),
            ElapsedTime = Fields.Time("elapsed time", row[_elapsed]),
            Estimated = sport is Core.Running.Sport.Treadmill or Core.Running.Sport.Virtual,
        };
    }

    private static DateTimeOffset Instant(string cell) =>
        new(DateTime.SpecifyKind(Fields.Date(cell, DateForms), DateTimeKind.Unspecified), TimeSpan.Zero);

    /// <summary>Whatever the language, the sixth and the seventh column come twice.</summary>
    private static bool IsInAnotherLanguage(Columns columns) =>
        columns.Count >= 20 && columns.Last(columns[5]) > 6 && columns.Last(columns[6]) > 6;
}
