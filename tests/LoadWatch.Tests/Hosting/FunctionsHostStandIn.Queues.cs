using System.Globalization;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LoadWatch.Tests.Hosting;

/// <summary>The queue listeners: receive, post, then delete, hide for a while, or move to the poison queue.</summary>
public sealed partial class FunctionsHostStandIn
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LockOfTheHost = TimeSpan.FromMinutes(10);

    private async Task ListenAsync(FunctionFolder.Function function)
    {
        if (!function.Trigger.TryGetProperty("dataType", out var type) || type.GetString() != "binary")
            throw new NotSupportedException($"{function.Name}: the stand-in knows dataType binary only.");
        var queue = storage.GetQueueClient(function.QueueName);
        var running = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            running.RemoveAll(r => r.IsCompletedSuccessfully);
            if (running.Count <= folder.NewBatchThreshold)
            {
                foreach (var message in await ReceiveAsync(queue))
                    running.Add(WorkAsync(function, queue, message));
            }

            await Task.Delay(Poll, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(running);
    }

    private async Task<QueueMessage[]> ReceiveAsync(QueueClient queue)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(folder.BatchSize, LockOfTheHost);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The host does not create the queue it listens to.
            return [];
        }
    }

    private async Task WorkAsync(FunctionFolder.Function function, QueueClient queue, QueueMessage message)
    {
        try
        {
            await SettleAsync(function, queue, message);
        }
        catch (RequestFailedException e)
        {
            events.Enqueue($"{function.Name}: message {message.MessageId} was not settled: {e.Message}");
        }
    }

    private async Task SettleAsync(FunctionFolder.Function function, QueueClient queue, QueueMessage message)
    {
        if (await InvokeAsync(function, DataOf(function, message), MetadataOf(message)))
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
        else if (message.DequeueCount >= folder.MaxDequeueCount)
        {
            var poison = storage.GetQueueClient(queue.Name + "-poison");
            await poison.CreateIfNotExistsAsync();
            await poison.SendMessageAsync(message.Body);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
        else
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: folder.VisibilityTimeout);
        }
    }

    private JsonObject DataOf(FunctionFolder.Function function, QueueMessage message)
    {
        var plain = folder.Setting("extensions", "queues", "messageEncoding")?.GetString() == "none";
        return new JsonObject { [function.BindingName] = plain ? Convert.ToBase64String(message.Body.ToArray()) : message.Body.ToString() };
    }

    private static JsonObject MetadataOf(QueueMessage message) => new()
    {
        ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
        ["Id"] = Twice(message.MessageId),
        ["PopReceipt"] = Twice(message.PopReceipt),
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
    };
}
