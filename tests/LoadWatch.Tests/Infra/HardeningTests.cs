using static LoadWatch.Tests.Infra.Deployment;

namespace LoadWatch.Tests.Infra;

/// <summary>What every deployment holds to: no keys, TLS, and nothing open that need not be.</summary>
public sealed class HardeningTests
{
    public static TheoryData<string, string, string, string> Held => new()
    {
        { "Microsoft.Web/sites", "httpsOnly", "True", "True" },
        { "Microsoft.Web/sites", "siteConfig.minTlsVersion", "1.2", "1.2" },
        { "Microsoft.Web/sites", "siteConfig.scmMinTlsVersion", "1.2", "1.2" },
        { "Microsoft.Web/sites", "siteConfig.ftpsState", "Disabled", "Disabled" },
        { "Microsoft.Web/sites", "siteConfig.remoteDebuggingEnabled", "False", "False" },
        { "Microsoft.Web/sites", "functionAppConfig.runtime.name", "custom", "custom" },
        { "Microsoft.Web/sites", "functionAppConfig.runtime.version", "1.0", "1.0" },
        { "Microsoft.Web/sites", "functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity", "UserAssignedIdentity" },
        { "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", "False", "False" },
        { "Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", "False", "False" },
        { "Microsoft.Storage/storageAccounts", "minimumTlsVersion", "TLS1_2", "TLS1_2" },
        { "Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", "True", "True" },
        { "Microsoft.Storage/storageAccounts", "publicNetworkAccess", "Enabled", "Disabled" },
        { "Microsoft.Storage/storageAccounts", "networkAcls.defaultAction", "Allow", "Deny" },
        { "Microsoft.KeyVault/vaults", "enableRbacAuthorization", "True", "True" },
        { "Microsoft.KeyVault/vaults", "enableSoftDelete", "True", "True" },
        { "Microsoft.KeyVault/vaults", "publicNetworkAccess", "Enabled", "Disabled" },
        { "Microsoft.KeyVault/vaults", "networkAcls.defaultAction", "Allow", "Deny" },
        { "Microsoft.Insights/components", "DisableLocalAuth", "True", "True" },
        { "Microsoft.OperationalInsights/workspaces", "features.disableLocalAuth", "True", "True" },
    };

    [Theory]
    [MemberData(nameof(Held))]
    public async Task It_holds_in_dev_and_in_prod(string type, string path, string dev, string prod)
    {
        At((await Bicep.DeployAsync("dev")).Properties(type), path).ToString().ShouldBe(dev);
        At((await Bicep.DeployAsync("prod")).Properties(type), path).ToString().ShouldBe(prod);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_password_publishes_and_no_key_is_read(string parameters)
    {
        var deployment = await Bicep.DeployAsync(parameters, Bicep.Everything);
        deployment.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(policy => At(policy, "properties.allow").GetBoolean()).ShouldBe([false, false]);
        foreach (var word in (string[])["listKeys", "AccountKey", "SharedAccessSignature", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE"])
        {
            deployment.Resources.ShouldAllBe(resource => !resource.ToString().Contains(word, StringComparison.OrdinalIgnoreCase), word);
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_app_s_identity_has_these_roles_and_no_others(string parameters) =>
        (await Bicep.DeployAsync(parameters)).All("Microsoft.Authorization/roleAssignments")
            .Select(role => At(role, "properties.roleDefinitionId").GetString()!.Split('/')[^1]).Order(StringComparer.Ordinal)
            .ShouldBe([
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
                "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
                "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
                "e147488a-f6f5-4113-8e2d-b22465e65bf6", // Key Vault Crypto Service Encryption User
            ]);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Storage_vault_and_app_tell_the_workspace_what_happens(string parameters) =>
        (await Bicep.DeployAsync(parameters)).All("Microsoft.Insights/diagnosticSettings")
            .Select(setting => string.Join('/', setting.GetProperty("id").GetString()!.Split("/providers/")[1].Split('/').Where((_, i) => i % 2 == 1)))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["sites", "storageAccounts/blobServices", "storageAccounts/queueServices", "storageAccounts/tableServices", "vaults"]);

    /// <summary>Storage's log names runners' ids.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_vault_and_the_app_are_logged_and_requests_to_storage_only_if_asked_for(string parameters)
    {
        foreach (var setting in (await Bicep.DeployAsync(parameters)).All("Microsoft.Insights/diagnosticSettings"))
        {
            var isOfStorage = setting.GetProperty("id").GetString()!.Contains("/storageAccounts/", StringComparison.Ordinal);
            At(setting, "properties.logs").EnumerateArray().ShouldHaveSingleItem().GetProperty("enabled").GetBoolean().ShouldBe(!isOfStorage);
        }
    }

    [Fact]
    public async Task In_prod_storage_and_vault_have_private_addresses_and_an_operator_comes_from_known_ones()
    {
        var prod = await Bicep.DeployAsync("prod", Bicep.Everything);
        prod.All("Microsoft.Network/privateEndpoints").Select(endpoint => endpoint.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
            .ShouldBe(["pe-loadwatch-prod-blob", "pe-loadwatch-prod-queue", "pe-loadwatch-prod-table", "pe-loadwatch-prod-vault"]);
        foreach (var properties in (System.Text.Json.JsonElement[])[prod.Properties("Microsoft.Storage/storageAccounts"), prod.Properties("Microsoft.KeyVault/vaults")])
        {
            At(properties, "networkAcls.defaultAction").GetString().ShouldBe("Deny");
            At(properties, "networkAcls.ipRules").EnumerateArray().Select(rule => rule.GetProperty("value").GetString()).ShouldBe(["203.0.113.7", "203.0.113.8"]);
        }

        (await Bicep.DeployAsync("dev", Bicep.Everything)).All("Microsoft.Network/privateEndpoints").ShouldBeEmpty();
    }
}
