namespace LoadWatch.Telemetry;

internal static class TelemetryServices
{
    /// <summary>The metrics; and no logging of HTTP clients, whose lines hold whole addresses: tokens of callbacks and phone numbers among them.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddMetrics().AddSingleton<Instruments>().AddSingleton<Gauges>();
        services.ConfigureHttpClientDefaults(client => client.RemoveAllLoggers());
    }
}
