using System.CommandLine;
using LoadWatch.Storage.Backups;

namespace LoadWatch.Commands.Backups;

/// <summary><c>backup DIR</c>: every table of the deployment into a folder.</summary>
public static class BackupCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "A folder that is empty or does not exist yet." };
        var command = new Command("backup", "Write every table into a folder. It holds the keys of all tokens: keep it as secret as the storage account.") { folder };
        command.SetAction((parsed, cancel) => OfflineStorage.ActAsync(async services =>
        {
            var into = Path.GetFullPath(parsed.GetValue(folder)!);
            var backup = await services.GetRequiredService<MakeBackup>().RunAsync(into, BackupText.Line, cancel);
            BackupText.Written(backup, into, Console.Out);
        }));
        return command;
    }
}
