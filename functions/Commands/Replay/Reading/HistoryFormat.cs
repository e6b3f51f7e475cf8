using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>A kind of table: knows its columns and makes runs of its rows.</summary>
internal abstract class HistoryFormat
{
    private static readonly Func<Columns, ReadingOptions, HistoryFormat?>[] Known =
        [StravaExport.Recognise, GarminExport.Recognise, PlainTable.Recognise];

    /// <summary>Whose table it is, as a person says it.</summary>
    public abstract string Says { get; }

    /// <summary>The zone in which days are told, where the table knows only instants.</summary>
    public virtual string? ZoneId => null;

    /// <summary>The sport as the row names it.</summary>
    public abstract string Sport(Row row);

    /// <summary>What the runner called the run.</summary>
    public virtual string Name(Row row) => "";

    /// <summary>The run of a row.</summary>
    /// <exception cref="BadFieldException">A field makes no sense.</exception>
    public abstract Run Read(Row row, Sport sport);

    /// <summary>The format of a table with these columns; null for none that is known.</summary>
    public static HistoryFormat? Of(Columns columns, ReadingOptions options) =>
        Known.Select(recognise => recognise(columns, options)).FirstOrDefault(format => format is not null);

    /// <summary>An id that keeps runs of the same start in the order of the file.</summary>
    protected static RunId IdOf(Row row) => new(Source.File, $"{row.Number:D9}");
}
