using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace LoadWatch;

/// <summary>What the areas share when they add themselves.</summary>
internal static class Configuration
{
    /// <summary>How the text of a reference begins that Azure could not replace with what it refers to.</summary>
    private const string Unresolved = "@Microsoft.";

    /// <summary>Options read from one section and checked when the application starts. A reference that Azure left as it is counts as wrong.</summary>
    public static void AddValidated<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().Configure<IConfiguration>((_, given) => RefuseReferences<T>(given.GetSection(section))).BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new ReadSettings(section, typeof(T), provider => provider.GetRequiredService<IOptions<T>>().Value));
    }

    /// <summary>Before anything is read: a number or an address that is a reference would be called unreadable, a secret would be taken for one.</summary>
    private static void RefuseReferences<T>(IConfigurationSection section)
    {
        var references = section.AsEnumerable().Where(setting => setting.Value?.TrimStart().StartsWith(Unresolved, StringComparison.OrdinalIgnoreCase) is true)
            .Select(setting => $"{setting.Key.Replace(":", "__", StringComparison.Ordinal)} is a reference that Azure has not resolved: "
                + "put the secret into the vault, see that the app's identity may read it, and restart the app.").ToArray();
        if (references.Length > 0)
        {
            throw new OptionsValidationException(section.Path, typeof(T), references);
        }
    }

    /// <summary>The address with a closing slash, so that what follows is added and replaces nothing.</summary>
    public static Uri AsFolder(this Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    /// <summary>
    /// One time-out over all tries; reads are tried twice more when the network or the server fails. What changes something
    /// is tried once: its answer may have been given and lost. 429 is the budget's business.
    /// </summary>
    public static IHttpClientBuilder AddReads(this IHttpClientBuilder client, Func<IServiceProvider, TimeSpan> timeout)
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

/// <summary>A section of the configuration, and what it is read into.</summary>
/// <param name="Section">Its path, with colons.</param>
/// <param name="Type">The options.</param>
/// <param name="Read">Reads and checks them, and throws what is wrong.</param>
internal sealed record ReadSettings(string Section, Type Type, Func<IServiceProvider, object> Read);
