using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace LoadWatch.Telemetry;

/// <summary>
/// Where traces, metrics and logs go: to an OpenTelemetry collector, to Application Insights, to both, or nowhere. Nothing of
/// OpenTelemetry is loaded where neither is set, so that no start waits for it.
/// </summary>
public static class Exporting
{
    /// <summary>A collector, as OpenTelemetry names it; its other <c>OTEL_</c> settings hold too.</summary>
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Application Insights, as Azure names it.</summary>
    public const string AzureSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static void AddExporters(this WebApplicationBuilder builder)
    {
        var otlp = builder.Configuration[OtlpSetting] is { Length: > 0 };
        var azure = builder.Configuration[AzureSetting] is { Length: > 0 } given ? given : null;
        if (otlp || azure is not null)
        {
            Export(builder.Services, otlp, azure);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Export(IServiceCollection services, bool otlp, string? azure)
    {
        // No instrumentation of HTTP: the addresses that it records hold keys of doors, one-time links and phone numbers.
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Tracing.Name, serviceVersion: typeof(Exporting).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddSource(Tracing.Name))
            .WithMetrics(metrics => metrics.AddMeter(Tracing.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime"))
            .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true);
        if (otlp)
        {
            telemetry.UseOtlpExporter();
        }

        if (azure is not null)
        {
            telemetry.UseAzureMonitorExporter();
            services.AddOptions<AzureMonitorExporterOptions>().Configure<IServiceProvider>((options, provider) =>
            {
                (options.ConnectionString, options.EnableLiveMetrics) = (azure, false);

                // A managed identity, where the deployment has one; otherwise the key in the connection string.
                options.Credential = provider.GetService<TokenCredential>();
            });
        }
    }
}
