namespace LoadWatch.Core.Hearing;

/// <summary>How words about a pain go together.</summary>
internal static class AcheSyntax
{
    private const int LooksBack = 5;

    /// <summary>Knee3 and 3knee are two words each.</summary>
    public static string[] Apart(string[] words) => [.. words.SelectMany(word =>
    {
        var (front, back) = (word.AsSpan().TrimStart("0123456789").ToString(), word.AsSpan().TrimEnd("0123456789").ToString());
        return front.Length < word.Length && Hurts(front) ? (string[])[word[..^front.Length], front]
            : back.Length < word.Length && Hurts(back) ? [back, word[back.Length..]]
            : [word];
    })];

    /// <summary>No pain, no knee pain, doesn't really hurt, pas de douleur.</summary>
    public static bool IsDenied(ReadOnlySpan<string> before)
    {
        for (var back = 1; back <= Math.Min(LooksBack, before.Length); back++)
        {
            var word = before[^back];
            var known = AcheWords.All.Is([word], out var meaning);
            if (known && meaning.Says is AcheWord.Negation)
            {
                return true;
            }

            var light = known && meaning.Says is AcheWord.Part or AcheWord.Side or AcheWord.Glue or AcheWord.GlueOfPart;
            if (!light && word is not ("any" or "really" or "much" or "more" or "too" or "very" or "so" or "longer" or "all" or "trop" or "tres" or "even"))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Hurts(string word) => AcheWords.All.Is([word], out var meaning) && meaning.Says is AcheWord.Part or AcheWord.Ache;
}
