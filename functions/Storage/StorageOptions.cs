using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace LoadWatch.Storage;

/// <summary>
/// Where tables and queues are, at <c>AzureWebJobsStorage</c>, by the names that the Functions host knows: the section's own
/// value is a connection string; with an identity in its place there are an account's name, or its three addresses, below it.
/// </summary>
public sealed partial class StorageOptions : IValidatableObject
{
    public const string Section = "AzureWebJobsStorage";

    /// <summary>The only kind of <see cref="Credential"/> that the Functions host knows.</summary>
    private const string ManagedIdentity = "managedidentity";

    /// <summary>The connection string of a storage account; empty with an identity. It is the section's own value.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The account, in the public cloud; empty where the addresses are given.</summary>
    public string AccountName { get; set; } = "";

    /// <summary>The address of the account's blobs, where the Functions host keeps its locks.</summary>
    public Uri? BlobServiceUri { get; set; }

    public Uri? QueueServiceUri { get; set; }

    public Uri? TableServiceUri { get; set; }

    /// <summary><c>managedidentity</c> takes the machine's identity and nothing else; empty takes whatever signs in here, such as the Azure CLI.</summary>
    public string Credential { get; set; } = "";

    /// <summary>Which of the machine's identities; empty for its own (system-assigned) one.</summary>
    public string ClientId { get; set; } = "";

    public bool UsesIdentity => AccountName.Length > 0 || Addresses.Any(address => address is not null);

    /// <summary>Whether the machine's own identity is meant, and not whoever is signed in.</summary>
    public bool UsesManagedIdentity => Credential.Length > 0;

    private Uri?[] Addresses => [BlobServiceUri, QueueServiceUri, TableServiceUri];

    /// <summary>Whether anything at all says where storage is.</summary>
    public static bool IsGiven(IConfiguration configuration) =>
        configuration[Section] is { Length: > 0 } || configuration.GetSection(Section).GetChildren().Any(setting => setting.Value is { Length: > 0 });

    /// <summary>Whether storage is reached with an identity in place of a connection string.</summary>
    public static bool NamesIdentity(IConfiguration configuration) => IsGiven(configuration) && configuration[Section] is not { Length: > 0 };

    /// <param name="service"><c>table</c> or <c>queue</c>.</param>
    public Uri AddressOf(string service) =>
        (service == "table" ? TableServiceUri : QueueServiceUri) ?? new Uri($"https://{AccountName}.{service}.core.windows.net");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Faults().Select(fault => new ValidationResult(fault));

    private IEnumerable<string> Faults() => (ConnectionString.Length > 0, UsesIdentity) switch
    {
        (false, false) => [$"{Section} is not set: it takes the connection string of a storage account; with an identity, {Section}:accountName names the account."],
        (true, true) => [$"{Section} is a connection string, and {Section}:accountName or an address beside it is for an identity: set one of the two."],
        (true, false) => ConnectionFaults(),
        (false, true) => [.. AccountFaults(), .. IdentityFaults()],
    };

    private IEnumerable<string> ConnectionFaults()
    {
        if (!StorageAccess.Understands(ConnectionString))
        {
            yield return $"{Section} is not the connection string of a storage account with tables and queues.";
        }

        if (Credential.Length > 0 || ClientId.Length > 0)
        {
            yield return $"{Section}:credential and {Section}:clientId are for an identity, and {Section} is a connection string: take them away, or name the account by {Section}:accountName instead.";
        }
    }

    private IEnumerable<string> AccountFaults()
    {
        if (AccountName.Length > 0 && Addresses.Any(address => address is not null))
        {
            yield return $"{Section}:accountName and the addresses {Section}:tableServiceUri, :queueServiceUri, :blobServiceUri say the same: set the name or the three addresses.";
        }
        else if (AccountName.Length > 0 && !AccountNames().IsMatch(AccountName))
        {
            yield return $"{Section}:accountName must be 3 to 24 small letters and digits, such as stloadwatch; '{AccountName}' is none.";
        }
        else if (AccountName.Length == 0 && Addresses.Any(address => address is not { IsAbsoluteUri: true, Scheme: "https" }))
        {
            yield return $"{Section}:tableServiceUri, :queueServiceUri and :blobServiceUri must be three https addresses (the Functions host keeps its locks in blobs), or else set {Section}:accountName alone.";
        }
    }

    private IEnumerable<string> IdentityFaults()
    {
        if (Credential.Length > 0 && !Credential.Equals(ManagedIdentity, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Section}:credential can only be '{ManagedIdentity}', or be left out; it is '{Credential}'.";
        }

        if (ClientId.Length > 0 && Credential.Length == 0)
        {
            yield return $"{Section}:clientId needs {Section}:credential={ManagedIdentity} beside it.";
        }
        else if (ClientId.Length > 0 && !Guid.TryParse(ClientId, out _))
        {
            yield return $"{Section}:clientId must be the client id of a managed identity, such as 01234567-89ab-cdef-0123-456789abcdef.";
        }
    }

    [GeneratedRegex("^[a-z0-9]{3,24}$")]
    private static partial Regex AccountNames();
}
