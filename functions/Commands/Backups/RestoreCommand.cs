using System.CommandLine;
using LoadWatch.Storage.Backups;

namespace LoadWatch.Commands.Backups;

/// <summary><c>restore DIR</c>: a backup into an empty account.</summary>
public static class RestoreCommand
{
    private const int MostHours = 7 * 24;
    private const int UsualHours = 24;

    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "What 'backup' wrote." };
        var hold = NumberOption.Create(
            "--hold",
            0,
            MostHours,
            $"For how many hours no text goes out afterwards, so that you can enter each STOP that came since the backup; 0 to {MostHours} (default: {UsualHours}).");
        var command = new Command("restore", "Put a backup into an empty account, on which no server runs.") { folder, hold };
        command.SetAction((parsed, cancel) => OfflineStorage.ActAsync(async services =>
        {
            OfflineStorage.RefuseARunningServer();
            var (backup, heldUntil) = await services.GetRequiredService<RestoreBackup>().RunAsync(
                Path.GetFullPath(parsed.GetValue(folder)!), TimeSpan.FromHours(parsed.GetValue(hold) ?? UsualHours), BackupText.Line, cancel);
            BackupText.Restored(backup, heldUntil, services.GetRequiredService<TimeProvider>().GetUtcNow(), Console.Out);
        }));
        return command;
    }
}
