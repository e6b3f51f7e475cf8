namespace LoadWatch.Sandbox.Storm;

/// <summary>What every storm has: its servers, what their storage does, and how long it may take.</summary>
public abstract record AnyStormPlan
{
    /// <summary>The same seed makes the same choices; what the machine makes of them differs.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many servers work on the same queues.</summary>
    public int Servers { get; init; } = 1;

    /// <summary>What the storage does.</summary>
    public StorageTrouble Storage { get; init; }

    /// <summary>How long the storage is gone, where it is.</summary>
    public TimeSpan GoneFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long everything may take to settle after the storm.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The script of the storage emulator; null takes it from the setting.</summary>
    public string? Azurite { get; init; }
}
