namespace LoadWatch.Simulation.Cost;

/// <summary>Storage operations, executions and the seconds in which instances run, of the simulated runners times their weight.</summary>
internal sealed class Work(int weight)
{
    private readonly SortedDictionary<string, long> _operations = new(StringComparer.Ordinal);
    private readonly int[] _messages = new int[Door.DoorRate.SecondsADay];

    /// <summary>Storage operations by what they were for.</summary>
    public IReadOnlyDictionary<string, long> Operations => _operations;

    public long AllOperations => _operations.Values.Sum();

    public long Executions { get; private set; }

    /// <summary>Seconds in which an instance ran something.</summary>
    public double InstanceSeconds { get; private set; }

    public long PeakOperationsASecond { get; private set; }

    /// <summary>Operations of the simulated runners.</summary>
    public void Count(string what, long operations, long executions = 0)
    {
        Fixed(what, operations * weight);
        Executions += executions * weight;
    }

    /// <summary>Operations that do not grow with the runners.</summary>
    public void Fixed(string what, long operations) => _operations[what] = _operations.GetValueOrDefault(what) + operations;

    /// <summary>Messages that come all at once: instances run as long as they need for them.</summary>
    public void Burst(long messages) => InstanceSeconds += (double)messages * weight / Machines.MessagesASecond;

    /// <summary>A message that is worked at an instant of the present day.</summary>
    public void Message(long at) => _messages[Math.Clamp(at % Clock.Day / Clock.Second, 0, _messages.Length - 1)]++;

    /// <summary>A day is over.</summary>
    /// <param name="door">Webhooks of each second.</param>
    /// <param name="runs">Messages of the queue <c>runs</c> of each second.</param>
    public void EndDay(int[] door, int[] runs)
    {
        for (var second = 0; second < door.Length; second++)
        {
            var others = _messages[second] * weight;
            InstanceSeconds += Math.Ceiling((double)door[second] / Machines.DoorASecond)
                + Math.Ceiling((double)runs[second] / Machines.MessagesASecond)
                + Math.Ceiling((double)others / Machines.MessagesASecond);
            PeakOperationsASecond = Math.Max(
                PeakOperationsASecond, door[second] + ((long)runs[second] * StorageOperations.Assess) + ((long)others * StorageOperations.Text));
        }

        Array.Clear(_messages);
        const int secondsBetweenLooks = 2;
        Fixed("idle looks into queues", StorageOperations.Queues * Door.DoorRate.SecondsADay / secondsBetweenLooks);
    }
}
