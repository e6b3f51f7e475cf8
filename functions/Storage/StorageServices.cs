using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LoadWatch.Storage;

internal static class StorageServices
{
    /// <summary>The setting that the Functions host itself uses.</summary>
    public const string Setting = "AzureWebJobsStorage";

    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration[Setting];
        string Connection() => connection is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException($"{Setting} is not set: it takes the connection string of an Azure storage account.");
        services.AddSingleton(_ => new TableServiceClient(Connection()));
        services.AddSingleton(_ => new QueueServiceClient(Connection()));
        services.AddSingleton<Runners>().AddSingleton<Links>().AddSingleton<DueTexts>().AddSingleton<SenderHalt>().AddSingleton<Contacts>().AddSingleton<Tickets>().AddSingleton<Clinics>().AddSingleton<SealedBody>().AddSingleton<Queues>().AddSingleton<Outbox>();
        services.AddSingleton<Boards>().AddSingleton<BoardTurns>().AddSingleton<Accesses>();
        services.AddSingleton<Members>().AddSingleton<ClinicAudit>();
        services.AddSingleton<DueMails>().AddSingleton<Subscriptions>().AddSingleton<SealedLetter>();
        services.AddSingleton<TableKeyRing>();
        services.AddSingleton<StorageReach>();
        services.AddDataProtection().SetApplicationName("LoadWatch");

        // It would read the keys from storage before the first request is let in; they are read when they are first needed.
        if (services.FirstOrDefault(service => service.ImplementationType?.Name == "DataProtectionHostedService") is { } eager)
        {
            services.Remove(eager);
        }

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<TableKeyRing>()));
    }
}
