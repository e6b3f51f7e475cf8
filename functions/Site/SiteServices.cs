namespace LoadWatch.Site;

internal static class SiteServices
{
    /// <summary>What every page needs, whoever it is for.</summary>
    public static void AddSite(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "loadwatch-form");
        services.AddSessions();
        services.AddLimits();
    }
}
