using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace LoadWatch.Tests;

/// <summary>
/// The emulator of Azure Storage, one for the whole test run, in memory and on free ports. Take it as a constructor
/// parameter; tests keep apart by the names of their queues, tables and containers.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    private LocalStorage? storage;

    public string ConnectionString => storage!.ConnectionString;

    public QueueServiceClient Queues => new(ConnectionString);

    public async ValueTask InitializeAsync() =>
        storage = await LocalStorage.StartAsync(null, Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"));

    public ValueTask DisposeAsync() => storage?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>A loopback port nobody listens on at this moment.</summary>
public static class FreePort
{
    public static int Next() => LocalStorage.FreePort();
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
