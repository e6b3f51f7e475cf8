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

    /// <summary>Puts of a timer's run that go one after the other: how many fit into host.json's function time-out.</summary>
    public static double OneAfterAnother(TimeSpan timeout, double operations) => timeout.TotalMilliseconds / (StorageMilliseconds * operations);
}
