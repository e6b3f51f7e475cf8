using System.Security.Cryptography;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using LoadWatch.Storage.KeyRing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Storage.KeyRing;

/// <summary>The keys that encrypt tokens: in a table, themselves encrypted by a key that never leaves the vault.</summary>
public sealed class KeyRingTests(Azurite azurite) : IDisposable
{
    private const string Key = "https://lw.vault.azure.net/keys/key-ring";

    private readonly string _storage = azurite.NewAccount();
    private readonly VaultStandIn _vault = new();

    [Fact]
    public void What_one_process_sealed_another_opens_and_storage_alone_opens_nothing()
    {
        var seal = Seal("a token", Key);
        _vault.Asked.ShouldBe(["GET /keys/key-ring", "POST /keys/key-ring/1/wrapkey"]);
        Stored().ShouldHaveSingleItem().ShouldContain("encryptedKey");
        Stored().ShouldAllBe(key => !key.Contains("masterKey", StringComparison.Ordinal));

        Open(seal, Key).ShouldBe("a token");
        _vault.Asked[2..].ShouldBe(["POST /keys/key-ring/1/unwrapkey"]);
        Should.Throw<CryptographicException>(() => Open(seal, vaultKey: null));
    }

    [Fact]
    public void On_a_bare_machine_the_keys_lie_open_and_the_vault_is_asked_nothing()
    {
        Open(Seal("a token", vaultKey: null), vaultKey: null).ShouldBe("a token");
        Stored().ShouldHaveSingleItem().ShouldContain("masterKey");
        _vault.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Keys_that_lay_open_are_read_on_after_a_vault_is_named_where_the_operator_says_so()
    {
        var seal = Seal("a token", vaultKey: null);
        var written = Table().Query<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).Single().Timestamp!.Value;
        Open(seal, Key, acceptedUntil: written.AddTicks(1)).ShouldBe("a token");
        Should.Throw<CryptographicException>(() => Open(seal, Key, acceptedUntil: written));
        Should.Throw<CryptographicException>(() => Open(seal, Key));
    }

    /// <summary>As where the setting was left behind, or names a time before the keys.</summary>
    [Fact]
    public void A_time_long_past_hinders_nothing_and_accepts_no_open_key_that_was_written_since()
    {
        var longPast = TimeProvider.System.GetUtcNow().AddYears(-1);
        var before = Seal("a token from before", vaultKey: null);
        Should.Throw<CryptographicException>(() => Open(before, Key, longPast));

        var seal = Seal("a token", Key, longPast);
        Open(seal, Key, longPast).ShouldBe("a token");
        Stored().Count(key => key.Contains("encryptedKey", StringComparison.Ordinal)).ShouldBe(1);
        Should.Throw<CryptographicException>(() => Open(before, Key, longPast));
    }

    /// <summary>Its date of creation is the intruder's, the time of its row is not.</summary>
    [Fact]
    public void A_key_that_somebody_put_into_the_table_is_passed_over_and_told_of_once()
    {
        var until = TimeProvider.System.GetUtcNow();
        var forged = Seal("a token", vaultKey: null);
        var row = Table().Query<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).Single();
        row["Xml"] = row.GetString("Xml").Replace("<creationDate>20", "<creationDate>10", StringComparison.Ordinal);
        Table().UpdateEntity(row, ETag.All, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        Should.Throw<CryptographicException>(() => Open(forged, Key, acceptedUntil: until));

        var log = new FakeLogger<BelievedKeys>();
        var believed = new BelievedKeys(Options.Create(new KeyRingOptions { VaultKey = Key }), log);
        var key = XElement.Parse(row.GetString("Xml"));
        believed.Believes(key, until).ShouldBeFalse();
        believed.Believes(key, until).ShouldBeFalse();
        log.Said.ShouldHaveSingleItem().ShouldContain(key.Attribute("id")!.Value);
        new BelievedKeys(Options.Create(new KeyRingOptions()), log).Believes(key, until).ShouldBeTrue();
    }

    [Theory]
    [InlineData("decryptorType=\"LoadWatch.Storage.KeyRing.VaultXmlDecryptor,", "decryptorType=\"Microsoft.AspNetCore.DataProtection.XmlEncryption.NullXmlDecryptor,")]
    [InlineData("<encryptedSecret", "<masterKey /><encryptedSecret")]
    [InlineData("<encryptedSecret", "<encryptedSecret /><encryptedSecret")]
    [InlineData("AuthenticatedEncryptorDescriptorDeserializer,", "ManagedAuthenticatedEncryptorDescriptorDeserializer,")]
    public void A_key_that_only_looks_encrypted_is_none(string part, string instead)
    {
        Seal("a token", Key);
        var xml = Stored().ShouldHaveSingleItem();
        var believed = new BelievedKeys(Options.Create(new KeyRingOptions { VaultKey = Key }), new FakeLogger<BelievedKeys>());
        believed.Believes(XElement.Parse(xml), null).ShouldBeTrue();
        xml.ShouldContain(part);
        believed.Believes(XElement.Parse(xml.Replace(part, instead, StringComparison.Ordinal)), null).ShouldBeFalse();
    }

    [Fact]
    public void Open_keys_are_accepted_only_until_a_time_that_is_over_and_only_beside_a_vault()
    {
        Should.Throw<OptionsValidationException>(() => Seal("a token", Key, TimeProvider.System.GetUtcNow().AddDays(1))).Message.ShouldContain("is still to come");
        Should.Throw<OptionsValidationException>(() => Seal("a token", null, TimeProvider.System.GetUtcNow().AddDays(-1))).Message.ShouldContain("take it away");
    }

    [Fact]
    public void What_an_old_version_wrapped_is_unwrapped_by_it()
    {
        var seal = Seal("a token", Key);
        _vault.Rotate();
        Open(seal, Key).ShouldBe("a token");
        _vault.Asked[^1].ShouldBe("POST /keys/key-ring/1/unwrapkey");
    }

    [Fact]
    public void A_named_version_wraps_itself()
    {
        _vault.Rotate();
        Open(Seal("a token", $"{Key}/1"), Key).ShouldBe("a token");
        _vault.Asked.ShouldContain("POST /keys/key-ring/1/wrapkey");
        _vault.Asked.ShouldNotContain("GET /keys/key-ring");
    }

    [Theory]
    [InlineData("https://lw.vault.azure.net.example.com/keys/key-ring/1")]
    [InlineData("https://lw.vault.azure.net/keys/key-ring-2/1")]
    [InlineData("https://other.vault.azure.net/keys/key-ring/1")]
    public void Storage_does_not_choose_whom_the_vault_s_token_goes_to(string version)
    {
        var vault = new VaultKey(new Uri(Key), _vault.Credential, new HttpClientTransport(_vault));
        Should.Throw<CryptographicException>(() => vault.Unwrap(version, [1])).Message.ShouldContain(version);
        _vault.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_was_tampered_with_is_no_key()
    {
        var vault = new VaultKey(new Uri(Key), _vault.Credential, new HttpClientTransport(_vault));
        var sealedKey = new VaultXmlEncryptor(vault).Encrypt(new("key", "secret")).EncryptedElement;
        using var services = new ServiceCollection().AddSingleton(vault).BuildServiceProvider();
        new VaultXmlDecryptor(services).Decrypt(sealedKey).Value.ShouldBe("secret");

        var value = Convert.FromBase64String(sealedKey.Element("value")!.Value);
        value[0] ^= 1;
        sealedKey.Element("value")!.Value = Convert.ToBase64String(value);
        Should.Throw<CryptographicException>(() => new VaultXmlDecryptor(services).Decrypt(sealedKey));
    }

    [Fact]
    public void A_vault_that_is_down_is_asked_again_and_no_key_lies_open_for_it()
    {
        _vault.Answers = false;
        var vault = new VaultKey(new Uri(Key), _vault.Credential, new HttpClientTransport(_vault));
        Should.Throw<RequestFailedException>(() => vault.Wrap([1])).Status.ShouldBe(503);
        _vault.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task No_start_waits_for_the_vault_or_for_storage()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["AzureWebJobsStorage:accountName"] = "stloadwatch",
            ["KeyRing:VaultKey"] = Key,
        });
        var unasked = new Unasked();
        builder.Services.AddLoadWatch(builder.Configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential>(unasked)).AddSingleton<HttpPipelineTransport>(new HttpClientTransport(_vault));
        await using var app = builder.Build();
        app.MapLoadWatch();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (await client.GetStringAsync("/api/health/live", TestContext.Current.CancellationToken)).ShouldBe("alive");
        (unasked.Times, _vault.Asked.Count).ShouldBe((0, 0));
    }

    public void Dispose() => _vault.Dispose();

    private string Seal(string text, string? vaultKey, DateTimeOffset? acceptedUntil = null) => With(vaultKey, acceptedUntil, protector => protector.Protect(text));

    private string Open(string text, string? vaultKey, DateTimeOffset? acceptedUntil = null) => With(vaultKey, acceptedUntil, protector => protector.Unprotect(text));

    /// <summary>As one process of the deployment.</summary>
    private string With(string? vaultKey, DateTimeOffset? acceptedUntil, Func<IDataProtector, string> act)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = _storage,
            ["KeyRing:VaultKey"] = vaultKey,
            ["KeyRing:AcceptOpenKeysUntil"] = acceptedUntil?.ToString("O"),
        }.Where(setting => setting.Value is not null)).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration);
        services.AddSingleton<HttpPipelineTransport>(new HttpClientTransport(_vault)).Replace(ServiceDescriptor.Singleton(_vault.Credential));
        using var process = services.BuildServiceProvider();

        // As the start does.
        _ = process.GetRequiredService<Microsoft.Extensions.Options.IOptions<KeyRingOptions>>().Value;
        return act(process.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }

    private TableClient Table() => new TableServiceClient(_storage).GetTableClient("keys");

    private List<string> Stored() => [.. Table().Query<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).Select(row => row.GetString("Xml"))];

    private sealed class FakeLogger<T> : ILogger<T>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            logLevel.ShouldBe(LogLevel.Error);
            Said.Add(formatter(state, exception));
        }
    }

    private sealed class Unasked : TokenCredential
    {
        public int Times { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Times++;
            throw new NotSupportedException("nobody may ask");
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
