using Azure.Data.Tables;

namespace LoadWatch.Storage.Scanning;

/// <summary>Columns without which a row says nothing.</summary>
internal static class NeededColumns
{
    /// <exception cref="InvalidDataException">The row has no such text.</exception>
    public static string Needed(this TableEntity row, string column) => row[column] as string ?? throw Missing(row, column);

    /// <exception cref="InvalidDataException">The row has no such instant.</exception>
    public static DateTimeOffset NeededInstant(this TableEntity row, string column) => row[column] as DateTimeOffset? ?? throw Missing(row, column);

    private static InvalidDataException Missing(TableEntity row, string column) => new($"Row '{row.RowKey}' has no '{column}'.");
}
