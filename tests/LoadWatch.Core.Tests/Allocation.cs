namespace LoadWatch.Core.Tests;

/// <summary>What code allocates: a measure of its cost that, unlike time, is the same on every machine.</summary>
internal static class Allocation
{
    /// <summary>
    /// Bytes that it allocates at the least of three times: now and then a cache of the runtime's own grows on whichever thread
    /// needs it.
    /// </summary>
    public static long Of(Action action) => Enumerable.Range(0, 3).Min(_ => Once(action));

    /// <summary>Bytes that it allocates this once, on this thread.</summary>
    public static long Once(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
