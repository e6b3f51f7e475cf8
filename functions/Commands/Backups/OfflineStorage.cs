using LoadWatch.Storage;

namespace LoadWatch.Commands.Backups;

/// <summary>For commands that also work while no server runs: where no storage is configured, they start the server's own Azurite for themselves.</summary>
internal static class OfflineStorage
{
    public static async Task<int> ActAsync(Func<IServiceProvider, Task> act)
    {
        if (IsConfigured || ConnectionFile.Read() is not null)
        {
            return await OperatorCommands.ActAsync(act);
        }

        try
        {
            await using var storage = await LocalStorage.StartAsync(Path.Combine(ConnectionFile.Folder, "azurite"));
            Environment.SetEnvironmentVariable(StorageServices.Setting, storage.ConnectionString);
            return await OperatorCommands.ActAsync(act);
        }
        catch (InvalidOperationException notThere)
        {
            await Console.Error.WriteLineAsync(notThere.Message);
            return 1;
        }
    }

    /// <exception cref="InvalidOperationException">A server on this machine runs on the storage in question.</exception>
    public static void RefuseARunningServer()
    {
        if (ConnectionFile.Read() is { } used && Environment.GetEnvironmentVariable(StorageServices.Setting) is null or "")
        {
            throw new InvalidOperationException($"A server runs on this storage (or was ended hard and left {ConnectionFile.Folder}/connection behind): stop it, and try again.");
        }
    }

    /// <summary>By a connection string, or by the settings of an identity, whose names begin with the same word.</summary>
    private static bool IsConfigured => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Any(name => name.StartsWith(StorageServices.Setting, StringComparison.OrdinalIgnoreCase) && Environment.GetEnvironmentVariable(name) is { Length: > 0 });
}
