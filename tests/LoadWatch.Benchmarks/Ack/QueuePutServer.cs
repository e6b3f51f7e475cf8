using Azure.Storage.Queues;
using LoadWatch.Storage;

namespace LoadWatch.Benchmarks.Ack;

/// <summary>The floor of an acknowledgement: Kestrel, one route, one queue put with the same client, 200.</summary>
internal static class QueuePutServer
{
    public const string Word = "queue-put-server";
    public const string Path = "/put";

    /// <summary>Told by <c>ASPNETCORE_URLS</c> and the storage setting, as LoadWatch is.</summary>
    public static async Task<int> RunAsync(string queue)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        var client = new QueueServiceClient(app.Configuration[StorageOptions.Section]).GetQueueClient(queue);
        var hidden = TimeSpan.FromMinutes(10);
        var forever = TimeSpan.FromSeconds(-1);
        app.MapPost(Path, (RequestDelegate)(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            await client.SendMessageAsync(body, hidden, forever, context.RequestAborted);
        }));
        await app.RunAsync();
        return 0;
    }
}
