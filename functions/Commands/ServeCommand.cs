using System.CommandLine;
using LoadWatch.Hosting;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using LoadWatch.Storage.KeyRing;
using LoadWatch.Texting;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands;

/// <summary><c>serve</c>: the server, which drives its own triggers unless the Functions host drives them.</summary>
public static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    public static Command Create()
    {
        var command = new Command("serve", "Run the server, configured by environment variables (see docs/operating.md).");
        command.SetAction((_, cancel) => RunAsync(cancel));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var underFunctions = Environment.GetEnvironmentVariable(FunctionsHost.PortSetting) is { Length: > 0 };
        await using var storage = underFunctions || StorageOptions.IsGiven(new ConfigurationBuilder().AddEnvironmentVariables().Build())
            ? null
            : await StartStorageAsync();
        if (storage is null)
        {
            return await RunAsync(underFunctions, cancel);
        }

        Environment.SetEnvironmentVariable(StorageOptions.Section, storage.ConnectionString);
        ConnectionFile.Write(storage.ConnectionString);
        try
        {
            return await RunAsync(underFunctions, cancel);
        }
        finally
        {
            ConnectionFile.Delete();
        }
    }

    private static async Task<int> RunAsync(bool underFunctions, CancellationToken cancel)
    {
        await using var app = LoadWatchApp.Build([]);
        if (!underFunctions && app.Configuration["urls"] is null)
        {
            app.Urls.Add(DefaultUrl);
        }

        if (!IsConfiguredWell(app))
        {
            return ExitCodes.Fault;
        }

        Describe(app);
        return await app.RunToExitCodeAsync(cancel);
    }

    private static async Task<LocalStorage> StartStorageAsync()
    {
        var folder = Path.Combine(ConnectionFile.Folder, "azurite");
        Console.WriteLine($"No storage is configured: Azurite keeps the data in {folder}");
        return await LocalStorage.StartAsync(folder);
    }

    private static bool IsConfiguredWell(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (Exception wrong) when (wrong is OptionsValidationException or AggregateException or InvalidOperationException)
        {
            foreach (var failure in wrong is AggregateException many ? many.InnerExceptions : [wrong])
            {
                // The Functions host keeps of this stream what calls itself an error.
                Console.Error.WriteLine($"Error: the configuration is not right: {failure.Message}");
            }

            return false;
        }
    }

    /// <summary>Says what is on and what is off, so that nobody waits for a text from a server without a carrier.</summary>
    private static void Describe(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("LoadWatch");
        var platforms = app.Services.ConfiguredPlatforms().ToArray();
        var carrier = app.Services.GetRequiredService<IOptions<TwilioOptions>>().Value.IsConfigured;
        log.Configured(platforms.Length == 0 ? "none" : string.Join(", ", platforms), carrier ? "Twilio" : "none: texts are withheld");
        if (app.Services.GetRequiredService<IOptions<KeyRingOptions>>().Value.VaultKey.Length == 0)
        {
            log.KeysLieOpen();
        }
    }
}

internal static partial class ServeLog
{
    [LoggerMessage(2001, LogLevel.Information, "Platforms: {Platforms}. Carrier: {Carrier}.")]
    public static partial void Configured(this ILogger log, string platforms, string carrier);

    [LoggerMessage(2002, LogLevel.Information, "The keys that encrypt tokens and cookies lie in storage as they are: right on a machine of your own. KeyRing:VaultKey encrypts them.")]
    public static partial void KeysLieOpen(this ILogger log);
}
