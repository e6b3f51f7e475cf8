using Azure.Core;
using LoadWatch.Storage.KeyRing;
using LoadWatch.Storage.Scanning;
using Microsoft.Extensions.Options;

namespace LoadWatch.Storage;

internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<StorageOptions>(StorageOptions.Section);
        services.AddOptions<StorageOptions>().Configure<IConfiguration>((options, given) => options.ConnectionString = given[StorageOptions.Section] ?? "");
        if (NeedsIdentity(configuration))
        {
            services.AddSingleton(provider => StorageAccess.Credential(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        }

        services.AddSingleton(provider => StorageAccess.Tables(provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetService<TokenCredential>()));
        services.AddSingleton(provider => StorageAccess.Queues(provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetService<TokenCredential>()));
        services.AddSingleton<Runners>().AddSingleton<Links>().AddSingleton<DueTexts>().AddSingleton<SenderHalt>().AddSingleton<Contacts>().AddSingleton<Tickets>().AddSingleton<Clinics>().AddSingleton<SealedBody>().AddSingleton<Queues>().AddSingleton<Outbox>();
        services.AddSingleton<Boards>().AddSingleton<BoardTurns>().AddSingleton<Accesses>();
        services.AddSingleton<Members>().AddSingleton<ClinicAudit>();
        services.AddSingleton<DueMails>().AddSingleton<Subscriptions>().AddSingleton<SealedLetter>();
        services.AddSingleton<StorageReach>().AddSingleton<StorageProbe>().AddSingleton<Scans>();
        services.AddKeyRing(configuration);
    }

    /// <summary>Without it there is no credential at all, and nobody is asked for one.</summary>
    private static bool NeedsIdentity(IConfiguration configuration) =>
        StorageOptions.NamesIdentity(configuration) || KeyRingOptions.NamesVaultKey(configuration);
}
