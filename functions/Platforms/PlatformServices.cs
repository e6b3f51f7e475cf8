using LoadWatch.Platforms.Garmin;
using LoadWatch.Platforms.Strava;
using LoadWatch.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Platforms;

internal static class PlatformServices
{
    /// <summary>Adds the platforms that are configured.</summary>
    public static void AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenLease>();
        services.AddValidated<StravaOptions>(StravaOptions.Section);
        services.AddValidated<GarminOptions>(GarminOptions.Section);
        services.AddSingleton(provider =>
        {
            var budget = new StravaBudget(provider.GetRequiredService<TimeProvider>());
            provider.GetRequiredService<Gauges>().Watch("strava", budget.Used);
            return budget;
        });
        services.AddHttpClient<StravaClient>(ToStrava).AddReads(provider => provider.GetRequiredService<IOptions<StravaOptions>>().Value.Timeout);
        services.AddHttpClient<StravaApplication>(ToStrava).AddReads(provider => provider.GetRequiredService<IOptions<StravaOptions>>().Value.Timeout);
        services.AddHttpClient<GarminClient>((provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<GarminOptions>>().Value;
                (http.BaseAddress, http.Timeout) = (options.ApiUrl.AsFolder(), options.Timeout);
            })
            .AddReads(provider => provider.GetRequiredService<IOptions<GarminOptions>>().Value.Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        if (configuration[$"{StravaOptions.Section}:{nameof(StravaOptions.ClientId)}"] is { Length: > 0 })
        {
            services.AddTransient<IPlatform, StravaPlatform>();
        }

        if (configuration[$"{GarminOptions.Section}:{nameof(GarminOptions.ClientId)}"] is { Length: > 0 })
        {
            services.AddTransient<IPlatform, GarminPlatform>();
        }
    }

    private static void ToStrava(IServiceProvider provider, HttpClient http)
    {
        var options = provider.GetRequiredService<IOptions<StravaOptions>>().Value;
        (http.BaseAddress, http.Timeout) = (options.BaseUrl.AsFolder(), options.Timeout);
    }

    /// <summary>The names of the platforms that are configured; no client is made for it.</summary>
    public static IEnumerable<string> ConfiguredPlatforms(this IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<StravaOptions>>().Value.IsConfigured)
        {
            yield return "strava";
        }

        if (services.GetRequiredService<IOptions<GarminOptions>>().Value.IsConfigured)
        {
            yield return "garmin";
        }
    }
}
