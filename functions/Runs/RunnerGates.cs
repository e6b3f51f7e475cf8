namespace LoadWatch.Runs;

/// <summary>
/// Lets one message of a runner through at a time within this process, so that a burst costs one read. Other processes are
/// kept apart by the tags of the rows.
/// </summary>
public sealed class RunnerGates
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> EnterAsync(string runner, CancellationToken cancel)
    {
        var gate = _gates[(uint)string.GetHashCode(runner, StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancel);
        return new Leave(gate);
    }

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
