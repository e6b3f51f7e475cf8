using LoadWatch.Clinic;
using LoadWatch.Health;
using LoadWatch.Hosting;
using LoadWatch.Mailing;
using LoadWatch.Platforms;
using LoadWatch.Runner;
using LoadWatch.Runs;
using LoadWatch.Site;
using LoadWatch.Storage;
using LoadWatch.Storage.Backups;
using LoadWatch.Storage.KeyRing;
using LoadWatch.Summaries;
using LoadWatch.Telemetry;
using LoadWatch.Texting;
using LoadWatch.Views;
using LoadWatch.Webhooks;
using Microsoft.Extensions.Logging.Console;

namespace LoadWatch;

/// <summary>Composes the application: each area adds itself.</summary>
public static class LoadWatchApp
{
    /// <param name="args">The words of the command line.</param>
    /// <param name="instead">Adds services that count instead of the application's own, such as a clock.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? instead = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddLogs(builder.IsUnderFunctions() ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple);
        builder.AddExporters();
        builder.Services.AddLoadWatch(builder.Configuration);
        builder.AddTriggers(Triggers.All);
        builder.Services.AddHostedService<RefuseUnfinishedRestore>();
        instead?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapTriggers();
        app.MapLoadWatch();
        return app;
    }

    /// <summary>Everything but the web server and the drivers of the triggers.</summary>
    public static IServiceCollection AddLoadWatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddTelemetry();
        services.AddValidated<LoadWatchOptions>(LoadWatchOptions.Section);
        services.AddStorage(configuration);
        services.AddBackups();
        services.AddSingleton<PutsOff>(provider => (trigger, message, cancel) =>
            provider.GetRequiredService<UnfinishedRestore>().PutsOffAsync(trigger.Name, (trigger.On as Fires.Queue)?.Name, message, cancel));
        services.AddWebhooks();
        services.AddPlatforms(configuration);
        services.AddRuns();
        services.AddTexting();
        services.AddMailing();
        services.AddSummaries();
        services.AddHealth();
        services.AddViews();
        services.AddSite();
        services.AddRunner();
        services.AddClinic(configuration);
        services.ReadKeysWhenNeeded();
        return services;
    }

    /// <summary>Every public route, under <c>/api</c>: what the Functions host proxies and nothing that it triggers.</summary>
    public static void MapLoadWatch(this WebApplication app)
    {
        app.UseSite();
        var api = app.MapGroup("/api");
        api.MapStravaDoor();
        api.MapGarminDoor();
        api.MapDeliveries();
        api.MapInbound();
        api.MapBounces();
        api.MapUnsubscribe();
        api.MapSiteFiles();
        api.MapRunner();
        api.MapClinic();
        api.MapHealth();
    }
}
