namespace LoadWatch.Runs;

internal static class RunServices
{
    public static void AddRuns(this IServiceCollection services) => services
        .AddSingleton<RunnerGates>()
        .AddScoped<SyncText>()
        .AddScoped<SaveAssessment>()
        .AddScoped<ForgetAccount>()
        .AddScoped<HoldBackMessage>()
        .AddScoped<ProcessRun>()
        .AddScoped<RereadAccounts>()
        .AddScoped<Purge>();
}
