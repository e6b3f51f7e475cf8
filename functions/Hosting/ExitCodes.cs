namespace LoadWatch.Hosting;

/// <summary>
/// How the process ends. The Functions host never restarts a handler that exits with 0, so a fault must not end in 0;
/// and a fault in a background service otherwise does: it stops the application as if it had been asked to.
/// </summary>
public static partial class ExitCodes
{
    public const int Fine = 0;
    public const int Fault = 1;

    /// <summary>Tells the Functions host to start the handler again and not to count it as an error.</summary>
    public const int Restart = 200;

    /// <summary>Runs the application to its end and says how it ended.</summary>
    public static async Task<int> RunToExitCodeAsync(this WebApplication app, CancellationToken stop = default)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ExitCodes));
        var underFunctions = app.Services.GetService<FunctionsHost>() is not null;
        BackgroundService[] background = [.. app.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
        try
        {
            await ((IHost)app).RunAsync(stop);
        }
        catch (Exception e)
        {
            Ended(log, e);
            return Fault;
        }

        if (Array.Exists(background, b => b.ExecuteTask is { IsFaulted: true }))
            return Fault;
        return underFunctions ? Restart : Fine;
    }

    [LoggerMessage(LogLevel.Critical, "LoadWatch ended by a fault")]
    private static partial void Ended(ILogger log, Exception e);
}
