using LoadWatch.Storage;

namespace LoadWatch.Commands.Backups;

/// <summary>For commands that also work while no server runs: where no storage is configured, they start the server's own Azurite for themselves.</summary>
internal static class OfflineStorage
{
    public static async Task<int> ActAsync(Func<IServiceProvider, Task> act)
    {
        if (IsGiven || ConnectionFile.Read() is not null)
        {
            return await OperatorCommands.ActAsync(act);
        }

        try
        {
            await using var storage = await LocalStorage.StartAsync(Path.Combine(ConnectionFile.Folder, "azurite"));
            Environment.SetEnvironmentVariable(StorageOptions.Section, storage.ConnectionString);
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
        if (ConnectionFile.Read() is not null && !IsGiven)
        {
            throw new InvalidOperationException($"A server runs on this storage (or was ended hard and left {ConnectionFile.Folder}/connection behind): stop it, and try again.");
        }
    }

    private static bool IsGiven => StorageOptions.IsGiven(new ConfigurationBuilder().AddEnvironmentVariables().Build());
}
