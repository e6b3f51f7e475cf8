using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace LoadWatch.Hosting;

/// <summary>
/// Does without Azure what the Functions host does there: receives, runs, removes, tries again, keeps the clock.
/// On stop it receives no more and lets running work finish until the shutdown timeout, then cancels it.
/// </summary>
internal sealed class LocalHost(
    IReadOnlyList<Trigger> triggers,
    HostJson host,
    IOptions<LocalHostOptions> options,
    QueueServiceClient storage,
    Invocation invocation,
    TimeProvider time,
    ILogger<LocalHost> log) : BackgroundService
{
    /// <summary>After the shutdown timeout: for cancelled work to hand its messages back.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource abandon = new();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!string.Equals(host.Queues.MessageEncoding, "none", StringComparison.Ordinal))
            throw new InvalidDataException($"{HostJson.FileName}: extensions.queues.messageEncoding must be none: messages are plain text.");
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(triggers.Select(trigger => trigger.On switch
        {
            Fires.Queue queue => new QueueDriver(trigger, new MessageQueue(storage, queue.Name), host.Queues, options.Value, invocation, log)
                .RunAsync(stoppingToken, abandon.Token),
            Fires.Schedule schedule => new ScheduleDriver(trigger, schedule.Expression, invocation, time, log)
                .RunAsync(stoppingToken, abandon.Token),
            _ => throw new NotSupportedException($"{trigger.Name} fires on {trigger.On}."),
        }));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using (cancellationToken.Register(abandon.Cancel))
        {
            await base.StopAsync(cancellationToken);
            if (ExecuteTask is { IsCompleted: false } running)
                await Task.WhenAny(running, Task.Delay(Grace, CancellationToken.None));
        }
    }

    public override void Dispose()
    {
        abandon.Dispose();
        base.Dispose();
    }
}
