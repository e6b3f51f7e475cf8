namespace LoadWatch.Tests.Harm;

/// <summary>A row of docs/security.md.</summary>
/// <param name="Element">Of the list above the rows.</param>
/// <param name="Kind">A letter of STRIDE.</param>
/// <param name="What">The threat; <see cref="None"/> where there is none of the kind.</param>
/// <param name="Against">What stands against it, or why there is none.</param>
/// <param name="ShownBy">The tests, with commas between them.</param>
internal sealed record Threat(string Element, string Kind, string What, string Against, string ShownBy)
{
    public const string None = "does not apply";

    public bool Applies => What != None;

    /// <summary>The names of the tests, and of nothing else; what is no name comes as it is.</summary>
    public IEnumerable<string> Tests => ShownBy.Split(", ").Select(name => name is ['`', .. var inner, '`'] ? inner : $"no name: {name}");

    public override string ToString() => $"{Element}, {Kind}: {What}";
}

/// <summary>docs/security.md, as tests read it.</summary>
internal static class Threats
{
    /// <summary>The elements of the system, and where each is.</summary>
    public static IReadOnlyList<(string Name, string Where)> Elements { get; } = [.. Rows("## Elements", "## Threats", 2).Select(cells => (cells[0], cells[1]))];

    public static IReadOnlyList<Threat> All { get; } =
        [.. Rows("## Threats", "## Fuzzing", 5).Select(cells => new Threat(cells[0], cells[1], cells[2], cells[3], cells[4]))];

    private static IEnumerable<string[]> Rows(string from, string to, int cells)
    {
        foreach (var line in File.ReadLines(Repository.PathTo("docs", "security.md")).SkipWhile(line => line != from).TakeWhile(line => line != to).Where(line => line.StartsWith('|')).Skip(2))
        {
            var row = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            yield return row.Length == cells && row.All(cell => cell.Length > 0) ? row : throw new InvalidDataException($"A row of docs/security.md has not {cells} cells: {line}");
        }
    }
}
