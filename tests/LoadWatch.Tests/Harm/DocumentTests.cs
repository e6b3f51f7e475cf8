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
        var rows = Rows("security.md");
        rows.Count.ShouldBeGreaterThan(30);
        rows.Where(row => !Named(row).Any()).ShouldBeEmpty();
        rows.SelectMany(Named).Where(name => !Tests.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_element_of_the_system_is_looked_at_for_every_kind_of_threat_that_it_can_have()
    {
        var kinds = Rows("security.md").Select(row => row.Split('|', StringSplitOptions.TrimEntries)[2]).ToArray();
        kinds.Distinct().Order().ShouldBe(["D", "E", "I", "R", "S", "T"]);
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
        .Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal) && !line.StartsWith("| element", StringComparison.Ordinal) && !line.StartsWith("| id", StringComparison.Ordinal))];

    private static IEnumerable<string> Named(string row) => Name.Matches(row).Select(match => match.Value.Trim('`'));

    [GeneratedRegex("`LoadWatch\\.Tests\\.[A-Za-z0-9_.]+`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name { get; }

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id { get; }
}
