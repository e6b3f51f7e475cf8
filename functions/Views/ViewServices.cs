namespace LoadWatch.Views;

internal static class ViewServices
{
    public static void AddViews(this IServiceCollection services) => services.AddMemoryCache().AddScoped<RunnerViews>();
}
