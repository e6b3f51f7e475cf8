namespace LoadWatch.Core.Hearing;

/// <summary>Words that make a text polite and add nothing to it.</summary>
internal static class Politeness
{
    /// <summary>The phrases.</summary>
    public static readonly string[] Phrases =
    [
        "please|pls|plz|plse|kindly|now|sorry|cheers|hi|hello|hey|bye there?",
        "many? thanks|thank|thx|tks|tx|ty you|u? very|so|a? much|lot?",
        "svp|stp|merci|bonjour|bonsoir|salut|allo|desole|desolee|maintenant beaucoup|bien?",
        "s'|sil|s il? vous|te plait",
    ];

    private static readonly Lexicon<bool> _polite = new Lexicon<bool>().Add(true, Phrases);

    /// <summary>The words but for the polite ones.</summary>
    public static string[] Without(string[] words)
    {
        var matter = new List<string>(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var polite = _polite.Match(words.AsSpan(at), out _);
            if (polite == 0)
            {
                matter.Add(words[at]);
            }

            at += Math.Max(polite, 1);
        }

        return [.. matter];
    }
}
