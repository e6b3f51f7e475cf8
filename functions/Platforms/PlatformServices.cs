using LoadWatch.Platforms.Garmin;
using LoadWatch.Platforms.Strava;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace LoadWatch.Platforms;

internal static class PlatformServices
{
    /// <summary>Adds the platforms that are configured.</summary>
    public static void AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenLease>();
        services.AddValidated<StravaOptions>(StravaOptions.Section);
        services.AddValidated<GarminOptions>(GarminOptions.Section);
        services.AddSingleton<StravaBudget>();
        services.AddHttpClient<StravaClient>((provider, http) =>
                http.BaseAddress = provider.GetRequiredService<IOptions<StravaOptions>>().Value.BaseUrl.AsFolder())
            .AddReads(provider => provider.GetRequiredService<IOptions<StravaOptions>>().Value.Timeout);
        services.AddHttpClient<GarminClient>((provider, http) =>
                http.BaseAddress = provider.GetRequiredService<IOptions<GarminOptions>>().Value.ApiUrl.AsFolder())
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

    /// <summary>
    /// One time-out over all tries; reads are tried twice more when the network or the server fails. A token request is
    /// tried once: its answer may have been given and lost. 429 is the budget's business.
    /// </summary>
    private static IHttpClientBuilder AddReads(this IHttpClientBuilder client, Func<IServiceProvider, TimeSpan> timeout)
    {
        client.AddResilienceHandler("reads", (pipeline, context) => pipeline
            .AddTimeout(timeout(context.ServiceProvider))
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Context.GetRequestMessage()?.Method == HttpMethod.Get
                    && (outcome.Outcome.Exception is HttpRequestException || (int?)outcome.Outcome.Result?.StatusCode >= 500)),
            }));
        return client;
    }
}
