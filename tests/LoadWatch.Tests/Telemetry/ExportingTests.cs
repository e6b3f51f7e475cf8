using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using LoadWatch.Hosting;
using LoadWatch.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LoadWatch.Tests.Telemetry;

/// <summary>What is switched on by which setting. What is on hears every application of the process.</summary>
[Collection(nameof(Traced))]
public sealed class ExportingTests
{
    [Fact]
    public async Task Without_a_setting_nothing_is_exported()
    {
        await using var app = LoadWatchApp.Build([]);
        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    [Fact]
    public async Task A_collector_switches_traces_and_metrics_on()
    {
        await using var app = LoadWatchApp.Build([$"--{Exporting.OtlpSetting}=http://127.0.0.1:9"]);
        app.Services.GetService<TracerProvider>().ShouldNotBeNull();
        app.Services.GetService<MeterProvider>().ShouldNotBeNull();
    }

    [Fact]
    public void Application_Insights_gets_the_identity_of_the_deployment_where_there_is_one()
    {
        const string connection = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9/";
        var builder = WebApplication.CreateSlimBuilder([$"--{Exporting.AzureSetting}={connection}"]);
        var identity = DelegatedTokenCredential.Create((_, _) => throw new InvalidOperationException("Nobody asks."));
        builder.Services.AddSingleton(identity);
        builder.AddExporters();
        using var services = builder.Services.BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;
        options.ConnectionString.ShouldBe(connection);
        options.Credential.ShouldBeSameAs(identity);
        options.EnableLiveMetrics.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ConsoleFormatterNames.Simple)]
    [InlineData(ConsoleFormatterNames.Json, FunctionsHost.PortSetting + "=5000")]
    [InlineData(ConsoleFormatterNames.Json, "Logging:Console:FormatterName=json")]
    [InlineData(ConsoleFormatterNames.Simple, FunctionsHost.PortSetting + "=5000", "Logging:Console:FormatterName=simple")]
    public async Task The_console_is_for_people_unless_the_Functions_host_or_a_setting_wants_JSON(string format, params string[] settings)
    {
        await using var app = LoadWatchApp.Build([.. settings.Select(setting => "--" + setting)]);
        app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName.ShouldBe(format);
    }

    [Fact]
    public async Task No_setting_brings_the_addresses_of_requests_into_the_lines()
    {
        await using var app = LoadWatchApp.Build(["--Logging:Console:FormatterOptions:IncludeScopes=true"]);
        app.Services.GetRequiredService<IOptionsMonitor<JsonConsoleFormatterOptions>>().CurrentValue.IncludeScopes.ShouldBeFalse();
        app.Services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue.IncludeScopes.ShouldBeFalse();
    }
}
