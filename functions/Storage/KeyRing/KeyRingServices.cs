using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LoadWatch.Storage.KeyRing;

internal static class KeyRingServices
{
    /// <summary>Data Protection, with its keys in a table and, where a key of a vault is named, encrypted with it.</summary>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<KeyRingOptions>(KeyRingOptions.Section);
        services.AddOptions<KeyRingOptions>().Validate<IConfiguration>(
            (ring, given) => ring.VaultKey.Length > 0 || !KeyRingOptions.RequiresVaultKey(given),
            $"{KeyRingOptions.Section}:{nameof(KeyRingOptions.VaultKey)} is missing: in Azure the keys that encrypt tokens are encrypted themselves. Name a Key Vault key, such as https://VAULT.vault.azure.net/keys/NAME.");
        services.AddOptions<KeyRingOptions>().Validate<TimeProvider>(
            (ring, clock) => ring.AcceptOpenKeysUntil <= clock.GetUtcNow(),
            $"{KeyRingOptions.Section}:{nameof(KeyRingOptions.AcceptOpenKeysUntil)} is still to come: until then anybody who writes to storage could add a key. Name a time that is over.");
        if (KeyRingOptions.NamesVaultKey(configuration))
        {
            services.AddSingleton(provider => new VaultKey(
                new Uri(provider.GetRequiredService<IOptions<KeyRingOptions>>().Value.VaultKey),
                provider.GetRequiredService<TokenCredential>(),
                provider.GetService<HttpPipelineTransport>()));
        }

        services.AddSingleton<BelievedKeys>().AddSingleton<TableKeyRing>();
        services.AddDataProtection().SetApplicationName("LoadWatch");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = provider.GetRequiredService<TableKeyRing>();
            options.XmlEncryptor = provider.GetService<VaultKey>() is { } vault ? new VaultXmlEncryptor(vault) : null;
        }));
    }

    /// <summary>
    /// Takes out the service that reads the keys from storage before the first request is let in: they are read when they are
    /// first needed. To be called last, for whatever adds authentication adds it again.
    /// </summary>
    public static void ReadKeysWhenNeeded(this IServiceCollection services)
    {
        foreach (var eager in services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToArray())
        {
            services.Remove(eager);
        }
    }
}
