using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>
/// The list of activities that Garmin Connect exports. Its distances are in the unit of the account, which the table does
/// not tell, save for track runs, which are in metres where that is the only reading at the pace of a person.
/// </summary>
internal sealed class GarminExport : HistoryFormat
{
    private const double MetresPerMile = 1_609.344;

    private static readonly string[] DateForms =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF"];

    private readonly int _type;
    private readonly int _date;
    private readonly int _title;
    private readonly int _distance;
    private readonly int _time;
    private readonly int _elapsed;
    private readonly double _metresPerUnit;

    private GarminExport(Columns columns, DistanceUnit unit)
    {
        _metresPerUnit = unit is DistanceUnit.Miles ? MetresPerMile : 1_000;
        _type = columns.First("Activity Type");
        _date = columns.First("Date");
        _title = columns.First("Title");
        _distance = columns.First("Distance");
        _time = columns.First("Time") is >= 0 and var time ? time : columns.First("Activity Time");
        _elapsed = columns.First("Elapsed Time");
    }

    public override string Says => "Garmin Connect's list of activities";

    public static HistoryFormat? Recognise(Columns columns, ReadingOptions options) =>
        columns.Has("Activity Type", "Date", "Title", "Distance") && (columns.Has("Time") || columns.Has("Activity Time"))
            ? new GarminExport(columns, options.Unit) : null;

    public override string Sport(Row row) => row[_type];

    public override string Name(Row row) => row[_title];

    public override Run Read(Row row, Sport sport)
    {
        var time = Fields.Time("time", row[_time]);
        return new Run
        {
            Id = IdOf(row),
            Sport = sport,
            LocalStart = Fields.Date(row[_date], DateForms),
            Distance = DistanceOf(row[_distance], sport, time),
            MovingTime = time,
            ElapsedTime = Fields.Time("elapsed time", row[_elapsed]),
            Estimated = sport is Core.Running.Sport.Treadmill or Core.Running.Sport.Virtual,
        };
    }

    private Distance? DistanceOf(string cell, Sport sport, TimeSpan time)
    {
        var distance = Fields.Distance(cell, _metresPerUnit);
        return sport is Core.Running.Sport.Track && TooFast(distance, time) ? Fields.Distance(cell, 1) : distance;
    }

    private static bool TooFast(Distance? distance, TimeSpan time) =>
        time > TimeSpan.Zero && distance?.Metres / time.TotalSeconds > Plausibility.FastestMetresPerSecond;
}
