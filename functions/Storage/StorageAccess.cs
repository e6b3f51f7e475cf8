using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;

namespace LoadWatch.Storage;

/// <summary>
/// How storage is reached, decided here and nowhere else: with a connection string on a bare machine, and with an identity in
/// Azure, where no key exists. Nothing is asked of anybody before the first need.
/// </summary>
internal static class StorageAccess
{
    public static TableServiceClient Tables(StorageOptions options, TokenCredential? credential) => options.UsesIdentity
        ? new TableServiceClient(options.AddressOf("table"), credential)
        : new TableServiceClient(options.ConnectionString);

    public static QueueServiceClient Queues(StorageOptions options, TokenCredential? credential) => options.UsesIdentity
        ? new QueueServiceClient(options.AddressOf("queue"), credential)
        : new QueueServiceClient(options.ConnectionString);

    /// <summary>Who LoadWatch is, to storage, to the vault and to Azure Monitor.</summary>
    public static TokenCredential Credential(StorageOptions options) => options.UsesManagedIdentity
        ? new ManagedIdentityCredential(options.ClientId.Length > 0 ? ManagedIdentityId.FromUserAssignedClientId(options.ClientId) : ManagedIdentityId.SystemAssigned)
        : new DefaultAzureCredential();

    /// <summary>Whether both clients can be made of a connection string. Neither asks anybody anything.</summary>
    public static bool Understands(string connection)
    {
        try
        {
            _ = new TableServiceClient(connection);
            _ = new QueueServiceClient(connection);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
