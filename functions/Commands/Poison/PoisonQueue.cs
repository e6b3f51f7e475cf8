using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LoadWatch.Storage;

namespace LoadWatch.Commands.Poison;

/// <summary>A message that failed for good and waits for a person.</summary>
/// <param name="Queue">The queue that it failed in.</param>
/// <param name="Id">The same until it is put back or dropped.</param>
/// <param name="Since">When it was set aside.</param>
/// <param name="Body">What it says; nothing here reads it.</param>
internal sealed record PoisonMessage(string Queue, string Id, DateTimeOffset Since, BinaryData Body);

/// <summary>The poison queue of a queue, for the person that its messages wait for.</summary>
internal sealed class PoisonQueue(QueueServiceClient storage, string name)
{
    /// <summary>The most that can be looked at without taking it.</summary>
    public const int MostSeen = 32;

    /// <summary>How long a message is out of the others' sight while it is looked for; it is given back sooner.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = storage.GetQueueClient(name);
    private readonly QueueClient poison = storage.GetQueueClient(name + Queues.Poison);

    public string Name => name;

    /// <summary>How many messages there are, as the storage counts them.</summary>
    public async Task<int> CountAsync(CancellationToken cancel) =>
        await OrNoneAsync(async () => (await poison.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount, 0);

    /// <summary>The first messages, at most <see cref="MostSeen"/>; looking changes nothing.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> FirstAsync(CancellationToken cancel) => await OrNoneAsync<IReadOnlyList<PoisonMessage>>(
        async () => [.. (await poison.PeekMessagesAsync(MostSeen, cancel)).Value.Select(seen => new PoisonMessage(name, seen.MessageId, seen.InsertedOn ?? default, seen.Body))], []);

    /// <summary>The messages whose id begins so, however far back they lie.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> FindAsync(string idBegins, CancellationToken cancel)
    {
        var first = await FirstAsync(cancel);
        var found = first.Where(message => message.Id.StartsWith(idBegins, StringComparison.OrdinalIgnoreCase)).ToList();
        if (first.Count < MostSeen)
        {
            return found;
        }

        found.Clear();
        await foreach (var held in HoldAsync(cancel))
        {
            if (held.Message.MessageId.StartsWith(idBegins, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Read(held.Message));
            }
        }

        return found;
    }

    /// <summary>Takes a message out for good.</summary>
    /// <returns>It; null where somebody else took it meanwhile.</returns>
    public async Task<PoisonMessage?> DropAsync(string id, CancellationToken cancel)
    {
        await foreach (var held in HoldAsync(cancel))
        {
            if (held.Message.MessageId == id)
            {
                await DeleteAsync(held, cancel);
                return Read(held.Message);
            }
        }

        return null;
    }

    /// <summary>Puts messages back on their queue: first there, then not here, so that a crash between the two leaves a double and never a loss.</summary>
    /// <param name="id">The one; null for all that lie here now.</param>
    /// <returns>How many.</returns>
    public async Task<int> RetryAsync(string? id, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var held in HoldAsync(cancel))
        {
            if (id is null || held.Message.MessageId == id)
            {
                await queue.CreateIfNotExistsAsync(cancellationToken: cancel);
                await queue.SendMessageAsync(held.Message.Body, timeToLive: Forever, cancellationToken: cancel);
                await DeleteAsync(held, CancellationToken.None);
                count++;
            }

            if (id is not null && count > 0)
            {
                break;
            }
        }

        return count;
    }

    /// <summary>
    /// The messages that lie here now, one after another. A message that comes while this goes on (one that was put back and
    /// failed again) is not among them, so that it ends. What was not deleted is given back, also when the caller stops early.
    /// </summary>
    private async IAsyncEnumerable<Held> HoldAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var all = new List<Held>();
        DateTimeOffset? begun = null;
        try
        {
            while (true)
            {
                var answer = await OrNoneAsync(async () => await poison.ReceiveMessagesAsync(MostSeen, Hold, cancel), null);
                begun ??= answer?.GetRawResponse().Headers.Date;
                Held[] batch = [.. (answer?.Value ?? []).Select(message => new Held(message))];
                all.AddRange(batch);
                Held[] here = [.. batch.Where(held => held.Message.InsertedOn <= begun)];
                foreach (var held in here)
                {
                    yield return held;
                }

                if (here.Length == 0)
                {
                    yield break;
                }
            }
        }
        finally
        {
            foreach (var held in all.Where(held => !held.IsGone))
            {
                await GiveBackAsync(held.Message);
            }
        }
    }

    private async Task DeleteAsync(Held held, CancellationToken cancel)
    {
        await poison.DeleteMessageAsync(held.Message.MessageId, held.Message.PopReceipt, cancel);
        held.IsGone = true;
    }

    private async Task GiveBackAsync(QueueMessage message)
    {
        try
        {
            await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException gone) when (gone.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            // Held for too long: it has come back by itself, or somebody else has it.
        }
    }

    private PoisonMessage Read(QueueMessage message) => new(name, message.MessageId, message.InsertedOn ?? default, message.Body);

    private static async Task<T> OrNoneAsync<T>(Func<Task<T>> act, T none)
    {
        try
        {
            return await act();
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return none;
        }
    }

    private sealed class Held(QueueMessage message)
    {
        public QueueMessage Message => message;

        public bool IsGone { get; set; }
    }
}
