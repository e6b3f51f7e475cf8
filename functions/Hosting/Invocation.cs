using LoadWatch.Telemetry;

namespace LoadWatch.Hosting;

/// <summary>One run of a trigger: in a scope of its own, within the time host.json allows, as a span of its message's trace.</summary>
/// <param name="scopes">Where a run's scope comes from.</param>
/// <param name="host">The time that it may take.</param>
/// <param name="putsOff">Asked before each run; null where none is ever put off.</param>
internal sealed class Invocation(IServiceScopeFactory scopes, HostJson host, PutsOff? putsOff = null)
{
    public async Task RunAsync(Trigger trigger, string text, CancellationToken stop)
    {
        using var limit = Limit is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        await using var scope = scopes.CreateAsyncScope();
        using var span = Tracing.OfRun(trigger.Name, text);
        try
        {
            if (putsOff is null || !await putsOff(trigger, text, either.Token))
            {
                await trigger.Run(scope.ServiceProvider, text, either.Token);
            }
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            span.Failed(e);
            throw new TimeoutException($"{trigger.Name} took longer than {Limit}.", e);
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    /// <summary>A tenth less than the host's limit: at that limit the host kills the process and every other run with it.</summary>
    private TimeSpan? Limit => host.FunctionTimeout * 0.9;
}
