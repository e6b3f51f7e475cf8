namespace LoadWatch.Core.Hearing;

/// <summary>Whether a text means stop. In doubt between that and something harmless it does; running talk is no doubt.</summary>
internal static class Stopping
{
    private const int LongestSpelled = 20;

    private static readonly Lexicon<Part> _alone = new Lexicon<Part>().Add(Part.Stop, StopPhrases.Alone).Add(Part.Filler, StopPhrases.Fillers);

    private static readonly Lexicon<Part> _anywhere = new Lexicon<Part>().Add(Part.Stop, StopPhrases.Anywhere);

    private static readonly Lexicon<bool> _running = new Lexicon<bool>().Add(true, StopPhrases.RunningTalk);

    private enum Part
    {
        Stop,
        Filler,
    }

    /// <summary>Whether the whole text says stop, or a sentence of it that is no question, or a phrase anywhere.</summary>
    public static bool IsSaidIn(Words text)
    {
        var words = Array.ConvertAll(text.All, Shorten);
        return IsAlone(words)
            || BeginsWithStop(words)
            || text.Sentences.Any(sentence => IsAlone(words.AsSpan(sentence)))
            || IsSpelled(words)
            || IsAnywhere(words);
    }

    /// <summary>Stooop and stoppp are stop.</summary>
    private static string Shorten(string word)
    {
        if (word.Length < 5 || word[0] != 's')
        {
            return word;
        }

        var letters = 0;
        for (var at = 0; at < word.Length; at++)
        {
            if (at > 0 && word[at] == word[at - 1])
            {
                continue;
            }

            if (letters == 4 || word[at] != "stop"[letters])
            {
                return word;
            }

            letters++;
        }

        return letters == 4 ? "stop" : word;
    }

    private static bool IsAlone(ReadOnlySpan<string> words)
    {
        var stops = false;
        while (!words.IsEmpty)
        {
            var length = _alone.Match(words, out var part);
            if (length == 0)
            {
                return false;
            }

            stops |= part is Part.Stop;
            words = words[length..];
        }

        return stops;
    }

    /// <summary>STOP and then whatever, but for talk of stopping a run.</summary>
    private static bool BeginsWithStop(ReadOnlySpan<string> words) => words is ["stop", ..] && _running.Match(words[1..], out _) == 0;

    /// <summary>S T O P, s.t.o.p.</summary>
    private static bool IsSpelled(string[] words) =>
        words.Length is > 1 and <= LongestSpelled && words.All(word => word.Length == 1) && IsAlone([string.Concat(words)]);

    private static bool IsAnywhere(string[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (_anywhere.Match(words.AsSpan(at), out _) > 0 && !IsForbidden(words.AsSpan(0, at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words before a phrase forbid it: "please don't stop texting", not "you don't stop texting".</summary>
    private static bool IsForbidden(ReadOnlySpan<string> before)
    {
        var subject = before switch
        {
            [.., "do", "not"] => before[..^2],
            [.., "dont"] => before[..^1],
            _ => ["you"],
        };
        return subject is not [.., "you" or "u" or "they" or "it" or "these" or "texts" or "messages"];
    }
}
