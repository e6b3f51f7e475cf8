using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LoadWatch.Tests.Sandbox;

/// <summary>Receives what the stand-ins post and answers as the test says.</summary>
internal sealed class Doorstep : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Doorstep()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(Receive);
    }

    public string Address => _app.Urls.Single();

    public ConcurrentQueue<(string Body, IHeaderDictionary Headers)> Received { get; } = [];

    public ConcurrentQueue<int> NextStatuses { get; } = [];

    public static async Task<Doorstep> OpenAsync()
    {
        var door = new Doorstep();
        await door._app.StartAsync();
        return door;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.ContentType = "application/json";
            var isKnown = context.Request.Query["hub.verify_token"] == "right";
            var echo = isKnown ? context.Request.Query["hub.challenge"].ToString() : "wrong";
            await context.Response.WriteAsync($$"""{"hub.challenge":"{{echo}}"}""");
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        Received.Enqueue((await reader.ReadToEndAsync(), new HeaderDictionary(context.Request.Headers.ToDictionary())));
        context.Response.StatusCode = NextStatuses.TryDequeue(out var status) ? status : 200;
    }
}
