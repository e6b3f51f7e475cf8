namespace LoadWatch.Health;

internal static class HealthServices
{
    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>().AddScoped<MeasureQueues>();
}
