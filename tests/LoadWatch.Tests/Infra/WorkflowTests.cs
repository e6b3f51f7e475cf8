using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace LoadWatch.Tests.Infra;

/// <summary>What GitHub and azd are told: it can be read, it may do little, and it takes nobody's code by a name that can move.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Repository.PathTo(".github", "workflows");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_may_do_nothing_and_each_job_the_least(string file)
    {
        var workflow = Read(Path.Combine(Folder, file));
        ((YamlMappingNode)workflow["permissions"]).Children.ShouldBeEmpty();
        foreach (var (name, job) in Jobs(workflow))
        {
            var permissions = ((YamlMappingNode)job["permissions"]).Children.ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value), StringComparer.Ordinal);
            permissions.ShouldContainKeyAndValue("contents", "read");
            permissions.Keys.Where(key => key is not ("contents" or "id-token")).ShouldBeEmpty();
            permissions.ContainsKey("id-token").ShouldBe(name is "deploy" or "dev" or "prod", name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_action_is_pinned_to_a_commit_and_says_which_version_that_is(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file)).Where(line => line.TrimStart(' ', '-').StartsWith("uses:", StringComparison.Ordinal)).ToArray();
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => Pinned().IsMatch(line) || line.TrimEnd().EndsWith("uses: ./.github/workflows/deploy.yml", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_password_is_used_and_no_expression_stands_in_a_script(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        text.ShouldNotContain("secrets.");
        foreach (var script in Jobs(Read(Path.Combine(Folder, file))).SelectMany(job => Steps(job.Job)).Where(step => step.Children.ContainsKey("run")).Select(step => Text(step["run"])))
        {
            script.ShouldNotContain("${{");
        }
    }

    [Fact]
    public void The_deployment_gives_each_parameter_that_is_no_secret()
    {
        var parameters = File.ReadAllText(Repository.PathTo("infra", "prod.bicepparam"));
        var secrets = parameters[parameters.IndexOf("param secrets", StringComparison.Ordinal)..];
        var wanted = Variables().Matches(parameters[..^secrets.Length]).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var step = Jobs(Read(Path.Combine(Folder, "deploy.yml"))).SelectMany(job => Steps(job.Job)).Single(step => step.Children.ContainsKey("id"));
        ((YamlMappingNode)step["env"]).Children.Keys.Select(Text).Order(StringComparer.Ordinal).ShouldBe(wanted);
    }

    [Fact]
    public void A_default_stands_in_the_parameter_files_or_is_the_same_there()
    {
        var defaults = Defaults().Matches(File.ReadAllText(Repository.PathTo("infra", "prod.bicepparam"))).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);
        var step = Jobs(Read(Path.Combine(Folder, "deploy.yml"))).SelectMany(job => Steps(job.Job)).Single(step => step.Children.ContainsKey("id"));
        foreach (var (name, value) in ((YamlMappingNode)step["env"]).Children.Select(pair => (Text(pair.Key), Text(pair.Value))))
        {
            var otherwise = Otherwise().Match(value);
            (otherwise.Success ? otherwise.Groups["value"].Value : "").ShouldBe(defaults.GetValueOrDefault(name, ""), name);
        }
    }

    [Fact]
    public void A_deployment_is_over_when_the_app_reaches_its_storage() =>
        Text(Steps(Jobs(Read(Path.Combine(Folder, "deploy.yml"))).ShouldHaveSingleItem().Job).Last()["run"]).ShouldEndWith("\"$PUBLIC/api/health/ready\"");

    [Fact]
    public void Where_the_tests_run_a_source_of_known_vulnerabilities_must_answer() =>
        Text(Jobs(Read(Path.Combine(Folder, "build.yml"))).Single(job => job.Name == "test").Job["env"]["LOADWATCH_AUDIT"]).ShouldBe("required");

    [Fact]
    public void Azd_builds_what_the_script_publishes_and_finds_the_app_by_its_tag()
    {
        var azure = Read(Repository.PathTo("azure.yaml"));
        var service = ((YamlMappingNode)azure["services"]).Children.ShouldHaveSingleItem();
        Text(service.Key).ShouldBe("loadwatch");
        File.ReadAllText(Repository.PathTo("infra", "modules", "function-app.bicep")).ShouldContain("'azd-service-name': 'loadwatch'");
        (Text(service.Value["host"]), Text(service.Value["language"]), Text(service.Value["dist"])).ShouldBe(("function", "custom", "./out"));
        Text(service.Value["hooks"]["prepackage"]["posix"]["run"]).ShouldBe("./loadwatch publish out");
        File.Exists(Repository.PathTo("infra", $"{Text(azure["infra"]["module"])}.bicepparam")).ShouldBeTrue();
    }

    private static YamlMappingNode Read(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(path)));
        return (YamlMappingNode)yaml.Documents.ShouldHaveSingleItem().RootNode;
    }

    private static IEnumerable<(string Name, YamlMappingNode Job)> Jobs(YamlMappingNode workflow) =>
        ((YamlMappingNode)workflow["jobs"]).Children.Select(job => (Text(job.Key), (YamlMappingNode)job.Value));

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) =>
        job.Children.TryGetValue("steps", out var steps) ? ((YamlSequenceNode)steps).Children.Cast<YamlMappingNode>() : [];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex("uses: [A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("readEnvironmentVariable\\('(?<name>[A-Z_]+)', '(?<value>[^']+)'\\)")]
    private static partial Regex Defaults();

    [GeneratedRegex("\\|\\| '(?<value>[^']*)' \\}\\}")]
    private static partial Regex Otherwise();

    [GeneratedRegex("readEnvironmentVariable\\('([A-Z_]+)'")]
    private static partial Regex Variables();
}
