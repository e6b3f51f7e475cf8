using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace LoadWatch.Site;

/// <summary>What holds for every request, and what every answer says to browsers: nothing from elsewhere, no frame, no referrer, nothing private in an index or a cache.</summary>
internal static class SitePipeline
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A year, renewed at each visit. Not for hosts below this one: under a clinic's domain they are not ours to close to http.</summary>
    private const string OnlyHttps = "max-age=31536000";

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
        app.Use((context, next) =>
        {
            SetHeaders(context);
            return next(context);
        });
        app.UseExceptionHandler(broken => broken.Run(FaultAsync));
        app.UseStatusCodePages(NotFoundAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
    }

    /// <summary>A person is told that it is our fault; a machine has the status. What was no proper request is the caller's.</summary>
    private static async Task FaultAsync(HttpContext context)
    {
        // The framework has emptied the answer.
        SetHeaders(context);
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException theirs)
        {
            context.Response.StatusCode = theirs.StatusCode;
            return;
        }

        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            var words = context.Words();
            await Pages.Message(words, words.Site.Fault, words.Site.FaultWhy, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    /// <summary>A person who asks for what is not there is told so; a machine has the status.</summary>
    private static async Task NotFoundAsync(StatusCodeContext answer)
    {
        var context = answer.HttpContext;
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            var words = context.Words();
            await Pages.Message(words, words.Site.NotFound, words.Site.NotFoundWhy, StatusCodes.Status404NotFound, Session.Of(context) is not null).ExecuteAsync(context);
        }
    }

    private static void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OnlyHttps;
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        if (!Array.Exists(Public, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            headers["X-Robots-Tag"] = "noindex";
            headers.CacheControl = "no-store";
        }
    }
}
