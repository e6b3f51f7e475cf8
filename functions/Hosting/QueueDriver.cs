using Azure.Storage.Queues.Models;

namespace LoadWatch.Hosting;

/// <summary>Works the messages of one queue, many at a time, and never gives up.</summary>
internal sealed partial class QueueDriver(
    Trigger trigger,
    MessageQueue queue,
    HostJson.QueueLimits limits,
    LocalHostOptions options,
    Invocation invocation,
    ILogger log)
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan longestPoll = options.MaxPoll < limits.MaxPollingInterval ? options.MaxPoll : limits.MaxPollingInterval;

    /// <param name="stop">Receive no more; what runs may finish.</param>
    /// <param name="abandon">Cancel what runs.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        var running = new List<Task>();
        var pause = ShortestPoll;
        while (!stop.IsCancellationRequested)
        {
            running.RemoveAll(run => run.IsCompleted);
            var free = limits.Concurrency - running.Count;
            if (free == 0)
            {
                await ((Task)Task.WhenAny(running)).WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            // Not cancelled by stop: a batch lost on its way here would stay locked. What was received is run.
            var messages = await ReceiveAsync(Math.Min(free, limits.BatchSize), abandon);
            running.AddRange(messages.Select(message => Task.Run(() => WorkAsync(message, abandon), CancellationToken.None)));
            if (messages.Length > 0)
            {
                pause = ShortestPoll;
                continue;
            }

            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < longestPoll ? pause * 2 : longestPoll;
        }

        await Task.WhenAll(running);
    }

    private async Task<QueueMessage[]> ReceiveAsync(int most, CancellationToken abandon)
    {
        try
        {
            return await queue.ReceiveAsync(most, options.Lock, abandon);
        }
        catch (Exception e)
        {
            if (!abandon.IsCancellationRequested)
                NotReceived(log, e, trigger.Name);
            return [];
        }
    }

    private async Task WorkAsync(QueueMessage message, CancellationToken abandon)
    {
        try
        {
            // More tries than allowed without a verdict: the process died each time. As the Functions host does.
            if (message.DequeueCount > limits.MaxDequeueCount)
            {
                Poisoned(log, trigger.Name, message.MessageId, message.DequeueCount);
                await queue.PoisonAsync(message, message.PopReceipt);
                return;
            }

            var hold = new MessageLock(queue, message.MessageId, message.PopReceipt, options.Lock, log);
            var outcome = await TryAsync(message, abandon);
            await SettleAsync(message, outcome, await hold.EndAsync());
        }
        catch (Exception e)
        {
            NotSettled(log, e, trigger.Name, message.MessageId);
        }
    }

    private async Task<Outcome> TryAsync(QueueMessage message, CancellationToken abandon)
    {
        try
        {
            await invocation.RunAsync(trigger, message.Body.ToString(), abandon);
            return Outcome.Done;
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            Abandoned(log, trigger.Name, message.MessageId);
            return Outcome.Abandoned;
        }
        catch (Exception e)
        {
            Failed(log, e, trigger.Name, message.MessageId, message.DequeueCount, limits.MaxDequeueCount);
            return Outcome.Failed;
        }
    }

    private async Task SettleAsync(QueueMessage message, Outcome outcome, string receipt)
    {
        switch (outcome)
        {
            case Outcome.Done:
                await queue.DeleteAsync(message.MessageId, receipt);
                break;
            case Outcome.Failed when message.DequeueCount >= limits.MaxDequeueCount:
                Poisoned(log, trigger.Name, message.MessageId, message.DequeueCount);
                await queue.PoisonAsync(message, receipt);
                break;
            case Outcome.Failed:
                await queue.HideAsync(message.MessageId, receipt, limits.VisibilityTimeout);
                break;
            default:
                await queue.HideAsync(message.MessageId, receipt, TimeSpan.Zero);
                break;
        }
    }

    private enum Outcome
    {
        Done,
        Failed,

        /// <summary>Cancelled by the shutdown, not by any fault of its own.</summary>
        Abandoned,
    }

    [LoggerMessage(LogLevel.Warning, "{Trigger} could not receive from its queue")]
    private static partial void NotReceived(ILogger log, Exception e, string trigger);

    [LoggerMessage(LogLevel.Error, "{Trigger} failed on message {MessageId}, try {Try} of {MaxTries}")]
    private static partial void Failed(ILogger log, Exception e, string trigger, string messageId, long @try, int maxTries);

    [LoggerMessage(LogLevel.Error, "{Trigger} moves message {MessageId} to the poison queue after {Tries} tries")]
    private static partial void Poisoned(ILogger log, string trigger, string messageId, long tries);

    [LoggerMessage(LogLevel.Warning, "{Trigger} was cancelled by the shutdown on message {MessageId}, which will come again")]
    private static partial void Abandoned(ILogger log, string trigger, string messageId);

    [LoggerMessage(LogLevel.Error, "{Trigger} could not settle message {MessageId}, which will come again")]
    private static partial void NotSettled(ILogger log, Exception e, string trigger, string messageId);
}
