using System.ComponentModel.DataAnnotations;
using System.Reflection;
using LoadWatch.Hosting;
using LoadWatch.Storage;
using LoadWatch.Storage.KeyRing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Infra;

/// <summary>What Bicep sets and what the options classes read are the same, looked at from both sides.</summary>
public sealed class AppSettingsTests
{
    /// <summary>Read by the Functions host and by the telemetry, and by no options class.</summary>
    private static readonly string[] HostSettings = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"];

    /// <summary>Without a default, and right without a value in Azure: storage is named by its account.</summary>
    private static readonly string[] RightWithout = [.. new[] { "", "__BlobServiceUri", "__QueueServiceUri", "__TableServiceUri" }.Select(end => StorageOptions.Section + end)];

    /// <summary>What a secret is called.</summary>
    private static readonly string[] SecretEnds = ["Secret", "Token", "Key", "Password", "Authorization"];

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Everything_that_is_set_is_read(string parameters)
    {
        var read = Options().Where(options => options != typeof(LocalHostOptions)).SelectMany(options => Settings(options)).Select(setting => setting.Name).Concat(HostSettings).ToHashSet(StringComparer.OrdinalIgnoreCase);
        (await Bicep.DeployAsync(parameters)).AppSettings.Keys.Where(name => !read.Contains(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Everything_that_has_no_default_is_set(string parameters)
    {
        var set = (await Bicep.DeployAsync(parameters)).AppSettings;
        Options().Where(options => options != typeof(LocalHostOptions)).SelectMany(options => Missing(options, set.Keys)).Except(RightWithout, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    [Fact]
    public void A_new_option_without_a_default_that_nobody_sets_is_noticed() =>
        Missing(typeof(NewOptions), ["New__Set"]).ShouldBe(["New__Needed", "New__Where", "New__Within__Needed"]);

    [Fact]
    public void Nothing_that_is_left_out_has_ceased_to_exist() =>
        RightWithout.ShouldAllBe(name => Settings(typeof(StorageOptions)).Any(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));

    [Theory]
    [InlineData("dev", false)]
    [InlineData("dev", true)]
    [InlineData("prod", false)]
    [InlineData("prod", true)]
    public async Task With_what_is_set_the_server_starts(string parameters, bool everything)
    {
        var deployment = await Bicep.DeployAsync(parameters, everything ? Bicep.Everything : null);
        var values = deployment.AppSettings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)Resolved(setting.Key, setting.Value), StringComparer.Ordinal);
        values["WEBSITE_SITE_NAME"] = "func-loadwatch";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<IOptions<LoadWatchOptions>>().Value.PublicUrl.Scheme.ShouldBe("https");
    }

    [Fact]
    public async Task A_secret_is_a_reference_to_the_vault_and_never_a_value()
    {
        var set = (await Bicep.DeployAsync("prod", Bicep.Everything)).AppSettings;
        var template = (await Bicep.RunAsync(Repository.PathTo("infra"), environment: null, "build", "modules/function-app.bicep", "--stdout")).Given;
        using var json = System.Text.Json.JsonDocument.Parse(template);
        var compiled = Deployment.At(json.RootElement, "resources").EnumerateObject().Single(resource => resource.Name == "appSettings").Value.GetProperty("properties");
        foreach (var name in set.Keys.Where(name => Array.Exists(SecretEnds, end => name.EndsWith(end, StringComparison.Ordinal)) && name != $"{KeyRingOptions.Section}__{nameof(KeyRingOptions.VaultKey)}"))
        {
            compiled.GetProperty(name).GetString().ShouldStartWith("[__bicep.secret(", customMessage: name);
            if (set[name].Length > 0)
            {
                set[name].ShouldContain("@Microsoft.KeyVault(SecretUri=", customMessage: name);
            }
        }
    }

    /// <summary>A setting as the app sees it, once Azure has filled in what only Azure knows.</summary>
    private static string Resolved(string name, string value) => (name, value) switch
    {
        (_, not ['[', ..]) => value,
        (_, _) when value.Contains("@Microsoft.KeyVault", StringComparison.Ordinal) => "0123456789abcdef0123456789abcdef",
        ("AzureWebJobsStorage__clientId", _) => "01234567-89ab-cdef-0123-456789abcdef",
        ("KeyRing__VaultKey", _) => "https://kv-lw-abcdefgh.vault.azure.net/keys/key-ring",
        ("LoadWatch__PublicUrl", _) => "https://func-loadwatch-prod-abcdefgh.azurewebsites.net",
        (_, _) when HostSettings.Contains(name) => "",
        _ => throw new NotSupportedException($"What does Azure make of {name}, {value}?"),
    };

    private static IEnumerable<Type> Options() => typeof(LoadWatchOptions).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && SectionOf(type) is not null);

    private static string? SectionOf(Type options) => options.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<string> Missing(Type options, IEnumerable<string> set) =>
        Settings(options).Where(setting => IsNothing(setting.Default)).Select(setting => setting.Name).Except(set, StringComparer.OrdinalIgnoreCase);

    /// <summary>A default that says nothing, or that is right on the machine of a developer alone.</summary>
    private static bool IsNothing(object? value) => value is null or "" or Uri { IsLoopback: true };

    /// <summary>The settings that a class reads, named as in the environment, with their defaults.</summary>
    private static IEnumerable<(string Name, object? Default)> Settings(Type options) => Settings(Activator.CreateInstance(options)!, SectionOf(options)!.Replace(":", "__", StringComparison.Ordinal));

    private static IEnumerable<(string Name, object? Default)> Settings(object options, string prefix)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var value = property.GetValue(options);
            var name = property.Name == nameof(StorageOptions.ConnectionString) ? prefix : $"{prefix}__{property.Name}";
            if (value is not null && property.PropertyType.IsClass && property.PropertyType.Assembly == options.GetType().Assembly)
            {
                foreach (var inner in Settings(value, name))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (name, value);
            }
        }
    }

    private sealed class NewOptions
    {
        public const string Section = "New";

        [Required]
        public string Needed { get; set; } = "";

        public string Set { get; set; } = "";

        public int Number { get; set; } = 1;

        public Uri Where { get; set; } = new("http://localhost:1");

        public NewPart Within { get; set; } = new();
    }

    private sealed class NewPart
    {
        public string? Needed { get; set; }
    }
}
