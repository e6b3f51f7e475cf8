using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.Site;

/// <summary>What holds for every request, and what every answer says to browsers: nothing from elsewhere, no frame, no referrer, nothing private in an index or a cache.</summary>
internal static class SitePipeline
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What anybody may find and keep.</summary>
    private static readonly string[] Public = ["/api/routines", "/api/join", "/api/assets"];

    /// <summary>The frame of every request: who asks, whether often, and what the answer says to the browser.</summary>
    public static void UseSite(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<IOptions<LoadWatchOptions>>().Value.PublicUrl;
        app.Use((context, next) =>
        {
            // Behind the Functions host or another proxy the request itself does not say how the browser got here.
            (context.Request.Scheme, context.Request.Host) = (address.Scheme, new HostString(address.Authority));
            return next(context);
        });
        app.UseHeaders();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    private static void UseHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        if (!Array.Exists(Public, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            headers["X-Robots-Tag"] = "noindex";
            headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
