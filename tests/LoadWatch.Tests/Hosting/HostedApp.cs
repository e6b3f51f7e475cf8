using System.Text.Json;
using Azure.Storage.Queues;
using LoadWatch.Hosting;
using LoadWatch.Telemetry;
using LoadWatch.Tests.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests.Hosting;

/// <summary>The smallest application that composes the hosting: some triggers and one public door, <c>/api/door</c>.</summary>
public sealed class HostedApp : IHandler
{
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostedApp(WebApplication app) => App = app;

    public WebApplication App { get; }

    public Task<int> Exited => exited.Task;

    public Uri Address => new(App.Urls.Single());

    /// <summary>Short limits, so that a test need not wait: one second until a failed message comes again, three tries.</summary>
    public const string HostJsonText = """
        {
          "version": "2.0",
          "functionTimeout": "00:00:20",
          "customHandler": { "description": { "defaultExecutablePath": "LoadWatch" }, "enableProxyingHttpRequest": true },
          "extensions": {
            "http": { "routePrefix": "api" },
            "queues": { "batchSize": 16, "newBatchThreshold": 8, "maxDequeueCount": 3, "visibilityTimeout": "00:00:01", "maxPollingInterval": "00:00:00.1000000", "messageEncoding": "none" }
          }
        }
        """;

    public static WebApplication Build(
        IReadOnlyList<Trigger> triggers, string storage, IReadOnlyDictionary<string, string> settings, Action<WebApplicationBuilder>? configure = null, string hostJson = HostJsonText)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(LogAudit.Recorder).AddLevels();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(SettingName(s.Key), (string?)s.Value)));
        builder.Services.AddSingleton(new QueueServiceClient(storage));
        configure?.Invoke(builder);
        builder.AddTriggers(triggers, HostJson.Parse(hostJson));
        var app = builder.Build();
        app.MapTriggers();
        app.MapGet("/api/door/{**rest}", (string? rest) => "open " + rest);
        return app;

        // As the environment provider names them.
        static string SettingName(string name) => name.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal);
    }

    public static async Task<HostedApp> StartAsync(
        IReadOnlyList<Trigger> triggers, string storage, IReadOnlyDictionary<string, string> settings, Action<WebApplicationBuilder>? configure = null, string hostJson = HostJsonText)
    {
        var app = Build(triggers, storage, settings, configure, hostJson);
        await app.StartAsync();
        return new HostedApp(app);
    }

    /// <summary>host.json and the function.json files of these triggers and the door.</summary>
    public static string WriteFolder(IReadOnlyList<Trigger> triggers)
    {
        var folder = Directory.CreateTempSubdirectory("functions-").FullName;
        File.WriteAllText(Path.Combine(folder, "host.json"), HostJsonText);
        foreach (var trigger in triggers)
        {
            Write(trigger.Name, trigger.On switch
            {
                Fires.Queue queue => new { type = "queueTrigger", direction = "in", name = "msg", dataType = "binary", queueName = queue.Name },
                Fires.Schedule schedule => new { type = "timerTrigger", direction = "in", name = "timer", schedule = schedule.Cron },
                _ => throw new NotSupportedException(),
            });
        }

        Write(
            "door",
            new { type = "httpTrigger", direction = "in", name = "req", authLevel = "anonymous", methods = (string[])["get", "post"], route = "door/{*path}" },
            new { type = "http", direction = "out", name = "res" });
        return folder;

        void Write(string name, params object[] bindings)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, "function.json"), JsonSerializer.Serialize(new { bindings }));
        }
    }

    public void Kill() => exited.TrySetResult(137);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
