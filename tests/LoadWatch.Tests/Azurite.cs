using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Azure.Storage.Queues;
using LoadWatch.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace LoadWatch.Tests;

/// <summary>
/// The emulator of Azure Storage, one for the whole test run, in memory and on free ports. Take it as a constructor
/// parameter; tests keep apart by the names of their queues, tables and containers.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int MostAccounts = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("azurite-");
    private readonly List<string> output = [];
    private Process? process;
    private int[] ports = [];
    private int accounts;

    public string ConnectionString { get; private set; } = "";

    public QueueServiceClient Queues => new(ConnectionString);

    public async ValueTask InitializeAsync()
    {
        // A port that was free a moment ago may be taken by now: then the process ends, and other ports are tried.
        for (var tries = 1; ; tries++)
        {
            ports = [FreePort.Next(), FreePort.Next(), FreePort.Next()];
            process = Start(ports);
            if (await AnswersAsync(ports))
            {
                ConnectionString = ConnectionTo("devstoreaccount1");
                return;
            }

            await KillAsync();
            if (tries == 3)
                throw new InvalidOperationException("Azurite did not start: " + string.Join('\n', output));
        }
    }

    /// <summary>The connection string of an account that nobody has used before: its tables and queues are its own.</summary>
    public string NewAccount() => Interlocked.Increment(ref accounts) is var number && number <= MostAccounts
        ? ConnectionTo(Account(number))
        : throw new InvalidOperationException($"More than {MostAccounts} accounts were asked for.");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Delete(recursive: true);
    }

    private static string Account(int number) => string.Create(CultureInfo.InvariantCulture, $"world{number:0000}");

    private string ConnectionTo(string account) => $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{account};"
        + $"QueueEndpoint=http://127.0.0.1:{ports[1]}/{account};"
        + $"TableEndpoint=http://127.0.0.1:{ports[2]}/{account};";

    private Process Start(int[] ports)
    {
        var script = Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new InvalidOperationException("Azurite is not installed: run 'npm ci' in the root of the repository.");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] services = ["blob", "queue", "table"];
        start.ArgumentList.Add(script);
        foreach (var (service, port) in services.Zip(ports))
        {
            start.ArgumentList.Add($"--{service}Host");
            start.ArgumentList.Add("127.0.0.1");
            start.ArgumentList.Add($"--{service}Port");
            start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var flag in (string[])["--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"])
            start.ArgumentList.Add(flag);
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(
            ';', Enumerable.Range(1, MostAccounts).Select(Account).Prepend("devstoreaccount1").Select(account => $"{account}:{Key}"));
        var azurite = Process.Start(start)!;
        azurite.OutputDataReceived += (_, line) => Keep(line.Data);
        azurite.ErrorDataReceived += (_, line) => Keep(line.Data);
        azurite.BeginOutputReadLine();
        azurite.BeginErrorReadLine();
        return azurite;
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (output)
                output.Add(line);
        }
    }

    private async Task<bool> AnswersAsync(int[] ports)
    {
        var waited = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (!await ConnectsAsync(port))
            {
                if (process!.HasExited || waited.Elapsed > Patience)
                    return false;
                await Task.Delay(50);
            }
        }

        return !process!.HasExited;
    }

    private static async Task<bool> ConnectsAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task KillAsync()
    {
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }
}

/// <summary>A loopback port nobody listens on at this moment.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The files of the repository the tests were built from.</summary>
public static class Repository
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not lie inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "LoadWatch.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
