using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace LoadWatch.Site;

internal static class SiteServices
{
    /// <summary>What every page needs, whoever it is for.</summary>
    public static void AddSite(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<LoadWatchOptions>>((options, deployment) =>
        {
            // The token is a field of the form alone: one in a header would pass without the form being read.
            options.HeaderName = null;
            options.Cookie.Path = CookieNames.WholeSite;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.Name = CookieNames.Of(deployment.Value.IsHttps(), "loadwatch-form", CookieNames.WholeSite);
        });
        services.AddSessions();
        services.AddLimits();
    }
}
