using System.Diagnostics;
using LoadWatch.Tests.Hosting.Real;

[assembly: AssemblyFixture(typeof(PublishedApp))]

namespace LoadWatch.Tests.Hosting.Real;

/// <summary>The function app folder, as <c>./loadwatch publish</c> writes it; made once, when a test first asks.</summary>
public sealed class PublishedApp : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"loadwatch-published-{Guid.NewGuid():N}");
    private readonly SemaphoreSlim _once = new(1, 1);

    public async Task<string> FolderAsync(CancellationToken cancel)
    {
        await _once.WaitAsync(cancel);
        try
        {
            if (!Directory.Exists(_folder))
            {
                await PublishAsync(cancel);
            }

            return _folder;
        }
        finally
        {
            _once.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        _once.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PublishAsync(CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Repository.PathTo("loadwatch"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("publish");
        start.ArgumentList.Add(_folder);
        using var publish = Process.Start(start)!;
        var said = await Task.WhenAll(publish.StandardOutput.ReadToEndAsync(cancel), publish.StandardError.ReadToEndAsync(cancel));
        await publish.WaitForExitAsync(cancel);
        publish.ExitCode.ShouldBe(0, string.Concat(said));

        // Five tries half a minute apart would tell no more than five tries half a second apart.
        var hostJson = Path.Combine(_folder, "host.json");
        await File.WriteAllTextAsync(
            hostJson, (await File.ReadAllTextAsync(hostJson, cancel)).Replace("\"visibilityTimeout\": \"00:02:00\"", "\"visibilityTimeout\": \"00:00:00.5\"", StringComparison.Ordinal), cancel);
    }
}
