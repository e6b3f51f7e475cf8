using System.Globalization;

namespace LoadWatch.Core.Hearing;

/// <summary>PAUSE, and for how long.</summary>
internal static class Pausing
{
    private static readonly Lexicon<bool> _glue = new Lexicon<bool>().Add(
        true, "me|my|the|all|it|them|texts|messages|alerts|everything|for|about|les|mes|textos|alertes|pour|pendant|de");

    private static readonly Lexicon<int> _unitDays = new Lexicon<int>()
        .Add(1, "d|day|days|j|jr|jrs|jour|jours")
        .Add(7, "w|wk|wks|week|weeks|s|sem|semaine|semaines")
        .Add(30, "m|mo|mos|mth|mths|month|months|mois");

    /// <summary>The pause that the words ask for; null where they ask for none that has a length.</summary>
    /// <param name="words">The words, without the polite ones.</param>
    public static Heard? Read(string[] words)
    {
        if (words is not ["pause", ..])
        {
            return null;
        }

        var rest = words.AsSpan(1);
        while (_glue.Match(rest, out _) is > 0 and var glue)
        {
            rest = rest[glue..];
        }

        return rest.IsEmpty ? new Heard.Pause(Heard.Pause.DefaultDays) : Length(rest);
    }

    private static Heard.Pause? Length(ReadOnlySpan<string> words)
    {
        var (count, unit) = words.Length switch
        {
            1 => Split(words[0]),
            2 => (words[0], words[1]),
            _ => ("", ""),
        };
        if (!_unitDays.Is([unit], out var unitDays) || Count(count) is not (> 0 and var units))
        {
            return null;
        }

        return new(Math.Min(Math.Min(units, Heard.Pause.LongestDays) * unitDays, Heard.Pause.LongestDays));
    }

    /// <summary>The digits at the front of a word, and the rest of it.</summary>
    private static (string Count, string Unit) Split(string word)
    {
        var unit = word.AsSpan().TrimStart("0123456789");
        return (word[..^unit.Length], unit.ToString());
    }

    private static int Count(string word)
    {
        if (word.Length > 0 && word.All(char.IsAsciiDigit))
        {
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
        }

        return word is "a" or "une" ? 1 : NumberWords.Value(word) ?? 0;
    }
}
