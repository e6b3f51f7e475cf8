using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests.Hosting;

/// <summary>The public address: requests that fit a function's route go to the handler as they are (enableProxyingHttpRequest).</summary>
public sealed partial class FunctionsHostStandIn
{
    private static readonly HashSet<string> NotPassedOn = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Proxy-Connection", "TE", "Trailer", "Host",
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Azure-Functions-InvocationId", "X-Azure-Functions-HostVersion", "x-ms-invocation-id",
    };

    private WebApplication? proxy;

    private async Task OpenProxyAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").PreferHostingUrls(preferHostingUrls: true);
        proxy = builder.Build();
        proxy.Run(PassOnAsync);
        await proxy.StartAsync();
        PublicAddress = new Uri(proxy.Urls.Single());
    }

    private async Task CloseProxyAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (folder.Match(context.Request.Method, context.Request.Path) is null || !target.StartsWith('/'))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            await ReadyAsync(context.RequestAborted);
            using var request = PassedOn(context, target);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await PassBackAsync(response, context.Response);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException && !context.Response.HasStarted)
        {
            events.Enqueue($"{context.Request.Method} {context.Request.Path}: {e.Message}");
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private HttpRequestMessage PassedOn(HttpContext context, string target)
    {
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri($"http://127.0.0.1:{port}{target}", asItIs));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(h => !NotPassedOn.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        var id = Guid.NewGuid().ToString();
        request.Headers.Add("X-Forwarded-For", context.Connection.RemoteIpAddress!.ToString());
        request.Headers.Add("X-Forwarded-Host", context.Request.Host.Value);
        request.Headers.Add("X-Forwarded-Proto", context.Request.Scheme);
        request.Headers.Add("X-Azure-Functions-InvocationId", id);
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.Add("x-ms-invocation-id", id);
        return request;
    }

    private static async Task PassBackAsync(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers).Where(h => !NotPassedOn.Contains(h.Key)))
            to.Headers[name] = values.ToArray();
        await from.Content.CopyToAsync(to.Body, to.HttpContext.RequestAborted);
    }
}
