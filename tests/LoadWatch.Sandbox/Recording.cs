using System.Text;

namespace LoadWatch.Sandbox;

internal static class Recording
{
    /// <summary>Logs each request when it arrives and its status before the caller can see it.</summary>
    public static IApplicationBuilder UseRecording(this IApplicationBuilder app, RequestLog log) =>
        app.Use(async (context, next) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));

            var request = context.Request;
            var logged = log.Arrived(request.Method, $"{request.PathBase}{request.Path}{request.QueryString}", body);
            context.Response.OnStarting(() =>
            {
                if (!context.RequestAborted.IsCancellationRequested)
                    log.Answered(logged, context.Response.StatusCode);
                return Task.CompletedTask;
            });
            await next(context);
        });
}
