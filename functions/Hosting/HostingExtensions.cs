using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoadWatch.Hosting;

/// <summary>Composes the application with the driver that fits where it runs.</summary>
public static class HostingExtensions
{
    /// <summary>
    /// Under the Functions host (it names a port) the triggers are called by it; elsewhere they drive themselves.
    /// </summary>
    public static WebApplicationBuilder AddTriggers(this WebApplicationBuilder builder, IReadOnlyList<Trigger> triggers, HostJson? host = null)
    {
        builder.Services.AddSingleton(triggers.Checked());
        builder.Services.AddSingleton(host ?? HostJson.Find(builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<Invocation>();
        if (FunctionsPort(builder.Configuration) is { } port)
            builder.AddFunctionsHost(port);
        else
            builder.Services.AddLocalHost();
        return builder;
    }

    /// <summary>Gives the Functions host the addresses it calls. Standalone there are none, and this does nothing.</summary>
    public static WebApplication MapTriggers(this WebApplication app)
    {
        if (FunctionsPort(app.Configuration) is null)
            return app;
        var prefix = app.Services.GetRequiredService<HostJson>().RoutePrefix;
        if (prefix.Length == 0)
            throw new InvalidDataException($"{HostJson.FileName}: extensions.http.routePrefix must not be empty: strangers could address a trigger.");
        if (app.Services.GetRequiredService<IReadOnlyList<Trigger>>().Any(t => prefix.Split('/')[0].Equals(t.Name, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidDataException($"{HostJson.FileName}: extensions.http.routePrefix must not be the name of a trigger.");
        app.Services.GetRequiredService<FunctionsHost>().Map(app);
        return app;
    }

    private static void AddFunctionsHost(this WebApplicationBuilder builder, int port)
    {
        // The inherited ASPNETCORE_URLS is the Functions host's own address; a Kestrel section may be inherited too.
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").PreferHostingUrls(preferHostingUrls: true);
        builder.Services.AddSingleton<FunctionsHost>();
    }

    private static void AddLocalHost(this IServiceCollection services)
    {
        services.AddOptions<LocalHostOptions>().BindConfiguration(LocalHostOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<LocalHost>();
    }

    /// <summary>Whether the Functions host drives the triggers.</summary>
    public static bool IsUnderFunctions(this WebApplicationBuilder builder) => FunctionsPort(builder.Configuration) is not null;

    private static int? FunctionsPort(IConfiguration configuration)
    {
        if (configuration[FunctionsHost.PortSetting] is not { Length: > 0 } text)
            return null;
        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new InvalidDataException($"{FunctionsHost.PortSetting} must be a port, not '{text}'.");
    }
}
