using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LoadWatch.Commands;
using LoadWatch.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Storage;

/// <summary>Two ways to storage: a connection string on a bare machine, an identity in Azure. What is neither is refused when the server starts.</summary>
public sealed class StorageOptionsTests
{
    private const string Key = "https://lw.vault.azure.net/keys/key-ring";
    private const string Bare = LocalStorage.Account
        + "QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;TableEndpoint=http://127.0.0.1:2/devstoreaccount1;BlobEndpoint=http://127.0.0.1:3/devstoreaccount1;";

    private const string Identity = "01234567-89ab-cdef-0123-456789abcdef";

    public static TheoryData<string, string> Refused => new()
    {
        { "", "AzureWebJobsStorage is not set" },
        { "AzureWebJobsStorage=AccountName", "AzureWebJobsStorage is not the connection string of a storage account" },
        { "AzureWebJobsStorage=DefaultEndpointsProtocol=https", "AzureWebJobsStorage is not the connection string of a storage account" },
        { $"AzureWebJobsStorage={Bare}|AzureWebJobsStorage:accountName=stloadwatch", "set one of the two" },
        { $"AzureWebJobsStorage={Bare}|AzureWebJobsStorage:tableServiceUri=https://a.table.core.windows.net", "set one of the two" },
        { $"AzureWebJobsStorage={Bare}|AzureWebJobsStorage:credential=managedidentity", "are for an identity" },
        { "AzureWebJobsStorage:accountName=St-LoadWatch", "'St-LoadWatch' is none" },
        { "AzureWebJobsStorage:accountName=st", "3 to 24 small letters" },
        { "AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:queueServiceUri=https://a.queue.core.windows.net", "set the name or the three addresses" },
        { "AzureWebJobsStorage:tableServiceUri=https://a.table.core.windows.net", "must be three https addresses" },
        { "AzureWebJobsStorage:tableServiceUri=https://a.table.core.windows.net|AzureWebJobsStorage:queueServiceUri=http://a.queue.core.windows.net|AzureWebJobsStorage:blobServiceUri=https://a.blob.core.windows.net", "must be three https addresses" },
        { "AzureWebJobsStorage:tableServiceUri=a|AzureWebJobsStorage:queueServiceUri=b|AzureWebJobsStorage:blobServiceUri=c", "must be three https addresses" },
        { "AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:credential=key", "can only be 'managedidentity'" },
        { $"AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:clientId={Identity}", "needs AzureWebJobsStorage:credential=managedidentity beside it" },
        { "AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:credential=managedidentity|AzureWebJobsStorage:clientId=loadwatch", "must be the client id" },
        { "AzureWebJobsStorage:accountName=stloadwatch|KeyRing:VaultKey=", "KeyRing:VaultKey is missing" },
        { $"AzureWebJobsStorage={Bare}|WEBSITE_SITE_NAME=func-loadwatch", "KeyRing:VaultKey is missing" },
        { $"AzureWebJobsStorage={Bare}|KeyRing:VaultKey=http://lw.vault.azure.net/keys/key-ring", "must be a key's identifier" },
        { $"AzureWebJobsStorage={Bare}|KeyRing:VaultKey=https://lw.vault.azure.net/secrets/key-ring", "must be a key's identifier" },
        { $"AzureWebJobsStorage={Bare}|KeyRing:VaultKey=https://lw.vault.azure.net/keys/", "must be a key's identifier" },
        { $"AzureWebJobsStorage={Bare}|KeyRing:VaultKey=key-ring", "must be a key's identifier" },
    };

    public static TheoryData<string> Taken => new()
    {
        $"AzureWebJobsStorage={Bare}",
        $"AzureWebJobsStorage={Bare}|KeyRing:VaultKey={Key}",
        $"AzureWebJobsStorage=UseDevelopmentStorage=true",
        $"AzureWebJobsStorage:accountName=stloadwatch|KeyRing:VaultKey={Key}",
        $"AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:credential=ManagedIdentity|KeyRing:VaultKey={Key}",
        $"AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:credential=managedidentity|AzureWebJobsStorage:clientId={Identity}|KeyRing:VaultKey={Key}/0123456789abcdef0123456789abcdef",
        "AzureWebJobsStorage:tableServiceUri=https://a.table.core.windows.net|AzureWebJobsStorage:queueServiceUri=https://a.queue.core.windows.net|AzureWebJobsStorage:blobServiceUri=https://a.blob.core.windows.net|KeyRing:VaultKey=" + Key,
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_wrong_or_contradicts_itself_is_refused_with_a_sentence(string settings, string sentence)
    {
        using var services = Services(settings);
        var refusal = Should.Throw<Exception>(services.GetRequiredService<IStartupValidator>().Validate);
        refusal.ToString().ShouldContain(sentence);
        refusal.ToString().ShouldNotContain("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", customMessage: "an account's key is nobody's to read");
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_is_right_is_taken_and_nobody_is_asked_for_anything(string settings)
    {
        using var services = Services(settings);
        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<TableServiceClient>().ShouldNotBeNull();
        services.GetRequiredService<QueueServiceClient>().ShouldNotBeNull();
    }

    [Fact]
    public void A_name_gives_the_addresses_of_the_public_cloud()
    {
        using var services = Services("AzureWebJobsStorage:accountName=stloadwatch");
        services.GetRequiredService<TableServiceClient>().Uri.ShouldBe(new Uri("https://stloadwatch.table.core.windows.net"));
        services.GetRequiredService<QueueServiceClient>().Uri.ShouldBe(new Uri("https://stloadwatch.queue.core.windows.net"));
    }

    [Fact]
    public async Task With_an_identity_both_ask_for_a_token_for_storage_and_have_no_key()
    {
        var asked = new Refusing();
        using var services = Services(
            "AzureWebJobsStorage:tableServiceUri=https://127.0.0.1:1|AzureWebJobsStorage:queueServiceUri=https://127.0.0.1:1|AzureWebJobsStorage:blobServiceUri=https://127.0.0.1:1",
            all => all.Replace(ServiceDescriptor.Singleton<TokenCredential>(asked)));
        (await Should.ThrowAsync<Exception>(() => services.GetRequiredService<Links>().FindAsync("strava", "7", default))).Message.ShouldContain("no token here");
        (await Should.ThrowAsync<Exception>(() => services.GetRequiredService<Queues>().PutAsync(new TextReceived("lw"), default))).Message.ShouldContain("no token here");
        asked.Scopes.ShouldBe(["https://storage.azure.com/.default", "https://storage.azure.com/.default"]);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:accountName=stloadwatch", "DefaultAzureCredential")]
    [InlineData("AzureWebJobsStorage:accountName=stloadwatch|AzureWebJobsStorage:credential=managedidentity", "ManagedIdentityCredential")]
    [InlineData($"AzureWebJobsStorage={Bare}|KeyRing:VaultKey={Key}", "DefaultAzureCredential")]
    [InlineData($"AzureWebJobsStorage={Bare}", null)]
    public void Who_LoadWatch_is_follows_the_settings(string settings, string? credential)
    {
        using var services = Services(settings);
        services.GetService<TokenCredential>()?.GetType().Name.ShouldBe(credential);
        (services.GetService<TokenCredential>() is null).ShouldBe(credential is null);
    }

    private static ServiceProvider Services(string settings, Action<IServiceCollection>? change = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings
            .Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class Refusing : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            throw new NotSupportedException("no token here");
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
