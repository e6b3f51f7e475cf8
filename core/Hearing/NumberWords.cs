namespace LoadWatch.Core.Hearing;

/// <summary>The numbers from zero to ten in words, English and French.</summary>
internal static class NumberWords
{
    private static readonly string[][] _rows =
    [
        ["zero"], ["one", "un"], ["two", "deux"], ["three", "trois"], ["four", "quatre"], ["five", "cinq"],
        ["six"], ["seven", "sept"], ["eight", "huit"], ["nine", "neuf"], ["ten", "dix"],
    ];

    private static readonly Dictionary<string, int> _values = _rows
        .SelectMany((row, value) => row.Select(word => (word, value)))
        .ToDictionary(pair => pair.word, pair => pair.value, StringComparer.Ordinal);

    /// <summary>The number, 0 to 10; null where the word is none.</summary>
    public static int? Value(string word) => _values.TryGetValue(word, out var value) ? value : null;
}
