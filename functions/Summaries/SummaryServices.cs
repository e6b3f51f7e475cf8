namespace LoadWatch.Summaries;

internal static class SummaryServices
{
    public static void AddSummaries(this IServiceCollection services) =>
        services.AddScoped<PlanSummaries>().AddScoped<SpreadSummaries>().AddScoped<WriteSummary>().AddScoped<Unsubscribing>().AddScoped<IndexSubscribers>();
}
