using CsvHelper;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>Reads a history from a file, a zip or a folder, whatever its name.</summary>
public static class HistoryReader
{
    private const int LongestRow = 1_000_000;

    private const string Expected =
        "expected Strava's activities.csv (or its zip or folder), Garmin Connect's list of activities as CSV, both in English, "
        + "or a CSV with the columns sport_type, start_date_local, distance_m and moving_time_s";

    private static readonly CsvReaderOptions Form = new() { TrackLineNumbers = true, MaxRecordSize = LongestRow };

    /// <summary>Reads a history; rows that make no sense are left out and listed.</summary>
    /// <exception cref="UnreadableHistoryException">There is no history to be read.</exception>
    public static History Read(string path, ReadingOptions options)
    {
        using var stream = HistoryFile.Open(path);
        using var csv = CsvReader.Create(stream, Form);
        try
        {
            return HistoryFormat.Of(new Columns(csv.Headers), options) is { } format
                ? ReadRows(csv, format, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)))
                : throw new UnreadableHistoryException($"{path} is no history that LoadWatch knows: {Expected}.");
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or IOException)
        {
            throw new UnreadableHistoryException($"{path} cannot be read: {e.Message}");
        }
    }

    private static History ReadRows(CsvReader csv, HistoryFormat format, string file)
    {
        var (runs, bad, notRuns) = (new List<HistoryRun>(), new List<BadRow>(), 0);
        while (csv.Read())
        {
            var row = new Row(csv);
            try
            {
                if (Sports.Of(format.Sport(row)) is { } sport)
                {
                    runs.Add(new HistoryRun(format.Read(row, sport), row.Line, format.Name(row)));
                }
                else
                {
                    notRuns++;
                }
            }
            catch (BadFieldException e)
            {
                bad.Add(new BadRow(row.Line, e.Message));
            }
        }

        return runs.Count > 0 || bad.Count == 0
            ? new History(file, format.Says, runs, bad, notRuns, format.ZoneId)
            : throw new UnreadableHistoryException($"None of the runs in {file} could be read; the first: {bad[0].Sentence}.");
    }
}
