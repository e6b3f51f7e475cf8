namespace LoadWatch.Storage.Backups;

internal static class BackupServices
{
    public static void AddBackups(this IServiceCollection services) => services.AddSingleton<MakeBackup>().AddSingleton<RestoreBackup>().AddSingleton<UnfinishedRestore>();
}
