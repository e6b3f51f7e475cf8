using System.Text.RegularExpressions;

namespace LoadWatch.Tests.Harm;

/// <summary>The documents on security say what is so: each row of the threats has a test, and each test that is named is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly HashSet<string> Tests = [.. typeof(DocumentTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0).Select(method => $"{type.FullName}.{method.Name}"))];

    [Fact]
    public void Every_threat_has_a_test_that_exists()
    {
        Threats.All.Where(threat => threat.Applies).SelectMany(threat => threat.Tests.Where(test => !Tests.Contains(test)).Select(test => $"{threat}: {test}")).ShouldBeEmpty();
        Threats.All.Where(threat => threat.Applies && (threat.What.Length < 10 || threat.Against.Length < 10)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_element_has_each_of_the_six_kinds_of_threat_or_says_why_it_does_not_apply()
    {
        var elements = Threats.Elements.Select(element => element.Name).ToArray();
        elements.Distinct(StringComparer.Ordinal).Count().ShouldBe(elements.Length);
        var wanted = elements.SelectMany(element => "STRIDE".Select(kind => (element, $"{kind}")));
        Threats.All.Select(threat => (threat.Element, threat.Kind)).Distinct().ShouldBe(wanted, ignoreOrder: true);
        var none = Threats.All.Where(threat => !threat.Applies).ToArray();
        none.ShouldAllBe(threat => threat.Against.StartsWith("because ", StringComparison.Ordinal) && threat.ShownBy == "-");
        none.Where(threat => Threats.All.Any(other => other != threat && (other.Element, other.Kind) == (threat.Element, threat.Kind))).ShouldBeEmpty("a kind cannot both apply and not");
    }

    /// <summary>Whoever adds a folder says to which element it belongs.</summary>
    [Fact]
    public void Every_folder_of_what_runs_or_deploys_is_an_elements_and_every_place_of_an_element_exists()
    {
        var places = Threats.Elements.SelectMany(element => Quoted.Matches(element.Where).Select(match => match.Value.Trim('`'))).ToHashSet(StringComparer.Ordinal);
        var folders = Directory.EnumerateDirectories(Repository.PathTo("functions")).Select(folder => $"functions/{Path.GetFileName(folder)}").Where(folder => folder is not ("functions/bin" or "functions/obj"));
        folders.Concat(["infra", ".github/workflows", ".ci"]).Where(folder => !places.Contains(folder)).ShouldBeEmpty();
        places.Where(place => !Path.Exists(Repository.PathTo(place.Split('/')))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_requirement_has_an_id_of_the_standard_a_word_and_a_place()
    {
        var rows = Rows("asvs.md").Select(row => row.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToArray();
        rows.Length.ShouldBe(253);
        rows.Select(row => row[0]).Distinct().Count().ShouldBe(253);
        rows.ShouldAllBe(row => Id.IsMatch(row[0]) && row[1].Length > 0 && row[3].Length > 0);
        rows.Select(row => row[2]).Distinct().Order().ShouldBe(["met", "n/a", "not met", "partly"]);
        rows.SelectMany(row => Named(row[3])).Where(name => !Tests.Contains(name)).ShouldBeEmpty();
    }

    private static List<string> Rows(string document) => [.. File.ReadLines(Repository.PathTo("docs", document))
        .Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal) && !line.StartsWith("| id", StringComparison.Ordinal))];

    private static IEnumerable<string> Named(string row) => Name.Matches(row).Select(match => match.Value.Trim('`'));

    [GeneratedRegex("`LoadWatch\\.Tests\\.[A-Za-z0-9_.]+`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name { get; }

    [GeneratedRegex("`[^`]+`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id { get; }
}
