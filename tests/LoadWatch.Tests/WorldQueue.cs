using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LoadWatch.Hosting;

namespace LoadWatch.Tests;

/// <summary>A message that waits in a world, and the trigger that takes it.</summary>
internal sealed record Waiting(Trigger Trigger, QueueClient Queue, QueueMessage Message, DateTimeOffset Due, int Tries)
{
    public string Text => Message.MessageText;
}

/// <summary>The messages of a world, taken off the queues in the order of the world's clock.</summary>
internal sealed class WorldQueue(WorldStorage storage, TimeProvider clock)
{
    private const int MostTries = 5;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);

    private readonly QueueServiceClient _service = storage.Queues();
    private readonly List<Waiting> _waiting = [];

    /// <summary>Messages that failed for good, with what went wrong last.</summary>
    public List<(string Trigger, string Text, Exception Why)> Poison { get; } = [];

    public async Task<IReadOnlyList<Waiting>> WaitingAsync()
    {
        foreach (var trigger in Triggers.All)
        {
            if (trigger.On is Fires.Queue(var name))
                await ReceiveAsync(trigger, _service.GetQueueClient(name));
        }

        return [.. _waiting.OrderBy(waiting => waiting.Due)];
    }

    /// <summary>Done: it goes.</summary>
    public async Task DoneAsync(Waiting done)
    {
        await done.Queue.DeleteMessageAsync(done.Message.MessageId, done.Message.PopReceipt);
        _waiting.Remove(done);
    }

    /// <summary>Failed: it comes again, or is set aside.</summary>
    public async Task FailedAsync(Waiting failed, Exception why)
    {
        if (failed.Tries + 1 < MostTries)
        {
            _waiting.Remove(failed);
            _waiting.Add(failed with { Due = clock.GetUtcNow() + TryAgainAfter, Tries = failed.Tries + 1 });
            return;
        }

        Poison.Add((failed.Trigger.Name, failed.Text, why));
        await DoneAsync(failed);
    }

    private async Task ReceiveAsync(Trigger trigger, QueueClient queue)
    {
        if (!await queue.ExistsAsync())
            return;
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromHours(1))).Value is { Length: > 0 } messages)
            _waiting.AddRange(messages.Select(message => new Waiting(trigger, queue, message, storage.DueOf(message.MessageId), 0)));
    }
}
