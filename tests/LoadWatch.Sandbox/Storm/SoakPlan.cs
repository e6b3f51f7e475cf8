namespace LoadWatch.Sandbox.Storm;

/// <summary>How long a server is kept at work, and how much of it there is.</summary>
public sealed record SoakPlan
{
    public int Seed { get; init; } = 1;

    /// <summary>How long; the work at the end of it is waited for besides.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>What happens at the platforms a second; each is told in three copies.</summary>
    public double PerSecond { get; init; } = 4;

    /// <summary>4 to 100.</summary>
    public int Runners { get; init; } = 24;

    /// <summary>How often the server is looked at.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The script of the storage emulator; null takes it from the setting.</summary>
    public string? Azurite { get; init; }
}

/// <summary>What a server holds at one moment.</summary>
/// <param name="At">Since the soak began.</param>
/// <param name="Heap">Bytes on the managed heap after a full collection.</param>
/// <param name="WorkingSet">Bytes of memory in all.</param>
/// <param name="Waiting">Messages in the queues, hidden ones included.</param>
public sealed record SoakSample(TimeSpan At, long Heap, long WorkingSet, int Threads, int Handles, int Waiting);

/// <summary>What came of a soak.</summary>
/// <param name="Told">What happened at the platforms.</param>
public sealed record SoakReport(IReadOnlyList<SoakSample> Samples, int Told, StormReport Verdict);
