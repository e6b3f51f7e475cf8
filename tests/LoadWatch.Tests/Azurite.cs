using System.Globalization;
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
    private const string Usual = "devstoreaccount1";
    private const int MostAccounts = 1000;

    private LocalStorage? storage;
    private int accounts;

    public string ConnectionString => storage!.ConnectionString;

    public QueueServiceClient Queues => new(ConnectionString);

    public async ValueTask InitializeAsync()
    {
        // The emulator reads its accounts from its environment, which it has from ours.
        var key = StorageKey();
        Environment.SetEnvironmentVariable(
            "AZURITE_ACCOUNTS", string.Join(';', Enumerable.Range(1, MostAccounts).Select(Account).Prepend(Usual).Select(account => $"{account}:{key}")));
        storage = await LocalStorage.StartAsync(null, Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"));
    }

    /// <summary>The connection string of an account that nobody has used before: its tables and queues are its own.</summary>
    public string NewAccount() => Interlocked.Increment(ref accounts) is var number && number <= MostAccounts
        ? ConnectionString.Replace(Usual, Account(number), StringComparison.Ordinal)
        : throw new InvalidOperationException($"More than {MostAccounts} accounts were asked for.");

    public ValueTask DisposeAsync() => storage?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Account(int number) => string.Create(CultureInfo.InvariantCulture, $"world{number:0000}");

    private static string StorageKey() =>
        LocalStorage.Account.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal))["AccountKey=".Length..];
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
