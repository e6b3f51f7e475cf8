using Microsoft.Extensions.Logging.Console;

namespace LoadWatch.Telemetry;

/// <summary>What is logged, and how it looks.</summary>
public static class Logs
{
    /// <summary>The setting that chooses between <c>simple</c> lines for people and <c>json</c>, one object a line.</summary>
    public const string FormatSetting = "Logging:Console:FormatterName";

    /// <summary>Logs to the console and nowhere else.</summary>
    /// <param name="otherwise">The format where none is set.</param>
    public static void AddLogs(this WebApplicationBuilder builder, string otherwise)
    {
        builder.Logging.ClearProviders().AddConsole();
        builder.Logging.AddLevels();

        // The slim builder has chosen a format already; what is configured wins.
        builder.Services.PostConfigure<ConsoleLoggerOptions>(options => options.FormatterName = builder.Configuration[FormatSetting] ?? otherwise);
        builder.Services.PostConfigure<JsonConsoleFormatterOptions>(options =>
        {
            (options.UseUtcTimestamp, options.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ");

            // The web server's scope holds the request's path: keys of doors and one-time links.
            options.IncludeScopes = false;
        });
        builder.Services.PostConfigure<SimpleConsoleFormatterOptions>(options => options.IncludeScopes = false);
    }

    /// <summary>Of the framework only what is wrong.</summary>
    public static void AddLevels(this ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
}
