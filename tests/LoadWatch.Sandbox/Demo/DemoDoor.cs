using LoadWatch.Commands;
using LoadWatch.Runner.SigningIn;

namespace LoadWatch.Sandbox.Demo;

/// <summary>
/// An address of the demo's own that opens a runner's page as often as one likes: each time it has LoadWatch issue a new
/// one-time link, and sends the browser there. Another opens the clinic's board: by way of the sandbox's issuer, where one
/// press signs in.
/// </summary>
internal sealed class DemoDoor : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DemoDoor(WebApplication app) => _app = app;

    public Uri Runner => new(new Uri(_app.Urls.Single()), "runner");

    public Uri Board => new(new Uri(_app.Urls.Single()), "board");

    public static async Task<DemoDoor> OpenAsync(IServiceProvider services, Func<DemoRunner> runner, Uri server, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{LocalStorage.FreePort()}");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/runner", async (HttpResponse response, CancellationToken stopping) =>
        {
            // This browser asks for the link, as it would on the page to sign in: there the link opens by itself.
            response.Cookies.Append("loadwatch-asked", "1", new CookieOptions { Path = "/api/tickets", HttpOnly = true });
            await using var scope = services.CreateAsyncScope();
            return Results.Redirect((await scope.ServiceProvider.GetRequiredService<SignInLinks>().IssueAsync(runner().Id, stopping)).AbsoluteUri);
        });
        app.MapGet("/board", () => Results.Redirect(new Uri(server, "api/clinic/sign-in/begin").AbsoluteUri));
        await app.StartAsync(cancel);
        return new DemoDoor(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
