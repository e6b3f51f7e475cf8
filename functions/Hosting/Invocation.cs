namespace LoadWatch.Hosting;

/// <summary>One run of a trigger: in a scope of its own and within the time host.json allows.</summary>
internal sealed class Invocation(IServiceScopeFactory scopes, HostJson host)
{
    public async Task RunAsync(Trigger trigger, string text, CancellationToken stop)
    {
        using var limit = Limit is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await trigger.Run(scope.ServiceProvider, text, either.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{trigger.Name} took longer than {Limit}.", e);
        }
    }

    /// <summary>A tenth less than the host's limit: at that limit the host kills the process and every other run with it.</summary>
    private TimeSpan? Limit => host.FunctionTimeout * 0.9;
}
