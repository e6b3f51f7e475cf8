using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests.Pages;

/// <summary>A site of one page, to see what is noticed about it.</summary>
internal sealed class TinySite : IAsyncDisposable
{
    public const string StrictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

    private readonly WebApplication _app;

    private TinySite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <param name="main">What the page's main part holds.</param>
    /// <param name="head">More for its head.</param>
    /// <param name="policy">Its content security policy.</param>
    public static async Task<TinySite> StartAsync(string main, string head = "", string? policy = StrictPolicy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentSecurityPolicy = policy;
            return context.Response.WriteAsync(
                $"<!doctype html><html lang=en><head><meta name=viewport content='width=device-width'><link rel=icon href='data:,'><title>Tiny</title>{head}</head><body><main><h1>Tiny</h1>{main}</main></body></html>");
        });
        app.MapGet("/script.js", () => TypedResults.Text("document.title = 'Scripted'", "text/javascript"));
        await app.StartAsync();
        return new TinySite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
