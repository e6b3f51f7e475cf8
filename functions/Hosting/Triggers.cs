namespace LoadWatch.Hosting;

/// <summary>Everything that runs without being asked over the web. The function.json files say the same (a test compares).</summary>
public static class Triggers
{
    public static IReadOnlyList<Trigger> All { get; } =
    [
        new("ProcessRun", new Fires.Queue("runs"), (_, _, _) => throw new NotSupportedException("ProcessRun is not connected.")),
        new("SendText", new Fires.Queue("texts"), (_, _, _) => throw new NotSupportedException("SendText is not connected.")),
        new("RecordDelivery", new Fires.Queue("deliveries"), (_, _, _) => throw new NotSupportedException("RecordDelivery is not connected.")),
        new("Sweep", new Fires.Schedule("0 */5 * * * *"), (_, _, _) => throw new NotSupportedException("Sweep is not connected.")),
        new("Purge", new Fires.Schedule("0 20 3 * * *"), (_, _, _) => throw new NotSupportedException("Purge is not connected.")),
    ];
}
