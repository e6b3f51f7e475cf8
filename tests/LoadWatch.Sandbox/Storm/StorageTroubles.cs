using LoadWatch.Sandbox.Faults;

namespace LoadWatch.Sandbox.Storm;

/// <summary>What the storage does to a server.</summary>
public enum StorageTrouble
{
    None,

    /// <summary>Does everything at once, and often says so late.</summary>
    Slow,

    /// <summary>Refuses every third request, or cuts its connection: before it has done what it was asked, or after.</summary>
    Refusing,

    /// <summary>Is away for a while in the middle: nobody listens.</summary>
    Gone,
}

internal static class StorageTroubles
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    /// <summary>Longer than a platform waits for its answer.</summary>
    private static readonly TimeSpan VeryLate = TimeSpan.FromSeconds(3);

    public static void Begin(FaultRules faults, StorageTrouble trouble)
    {
        switch (trouble)
        {
            case StorageTrouble.Slow:
                faults.Sometimes(new Fault.Slow(Late), 0.3);
                faults.Sometimes(new Fault.Slow(VeryLate), 0.04);
                break;
            case StorageTrouble.Refusing:
                faults.Sometimes(new Fault.Answer(503), 0.16);
                faults.Sometimes(new Fault.Answer(500, Moment.AfterWork), 0.1);
                faults.Sometimes(new Fault.Drop(), 0.05);
                faults.Sometimes(new Fault.Drop(Moment.AfterWork), 0.05);
                break;
            default:
                break;
        }
    }

    /// <summary>The storage is away for so long.</summary>
    public static async Task BeGoneAsync(StorageProxy storage, TimeSpan time, Action<string> say, CancellationToken cancel)
    {
        await storage.LeaveAsync();
        say($"the storage is gone for {time.TotalSeconds:0} s");
        await Task.Delay(time, TimeProvider.System, cancel);
        await storage.ReturnAsync();
        say("the storage is back");
    }
}
