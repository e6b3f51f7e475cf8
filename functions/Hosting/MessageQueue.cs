using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LoadWatch.Storage;

namespace LoadWatch.Hosting;

/// <summary>A storage queue and its poison queue, both created when first missed.</summary>
internal sealed class MessageQueue(QueueServiceClient storage, string name)
{
    /// <summary>What waits for a person does not run out.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = storage.GetQueueClient(name);
    private readonly QueueClient poison = storage.GetQueueClient(name + Queues.Poison);

    public async Task<QueueMessage[]> ReceiveAsync(int most, TimeSpan hidden, CancellationToken cancel)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(most, hidden, cancel);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancel);
            return [];
        }
    }

    /// <summary>Sets how long the message stays hidden from now on, and returns its new receipt: the old one is void.</summary>
    public async Task<string> HideAsync(string id, string receipt, TimeSpan hidden) =>
        (await queue.UpdateMessageAsync(id, receipt, visibilityTimeout: hidden, cancellationToken: CancellationToken.None)).Value.PopReceipt;

    public Task DeleteAsync(string id, string receipt) => queue.DeleteMessageAsync(id, receipt, CancellationToken.None);

    /// <summary>First there, then not here: a crash between the two leaves a double, never a loss.</summary>
    public async Task PoisonAsync(QueueMessage message, string receipt)
    {
        try
        {
            await poison.SendMessageAsync(message.Body, timeToLive: Forever, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await poison.SendMessageAsync(message.Body, timeToLive: Forever, cancellationToken: CancellationToken.None);
        }

        await DeleteAsync(message.MessageId, receipt);
    }
}
