using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LoadWatch.Storage.Scanning;
using LoadWatch.Telemetry;

namespace LoadWatch.Storage;

/// <summary>The queues between the hops. A message is stored when the call returns.</summary>
public sealed class Queues(QueueServiceClient service, TimeProvider clock)
{
    /// <summary>The longest that a message can stay hidden.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    public const string Runs = "runs";
    public const string Texts = "texts";
    public const string Deliveries = "deliveries";
    public const string Received = "received";
    public const string Mails = "mails";
    public const string SignIns = "sign-ins";
    public const string Boards = "boards";
    public const string Accesses = "accesses";
    public const string SummaryGroups = "summary-groups";
    public const string Summaries = "summaries";
    public const string Scans = "scans";

    /// <summary>What the name of a queue ends with that holds what failed for good.</summary>
    public const string Poison = "-poison";

    /// <summary>Every queue that a trigger takes its messages from.</summary>
    public static readonly IReadOnlyList<string> All = [Runs, Texts, Deliveries, Received, Mails, SignIns, Boards, Accesses, SummaryGroups, Summaries, Scans];

    private const int MostPeeked = 8;

    /// <summary>The most a message may hold, in UTF-8 bytes; what is larger must be split before.</summary>
    public const int MostBytes = 48 * 1024;

    private readonly ConcurrentDictionary<string, QueueClient> _clients = new(StringComparer.Ordinal);

    public Task PutAsync(RunChanged message, TimeSpan delay, CancellationToken cancel) => PutAsync(Runs, StorageJson.Write(message), delay, cancel);

    /// <param name="trace">The trace that the text belongs to, as <c>traceparent</c>; null for the one that is open here.</param>
    public Task PutAsync(TextDue message, TimeSpan delay, CancellationToken cancel, string? trace = null) =>
        PutAsync(Texts, StorageJson.Write(message), delay, cancel, trace);

    public Task PutAsync(TextDelivery message, CancellationToken cancel) => PutAsync(Deliveries, StorageJson.Write(message), TimeSpan.Zero, cancel);

    public Task PutAsync(TextReceived message, CancellationToken cancel) => PutAsync(Received, StorageJson.Write(message), TimeSpan.Zero, cancel);

    public Task PutAsync(MailDue message, TimeSpan delay, CancellationToken cancel) => PutAsync(Mails, StorageJson.Write(message), delay, cancel);

    public Task PutAsync(SignInAsked message, CancellationToken cancel) => PutAsync(SignIns, StorageJson.Write(message), TimeSpan.Zero, cancel);

    public Task PutAsync(BoardDue message, TimeSpan delay, CancellationToken cancel) => PutAsync(Boards, StorageJson.Write(message), delay, cancel);

    /// <summary>Every clinic that a runner shares with looks at the runner again.</summary>
    public async Task PutBoardsAsync(RunnerPartition runner, TimeSpan delay, CancellationToken cancel)
    {
        foreach (var clinic in runner.SharesWith)
        {
            await PutAsync(new BoardDue(clinic, runner.Id.Value), delay, cancel);
        }
    }

    public Task PutAsync(RunnersSeen message, CancellationToken cancel) => PutAsync(Accesses, StorageJson.Write(message), TimeSpan.Zero, cancel);
    public Task PutAsync(SummariesDue message, CancellationToken cancel) => PutAsync(SummaryGroups, StorageJson.Write(message), TimeSpan.Zero, cancel);

    public Task PutAsync(SummaryDue message, TimeSpan delay, CancellationToken cancel) => PutAsync(Summaries, StorageJson.Write(message), delay, cancel);

    public Task PutAsync(ScanDue message, CancellationToken cancel) => PutAsync(Scans, StorageJson.Write(message), TimeSpan.Zero, cancel);

    /// <summary>Sets a message aside for a person.</summary>
    public Task PutPoisonAsync(RunChanged message, CancellationToken cancel) =>
        PutAsync(Runs + Poison, StorageJson.Write(message), TimeSpan.Zero, cancel);

    /// <summary>How long the oldest message of a queue has been due: of those in front, as storage keeps no order to the letter. Zero where none waits.</summary>
    public async Task<TimeSpan> AgeAsync(string queue, CancellationToken cancel)
    {
        var front = await IfThereAsync(queue, async client => (await client.PeekMessagesAsync(MostPeeked, cancel)).Value) ?? [];
        var now = clock.GetUtcNow();
        return front.Select(message => now - (MessageContext.Of(message.MessageText).Due ?? message.InsertedOn ?? now)).Append(TimeSpan.Zero).Max();
    }

    /// <summary>How many messages of a queue were set aside for a person.</summary>
    public async Task<int> PoisonOfAsync(string queue, CancellationToken cancel) =>
        (await IfThereAsync(queue + Poison, async client => (await client.GetPropertiesAsync(cancel)).Value))?.ApproximateMessagesCount ?? 0;

    private async Task<T?> IfThereAsync<T>(string queue, Func<QueueClient, Task<T>> look)
        where T : class
    {
        try
        {
            return await look(_clients.GetOrAdd(queue, service.GetQueueClient));
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null;
        }
    }

    /// <summary>Puts a message back as it came, with the context that is in it.</summary>
    public Task PutBackAsync(string queue, string body, TimeSpan delay, CancellationToken cancel) => SendAsync(queue, body, delay, cancel);

    private Task PutAsync(string queue, string body, TimeSpan delay, CancellationToken cancel, string? trace = null)
    {
        TimeSpan? hidden = delay <= TimeSpan.Zero ? null : delay > LongestDelay ? LongestDelay : delay;
        var context = trace is null ? MessageContext.Here : new MessageContext(trace);
        return SendAsync(queue, (hidden is { } until ? context with { Due = clock.GetUtcNow() + until } : context).Into(body), hidden, cancel);
    }

    private async Task SendAsync(string queue, string body, TimeSpan? hidden, CancellationToken cancel)
    {
        var client = _clients.GetOrAdd(queue, service.GetQueueClient);
        var forever = TimeSpan.FromSeconds(-1);
        try
        {
            await client.SendMessageAsync(body, hidden, forever, cancel);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancel);
            await client.SendMessageAsync(body, hidden, forever, cancel);
        }
    }
}
