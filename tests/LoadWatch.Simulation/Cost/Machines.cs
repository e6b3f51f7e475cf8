using LoadWatch.Storage.Scanning;

namespace LoadWatch.Simulation.Cost;

/// <summary>How fast things are on the machines that it would run on. Assumed, not measured there: VERIFY.</summary>
internal static class Machines
{
    /// <summary>One storage operation, in milliseconds.</summary>
    public const double StorageMilliseconds = 10;

    /// <summary>One list call of Strava's, in milliseconds.</summary>
    public const double StravaMilliseconds = 400;

    /// <summary>Webhooks that one instance acknowledges in a second, and messages that it works, bounded by its processor.</summary>
    public const int DoorASecond = 400, MessagesASecond = 150;

    /// <summary>Memory of one instance in GB; Flex Consumption bills it while anything runs.</summary>
    public const double Gigabytes = 2;

    /// <summary>How many rows a scan sees to in a time: its parts side by side, in each one page after the other.</summary>
    /// <param name="operations">Storage operations for a row.</param>
    /// <param name="poll">How long the next page's message waits to be taken.</param>
    public static double OfAScan(TimeSpan time, double operations, int parts, TimeSpan poll)
    {
        var page = (StorageMilliseconds * ((Scans.PageRows * operations / Scans.AtOnce) + StorageOperations.ScanPage)) + poll.TotalMilliseconds;
        return parts * Scans.PageRows * time.TotalMilliseconds / page;
    }
}
