using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LoadWatch.Storage;

/// <summary>The queues between the hops. A message is stored when the call returns.</summary>
public sealed class Queues(QueueServiceClient service)
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

    /// <summary>The most a message may hold, in UTF-8 bytes; what is larger must be split before.</summary>
    public const int MostBytes = 48 * 1024;

    private readonly ConcurrentDictionary<string, QueueClient> _clients = new(StringComparer.Ordinal);

    public Task PutAsync(RunChanged message, TimeSpan delay, CancellationToken cancel) => PutAsync(Runs, StorageJson.Write(message), delay, cancel);

    public Task PutAsync(TextDue message, TimeSpan delay, CancellationToken cancel) => PutAsync(Texts, StorageJson.Write(message), delay, cancel);

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

    /// <summary>Sets a message aside for a person.</summary>
    public Task PutPoisonAsync(RunChanged message, CancellationToken cancel) =>
        PutAsync(Runs + "-poison", StorageJson.Write(message), TimeSpan.Zero, cancel);

    private async Task PutAsync(string queue, string body, TimeSpan delay, CancellationToken cancel)
    {
        var client = _clients.GetOrAdd(queue, service.GetQueueClient);
        TimeSpan? hidden = delay <= TimeSpan.Zero ? null : delay > LongestDelay ? LongestDelay : delay;
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
