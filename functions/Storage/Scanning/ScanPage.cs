using System.Text.Json;
using Azure.Data.Tables;

namespace LoadWatch.Storage.Scanning;

/// <summary>Rows that a scan came upon, and where it goes on.</summary>
public sealed class ScanPage<T>
{
    private readonly IReadOnlyList<TableEntity> _rows;
    private readonly Func<TableEntity, T> _read;
    private readonly string? _next;

    internal ScanPage(IReadOnlyList<TableEntity> rows, Func<TableEntity, T> read, string? next) => (_rows, _read, _next) = (rows, read, next);

    /// <summary>
    /// Sees to each row. One that somebody else has just written, and one that cannot be read, is left as it is: the next scan
    /// looks at it again.
    /// </summary>
    public async Task<Scanned> EachAsync(Func<T, CancellationToken, Task> act, ILogger log, CancellationToken cancel)
    {
        var done = 0;
        await Parallel.ForEachAsync(_rows, new ParallelOptions { MaxDegreeOfParallelism = Scans.AtOnce, CancellationToken = cancel }, async (row, stop) =>
        {
            try
            {
                await act(_read(row), stop);
                Interlocked.Increment(ref done);
            }
            catch (LostRaceException)
            {
                // It has just been renewed, or has moved on.
            }
            catch (Exception broken) when (broken is FormatException or InvalidDataException or JsonException)
            {
                log.Unreadable(broken, row.PartitionKey, row.RowKey);
            }
        });
        return new Scanned(done, _next);
    }
}

internal static partial class ScanPageLog
{
    [LoggerMessage(2502, LogLevel.Error, "Row '{Row}' of '{Partition}' cannot be read and was left where it is")]
    public static partial void Unreadable(this ILogger log, Exception broken, string partition, string row);
}
