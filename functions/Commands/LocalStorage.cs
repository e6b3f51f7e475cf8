using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LoadWatch.Commands;

/// <summary>
/// Azurite, the official emulator of Azure Storage, as a child process on free loopback ports: a machine without an Azure
/// account runs the same code against it.
/// </summary>
public sealed class LocalStorage : IAsyncDisposable
{
    /// <summary>The setting that says where Azurite's script lies.</summary>
    public const string ScriptSetting = "LOADWATCH_AZURITE";

    /// <summary>The emulator's account and key are the same everywhere and no secret.</summary>
    public const string Account = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;";

    /// <summary>Its standard input is ours: when that ends, however this process ended, it writes down what it has in memory and goes.</summary>
    private const string EndsWithParent = "data:text/javascript,process.stdin.on('end',()=>process.kill(process.pid,'SIGTERM')).resume()";

    /// <summary>It writes its tables down every few seconds and at its end.</summary>
    private static readonly TimeSpan WritesDownWithin = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _azurite;
    private readonly bool _keepsData;

    private LocalStorage(string script, string? folder, int[] ports)
    {
        _keepsData = folder is not null;
        var start = new ProcessStartInfo("node", ["--import", EndsWithParent, script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (service, port) in new[] { "blob", "queue", "table" }.Zip(ports))
        {
            start.ArgumentList.Add($"--{service}Host");
            start.ArgumentList.Add("127.0.0.1");
            start.ArgumentList.Add($"--{service}Port");
            start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        }

        string[] where = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        foreach (var argument in (string[])[.. where, "--skipApiVersionCheck", "--disableTelemetry", "--silent"])
        {
            start.ArgumentList.Add(argument);
        }

        ConnectionString = $"{Account}BlobEndpoint=http://127.0.0.1:{ports[0]}/devstoreaccount1;"
            + $"QueueEndpoint=http://127.0.0.1:{ports[1]}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{ports[2]}/devstoreaccount1;";
        _azurite = Process.Start(start) ?? throw new InvalidOperationException("Node could not be started.");
        _azurite.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _azurite.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _azurite.BeginOutputReadLine();
        _azurite.BeginErrorReadLine();
    }

    public string ConnectionString { get; }

    /// <summary>Starts the emulator and waits until it answers.</summary>
    /// <param name="folder">Where it keeps its data; null keeps it in memory.</param>
    /// <param name="script">Azurite's script; null takes it from the setting.</param>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<LocalStorage> StartAsync(string? folder, string? script = null)
    {
        script ??= Environment.GetEnvironmentVariable(ScriptSetting);
        if (script is null || !File.Exists(script))
        {
            throw new InvalidOperationException(
                "No storage is configured (AzureWebJobsStorage), and Azurite is not installed: start LoadWatch with ./loadwatch, or run 'npm ci' first.");
        }

        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
        }

        // A port that was free a moment ago may be taken by now: then the process ends, and other ports are tried.
        for (var tries = 1; ; tries++)
        {
            int[] ports = [FreePort(), FreePort(), FreePort()];
            var storage = new LocalStorage(script, folder, ports);
            if (await ChildPorts.AnswerAsync(storage._azurite, ports))
            {
                return storage;
            }

            await storage.DisposeAsync();
            if (tries == 3)
            {
                throw new InvalidOperationException($"Azurite did not start: {string.Join(' ', storage._said)}");
            }
        }
    }

    /// <summary>A loopback port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_keepsData && !_azurite.HasExited)
        {
            _azurite.StandardInput.Close();
            using var limit = new CancellationTokenSource(WritesDownWithin);
            await _azurite.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_azurite.HasExited)
        {
            _azurite.Kill(entireProcessTree: true);
        }

        await _azurite.WaitForExitAsync();
        _azurite.Dispose();
    }
}
