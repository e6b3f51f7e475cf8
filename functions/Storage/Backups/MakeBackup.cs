using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LoadWatch.Storage.Backups;

/// <summary>
/// Writes every table into a folder, row by row. Messages in queues are left out: whatever a text, an email or a list still waits
/// for stands in a table and is found by the sweeps, and accounts that can be read are read again.
/// </summary>
public sealed class MakeBackup(TableServiceClient tables, QueueServiceClient queues, TimeProvider clock)
{
    private readonly AccountContents _contents = new(tables, queues);

    /// <param name="folder">A folder that is empty or does not exist.</param>
    /// <param name="progress">Told of each table once it is written.</param>
    /// <exception cref="InvalidOperationException">The folder is not empty.</exception>
    public async Task<BackupManifest> RunAsync(string folder, Action<BackupTable> progress, CancellationToken cancel)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new InvalidOperationException($"{folder} is not empty: a backup goes into a folder of its own.");
        }

        _ = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var begun = clock.GetUtcNow();
        var written = new List<BackupTable>();
        foreach (var table in await _contents.TablesAsync(cancel))
        {
            written.Add(await BackupFile.WriteAsync(folder, table, _contents.RowsAsync(table, cancel), cancel));
            progress(written[^1]);
        }

        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat, begun, clock.GetUtcNow(), written, await _contents.WaitingAsync(cancel));
        manifest.Write(folder);
        return manifest;
    }
}
