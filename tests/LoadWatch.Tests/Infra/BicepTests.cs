using System.Text.Json;

namespace LoadWatch.Tests.Infra;

/// <summary>infra/, seen by the real compiler and its linter.</summary>
public sealed class BicepTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.PathTo("infra"), "*.bicep*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
        .Select(file => Path.GetRelativePath(Repository.PathTo("infra"), file)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("build", "main.bicep")]
    [InlineData("build-params", "dev.bicepparam")]
    [InlineData("build-params", "prod.bicepparam")]
    public async Task The_compiler_has_nothing_to_say(string command, string file)
    {
        var (given, complaints) = await Bicep.RunAsync(Repository.PathTo("infra"), environment: null, command, file, "--stdout");
        complaints.ShouldBeEmpty();
        using var _ = JsonDocument.Parse(given);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_linter_has_nothing_to_say_and_the_formatter_nothing_to_do(string file)
    {
        var folder = Repository.PathTo("infra");
        (await Bicep.RunAsync(folder, environment: null, "lint", file)).ShouldBe(("", ""));
        (await Bicep.RunAsync(folder, environment: null, "format", file, "--stdout")).Given.ShouldBe(await File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("param unused string", "no-unused-params")]
    [InlineData("output key string = listKeys(resourceId('Microsoft.Storage/storageAccounts', 'a'), '2025-06-01').keys[0].value", "outputs-should-not-contain-secrets")]
    [InlineData("param given object\noutput out string = given.a", "use-user-defined-types")]
    [InlineData("output login string = 'https://login.microsoftonline.com/'", "no-hardcoded-env-urls")]
    public async Task The_linter_is_strict(string line, string rule)
    {
        var folder = Bicep.Copy();
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.bicep"), line + "\n", TestContext.Current.CancellationToken);
        (await Bicep.RunAsync(folder, environment: null, "build", "bad.bicep", "--stdout")).Complaints.ShouldContain($"Error {rule}");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nobody_to_tell_is_no_deployment()
    {
        var (_, complaints) = await Bicep.RunAsync(Repository.PathTo("infra"), new Dictionary<string, string>(StringComparer.Ordinal), "build-params", "prod.bicepparam", "--stdout");
        complaints.ShouldContain("LOADWATCH_OPERATOR_EMAIL");
    }
}
