using Azure.Data.Tables;

namespace LoadWatch.Storage.Backups;

/// <summary>
/// Keeps every trigger from working on an account into which a backup is being put, or was put by halves: a number could be texted
/// whose STOP is not there yet. The mark is read once a minute at most, whatever comes; what began less than a minute ago is not
/// seen yet.
/// </summary>
public sealed class UnfinishedRestore(TableServiceClient tables, Queues queues, TimeProvider clock, ILogger<UnfinishedRestore> log)
{
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private readonly RestoreMark _mark = new(tables);
    private Reading? _last;

    /// <summary>Whether a restore was begun here and has not ended.</summary>
    public async Task<bool> StandsAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && last.At <= now && now - last.At < Known)
        {
            return last.Stands;
        }

        var stands = await _mark.UnfinishedAsync(cancel) is not null;
        _last = new Reading(stands, now);
        return stands;
    }

    /// <summary>Puts a run of a trigger off while such a restore stands: its message goes back on its queue for a minute, a schedule waits for its next time.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="queue">Where its message came from; null for a schedule.</param>
    /// <param name="message">The message as it came.</param>
    /// <returns>Whether it is put off.</returns>
    public async Task<bool> PutsOffAsync(string trigger, string? queue, string message, CancellationToken cancel)
    {
        if (!await StandsAsync(cancel))
        {
            return false;
        }

        log.PutOff(trigger);
        if (queue is not null)
        {
            // Not thrown: after some tries it would be set aside for a person.
            await queues.PutBackAsync(queue, message, Known, cancel);
        }

        return true;
    }

    private sealed record Reading(bool Stands, DateTimeOffset At);
}

internal static partial class UnfinishedRestoreLog
{
    [LoggerMessage(2851, LogLevel.Error, "{Trigger} does not run: a restore into this storage has not come to its end. Stop the server, and run the restore again")]
    public static partial void PutOff(this ILogger log, string trigger);
}
