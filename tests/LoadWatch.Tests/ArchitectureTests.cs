using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using LoadWatch.Core.Running;
using LoadWatch.Storage;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace LoadWatch.Tests;

/// <summary>The walls of the house: who may know whom.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "LoadWatch";

    /// <summary>The feature folders are peers: they meet only through queue messages and storage.</summary>
    private static readonly string[] Features = ["Webhooks", "Runs", "Texting", "Mailing", "Summaries", "Runner", "Clinic", "Health"];

    private static readonly Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(RunnerId).Assembly, typeof(Run).Assembly, typeof(Azure.Data.Tables.TableClient).Assembly)
        .Build();

    public static TheoryData<string, string> PairsOfFeatures => [.. from one in Features from other in Features where one != other select (one, other)];

    [Theory]
    [MemberData(nameof(PairsOfFeatures))]
    public void No_feature_knows_another(string feature, string other) =>
        Types().That().ResideInNamespaceMatching(Of(feature)).Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Of(other))).Check(House);

    [Fact]
    public void A_platform_is_known_by_its_interface_only() =>
        Types().That().ResideInNamespaceMatching($"^{Root}\\.({string.Join('|', Features)}|Storage|Hosting)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}\\.Platforms\\.(Strava|Garmin)")).Check(House);

    [Fact]
    public void Storage_knows_no_feature_and_no_platform() =>
        Types().That().ResideInNamespaceMatching(Of("Storage"))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}\\.({string.Join('|', Features)}|Platforms|Hosting|Commands)")).Check(House);

    [Fact]
    public void Telemetry_knows_nobody() =>
        Types().That().ResideInNamespaceMatching(Of("Telemetry"))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}(\\.(?!Telemetry)|$)")).Check(House);

    [Fact]
    public void What_features_share_knows_no_feature() =>
        Types().That().ResideInNamespaceMatching($"^{Root}\\.(Site|Views|Drawing)(\\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}\\.({string.Join('|', Features)}|Hosting|Commands)(\\.|$)")).Check(House);

    [Fact]
    public void Only_storage_knows_a_table() =>
        Types().That().ResideInNamespaceMatching($"^{Root}\\.(?!Storage|Core)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^Azure\\.Data\\.Tables")).Check(House);

    [Fact]
    public void The_walls_can_be_seen_through_what_is_known_to_stand() =>
        Types().That().HaveName("LazyTable").Should().DependOnAny(Types().That().ResideInNamespaceMatching("^Azure\\.Data\\.Tables")).Check(House);

    [Fact]
    public void Hosting_knows_no_feature_but_for_the_list_of_triggers() =>
        Types().That().ResideInNamespaceMatching(Of("Hosting")).And().DoNotHaveNameContaining("Triggers").And().DoNotHaveNameContaining("<>c")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}\\.({string.Join('|', Features)}|Storage|Platforms)")).Check(House);

    [Fact]
    public void The_core_needs_nothing_but_the_runtime() =>
        typeof(Run).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name).ShouldAllBe(name => name!.StartsWith("System.", StringComparison.Ordinal));

    private static string Of(string feature) => $"^{Root}\\.{feature}(\\.|$)";
}
