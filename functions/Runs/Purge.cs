using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// Every day: what a platform's policy says must be gone before the next day's purge, goes. Of a text the words and the
/// numbers go; that it went out stays for the cool-down, and then goes too.
/// </summary>
public sealed class Purge(
    Runners runners, Tickets tickets, Contacts contacts, ClinicAudit audit, Accesses accesses, TimeProvider clock, ILogger<Purge> log)
{
    private static readonly TimeSpan UntilTheNext = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var gone = 0;
        await foreach (var due in runners.DueToGoAsync(clock.GetUtcNow() + UntilTheNext, cancel))
        {
            try
            {
                await LetGoAsync(due, cancel);
                gone++;
            }
            catch (LostRaceException)
            {
                // It has just been renewed, or has moved on: tomorrow it is looked at again.
            }
            catch (Exception broken) when (broken is FormatException or InvalidDataException or System.Text.Json.JsonException)
            {
                log.Unreadable(broken, due.Runner);
            }
        }

        await tickets.PurgeAsync(cancel);
        await contacts.PurgeAsync(clock.GetUtcNow(), cancel);
        await audit.PurgeAsync(clock.GetUtcNow(), cancel);
        await accesses.PurgeAsync(clock.GetUtcNow(), cancel);
        log.Purged(gone);
    }

    private async Task LetGoAsync(DueRow due, CancellationToken cancel)
    {
        if (due.AsText() is { Value.Body.Length: > 0 } text)
        {
            await runners.SaveTextAsync(
                due.Runner, text with { GoneBy = text.Value.DueAt + ForgetAccount.KeepThatATextWentOut }, ForgetAccount.Redact(text.Value), cancel);
        }
        else
        {
            await runners.DeleteAsync(due, cancel);
        }
    }
}

internal static partial class PurgeLog
{
    [LoggerMessage(2501, LogLevel.Information, "Purged {Rows} rows")]
    public static partial void Purged(this ILogger log, int rows);

    [LoggerMessage(2502, LogLevel.Error, "A row of runner {Runner} cannot be read and was left where it is")]
    public static partial void Unreadable(this ILogger log, Exception broken, RunnerId runner);
}
