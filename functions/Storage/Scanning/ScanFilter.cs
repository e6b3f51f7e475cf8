using System.Globalization;

namespace LoadWatch.Storage.Scanning;

/// <summary>What a scan asks a table for.</summary>
internal static class ScanFilter
{
    private const int Hex = 16;

    /// <summary>
    /// Into how many parts a scan is divided, each read by itself: 16 where the keys of the partitions begin with a hexadecimal
    /// digit and the table grows with the runners, else one.
    /// </summary>
    public static int PartsOf(Scan scan) => scan is Scan.PurgeRunners or Scan.IndexSubscribers or Scan.PurgeTickets or Scan.PurgeAccesses ? Hex : 1;

    /// <summary>A filter and that a row belongs to the part. Each key belongs to one part, also one that begins otherwise.</summary>
    public static string In(ScanStep step, string filter) => PartsOf(step.Scan) == 1 ? filter : step.Part switch
    {
        0 => $"PartitionKey lt '{Digit(1)}' and {filter}",
        Hex - 1 => $"PartitionKey ge '{Digit(Hex - 1)}' and {filter}",
        var part => $"PartitionKey ge '{Digit(part)}' and PartitionKey lt '{Digit(part + 1)}' and {filter}",
    };

    /// <summary>An instant as a filter writes it, to the second.</summary>
    public static string Instant(DateTimeOffset instant) => $"datetime'{instant.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}'";

    private static string Digit(int value) => value.ToString("x", CultureInfo.InvariantCulture);
}
