namespace LoadWatch.Runner;

internal static class RunnerServices
{
    public static void AddRunner(this IServiceCollection services) => services.AddScoped<Enrolment>().AddScoped<Linking>();
}
