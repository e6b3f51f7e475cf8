using System.Text;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>Something that reads bytes or a text, and touches nothing.</summary>
internal abstract class ParserTarget : Target
{
    public override IReadOnlyList<byte[]> Seeds => [.. Samples.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Texts to begin with.</summary>
    protected abstract IReadOnlyList<string> Samples { get; }

    public override Task<string> ReadAsync(byte[] input) => Task.FromResult(Read(input));

    protected abstract string Read(byte[] input);

    protected static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    /// <summary>The first line, and what comes after it.</summary>
    protected static (string First, byte[] Body) Split(byte[] input) => Array.IndexOf(input, (byte)'\n') is >= 0 and var end
        ? (Text(input[..end]), input[(end + 1)..])
        : (Text(input), []);
}
