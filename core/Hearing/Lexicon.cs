using System.Diagnostics.CodeAnalysis;

namespace LoadWatch.Core.Hearing;

/// <summary>
/// Phrases and what each means. A phrase is written as its words with a space between, each with its alternatives
/// (<c>stop|quit</c>), and with a question mark at the end where it may be left out (<c>the|your?</c>).
/// </summary>
/// <typeparam name="T">What a phrase means.</typeparam>
internal sealed class Lexicon<T>
    where T : struct
{
    private readonly Node _root = new();

    /// <summary>Adds phrases of one meaning.</summary>
    /// <exception cref="ArgumentException">A phrase has another meaning already, or none of its words is needed.</exception>
    public Lexicon<T> Add(T meaning, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            Add(_root, phrase.Split(' '), meaning);
        }

        return this;
    }

    /// <summary>
    /// The number of words of the longest phrase that the words start with; 0 for none. Looks at no more words than the
    /// longest phrase has.
    /// </summary>
    public int Match(ReadOnlySpan<string> words, out T meaning)
    {
        meaning = default;
        var (node, longest) = (_root, 0);
        for (var count = 0; count < words.Length && node.TryNext(words[count], out node!);)
        {
            count++;
            if (node.Meaning is { } found)
            {
                (meaning, longest) = (found, count);
            }
        }

        return longest;
    }

    /// <summary>Whether the words are one phrase, no more and no less.</summary>
    public bool Is(ReadOnlySpan<string> words, out T meaning) => Match(words, out meaning) == words.Length && words.Length > 0;

    private static void Add(Node node, ReadOnlySpan<string> positions, T meaning)
    {
        if (positions.IsEmpty)
        {
            node.Mean(meaning);
            return;
        }

        var position = positions[0];
        if (position.EndsWith('?'))
        {
            Add(node, positions[1..], meaning);
        }

        foreach (var word in position.TrimEnd('?').Split('|'))
        {
            Add(node.Then(word), positions[1..], meaning);
        }
    }

    private sealed class Node
    {
        // Most nodes are the last of their phrase and never need one.
        private Dictionary<string, Node>? _next;

        public T? Meaning { get; private set; }

        public bool TryNext(string word, [NotNullWhen(true)] out Node? node)
        {
            node = null;
            return _next is not null && _next.TryGetValue(word, out node);
        }

        public Node Then(string word)
        {
            _next ??= new(StringComparer.Ordinal);
            if (!_next.TryGetValue(word, out var node))
            {
                node = new();
                _next.Add(word, node);
            }

            return node;
        }

        public void Mean(T meaning)
        {
            if (Meaning is { } other && !other.Equals(meaning))
            {
                throw new ArgumentException($"A phrase that means {other} cannot mean {meaning} as well.", nameof(meaning));
            }

            Meaning = meaning;
        }
    }
}
