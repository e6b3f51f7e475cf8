using System.Globalization;
using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>
/// A plain table in the terms of Strava's API: <c>sport_type</c>, <c>start_date_local</c> (the runner's clock; a Z behind
/// it is not true), <c>distance_m</c>, <c>moving_time_s</c>, and if it has them <c>start_date</c> (the instant),
/// <c>elapsed_time_s</c>, <c>trainer</c>, <c>manual</c>, <c>name</c>. A start of only a date has no time of day.
/// </summary>
internal sealed class PlainTable : HistoryFormat
{
    private const string DateOnlyForm = "yyyy-MM-dd";

    private static readonly string[] LocalForms =
        ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", DateOnlyForm];

    private readonly int _sport;
    private readonly int _local;
    private readonly int _instant;
    private readonly int _distance;
    private readonly int _moving;
    private readonly int _elapsed;
    private readonly int _trainer;
    private readonly int _manual;
    private readonly int _name;

    private PlainTable(Columns columns)
    {
        _sport = columns.First("sport_type");
        _local = columns.First("start_date_local");
        _instant = columns.First("start_date");
        _distance = columns.First("distance_m");
        _moving = columns.First("moving_time_s");
        _elapsed = columns.First("elapsed_time_s");
        _trainer = columns.First("trainer");
        _manual = columns.First("manual");
        _name = columns.First("name");
    }

    public override string Says => "a table of runs";

    public static HistoryFormat? Recognise(Columns columns, ReadingOptions options) =>
        columns.Has("sport_type", "start_date_local", "distance_m", "moving_time_s") ? new PlainTable(columns) : null;

    public override string Sport(Row row) => row[_sport];

    public override string Name(Row row) => row[_name];

    public override Run Read(Row row, Sport sport)
    {
        var local = row[_local];
        var knowsTime = local.Length > DateOnlyForm.Length;
        var indoors = sport is Core.Running.Sport.Treadmill or Core.Running.Sport.Virtual || IsTrue(row[_trainer]);
        return new Run
        {
            Id = IdOf(row),
            Sport = sport is Core.Running.Sport.Run && indoors ? Core.Running.Sport.Treadmill : sport,
            LocalStart = Fields.Date(local.TrimEnd('Z'), LocalForms),
            KnowsTimeOfDay = knowsTime,
            Start = knowsTime ? Instant(row[_instant]) : null,
            Distance = Fields.Distance(row[_distance], 1),
            MovingTime = Fields.Time("moving time", row[_moving]),
            ElapsedTime = Fields.Time("elapsed time", row[_elapsed]),
            Origin = IsTrue(row[_manual]) ? Origin.Typed : Origin.Device,
            Estimated = indoors,
        };
    }

    private static DateTimeOffset? Instant(string cell) => cell.Length == 0 ? null
        : DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw new BadFieldException($"start_date {Fields.Quote(cell)} is not an instant");

    private static bool IsTrue(string cell) => cell.Equals("true", StringComparison.OrdinalIgnoreCase);
}
