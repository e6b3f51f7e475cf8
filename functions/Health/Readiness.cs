using Azure;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Health;

/// <summary>
/// Whether work can be done here: storage answers and lets us in. Whoever asks, it is looked at once in five seconds at most,
/// so that the public address costs nothing.
/// </summary>
public sealed class Readiness(IServiceProvider services, TimeProvider clock)
{
    /// <summary>The longest that one look may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<IReadOnlyList<string>>? _look;
    private DateTimeOffset _at;

    /// <returns>What is not ready, each as a sentence without secrets; none where all is.</returns>
    public Task<IReadOnlyList<string>> LookAsync()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_look is null || now - _at > Holds)
            {
                (_look, _at) = (LookAnewAsync(), now);
            }

            return _look;
        }
    }

    private async Task<IReadOnlyList<string>> LookAnewAsync()
    {
        StorageReach storage;
        try
        {
            storage = services.GetRequiredService<StorageReach>();
        }
        catch (Exception wrong) when (wrong is OptionsValidationException or InvalidOperationException)
        {
            return ["storage: it is not configured, or its setting cannot be read; AzureWebJobsStorage names it"];
        }

        var looks = await Task.WhenAll(TryAsync("tables", storage.TablesAsync), TryAsync("queues", storage.QueuesAsync));
        return [.. looks.OfType<string>()];
    }

    private static async Task<string?> TryAsync(string what, Func<CancellationToken, Task> look)
    {
        using var limit = new CancellationTokenSource(Timeout);
        try
        {
            await look(limit.Token).WaitAsync(limit.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"{what}: no answer within {Timeout.TotalSeconds:0} s";
        }
        catch (RequestFailedException refused) when (refused.Status != 0)
        {
            return $"{what}: answered with {refused.Status} {refused.ErrorCode}".TrimEnd();
        }
        catch (Exception unreachable)
        {
            return $"{what}: cannot be reached ({unreachable.GetType().Name})";
        }
    }
}
