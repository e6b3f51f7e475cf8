using System.Globalization;
using System.Text;

namespace LoadWatch.Core.Hearing;

/// <summary>
/// A text as it is compared: lower case, without accents, in ASCII letters and digits where it has such; invisible
/// characters gone, emoji a space. By hand, for the process has no Unicode normalisation (InvariantGlobalization).
/// </summary>
internal static class Folding
{
    private const int FullWidth = 0xFEE0;
    private const int MathLetters = 0x1D400;
    private const int MathLettersEnd = 0x1D6A4;
    private const int MathDigits = 0x1D7CE;
    private const int MathDigitsEnd = 0x1D7FF;

    /// <summary>In each row the first character stands for the others.</summary>
    private static readonly string[] _rows =
    [
        "aàáâãäåāăąª", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľł", "nñńņň",
        "oòóôõöøōŏőº", "rŕŗř", "sśŝşšſ", "tţťŧ", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
        "'‘’‛ʼ`´′", "-‐‑‒–—―−", "/⁄∕", "?¿⸮",
    ];

    private static readonly Dictionary<int, string> _folds = Folds();

    /// <summary>Folds a text.</summary>
    public static string Fold(string body)
    {
        var folded = new StringBuilder(body.Length);
        foreach (var rune in body.EnumerateRunes())
        {
            Append(folded, rune);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune original)
    {
        var rune = Rune.ToLowerInvariant(Narrow(original));
        if (_folds.TryGetValue(rune.Value, out var plain))
        {
            folded.Append(plain);
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                break;
            case UnicodeCategory.DecimalDigitNumber:
                folded.Append((int)Rune.GetNumericValue(rune));
                break;
            case UnicodeCategory.Control when rune.Value is '\n' or '\r':
                folded.Append('\n');
                break;
            case UnicodeCategory.Control or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol:
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                folded.Append(' ');
                break;
            default:
                folded.Append(rune);
                break;
        }
    }

    /// <summary>Full-width characters and the bold, slanted and framed letters and digits that serve as fonts.</summary>
    private static Rune Narrow(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - FullWidth),
        >= MathLetters and < MathLettersEnd => new Rune('a' + ((rune.Value - MathLetters) % 26)),
        >= MathDigits and <= MathDigitsEnd => new Rune('0' + ((rune.Value - MathDigits) % 10)),
        _ => rune,
    };

    private static Dictionary<int, string> Folds()
    {
        var folds = new Dictionary<int, string> { ['œ'] = "oe", ['æ'] = "ae", ['ß'] = "ss", ['İ'] = "i" };
        foreach (var row in _rows)
        {
            foreach (var character in row[1..])
            {
                folds.Add(character, row[..1]);
            }
        }

        return folds;
    }
}
