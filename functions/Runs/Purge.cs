using LoadWatch.Storage;

namespace LoadWatch.Runs;

/// <summary>
/// Every day: what a platform's policy says must be gone, goes. Of a text the words and the numbers go; that it went out
/// stays for the cool-down, and then goes too.
/// </summary>
public sealed class Purge(Runners runners, TimeProvider clock, ILogger<Purge> log)
{
    private static readonly TimeSpan KeepThatATextWentOut = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (rows, texts) = (0, 0);
        await foreach (var due in runners.DueToGoAsync(now, cancel))
        {
            if (due.AsText() is { Value.Body.Length: > 0 } text)
            {
                try
                {
                    await runners.SaveTextAsync(
                        due.Runner, text with { GoneBy = text.Value.DueAt + KeepThatATextWentOut }, ForgetAccount.Redact(text.Value), cancel);
                    texts++;
                }
                catch (LostRaceException)
                {
                    // It has just moved on; tomorrow it is due again.
                }
            }
            else
            {
                await runners.DeleteAsync(due, cancel);
                rows++;
            }
        }

        log.Purged(rows, texts);
    }
}

internal static partial class PurgeLog
{
    [LoggerMessage(2501, LogLevel.Information, "Purged {Rows} rows and the words of {Texts} texts")]
    public static partial void Purged(this ILogger log, int rows, int texts);
}
