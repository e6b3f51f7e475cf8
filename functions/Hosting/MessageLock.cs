using Azure;

namespace LoadWatch.Hosting;

/// <summary>
/// Keeps a received message hidden while it is worked on, and knows its newest receipt. The time is the machine's, not
/// the application's clock: the storage service counts the lock by its own.
/// </summary>
internal sealed partial class MessageLock
{
    private readonly MessageQueue queue;
    private readonly string id;
    private readonly TimeSpan length;
    private readonly ILogger log;
    private readonly CancellationTokenSource done = new();
    private readonly Task renewing;
    private string receipt;

    public MessageLock(MessageQueue queue, string id, string receipt, TimeSpan length, ILogger log)
    {
        (this.queue, this.id, this.receipt, this.length, this.log) = (queue, id, receipt, length, log);
        renewing = RenewAsync();
    }

    /// <summary>Ends the renewal and returns the receipt that is valid now.</summary>
    public async Task<string> EndAsync()
    {
        await done.CancelAsync();
        await renewing;
        done.Dispose();
        return receipt;
    }

    private async Task RenewAsync()
    {
        var pause = length / 2;
        while (await PauseAsync(pause))
        {
            try
            {
                // Never cancelled midway: the receipt would change without our knowing the new one.
                receipt = await queue.HideAsync(id, receipt, length);
                pause = length / 2;
            }
            catch (RequestFailedException e) when (e.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
            {
                Lost(log, id);
                return;
            }
            catch (Exception e)
            {
                NotRenewed(log, e, id);
                pause = length / 10;
            }
        }
    }

    private async Task<bool> PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !done.IsCancellationRequested;
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} is no longer ours: its lock ran out before it was renewed")]
    private static partial void Lost(ILogger log, string messageId);

    [LoggerMessage(LogLevel.Warning, "The lock of message {MessageId} could not be renewed yet")]
    private static partial void NotRenewed(ILogger log, Exception e, string messageId);
}
