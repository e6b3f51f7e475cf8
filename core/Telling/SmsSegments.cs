namespace LoadWatch.Core.Telling;

/// <summary>How the characters of a text message travel.</summary>
public enum SmsEncoding
{
    /// <summary>7 bits a character, from the GSM 03.38 default alphabet and its extension table.</summary>
    Gsm7,

    /// <summary>16 bits a UTF-16 unit; one character outside GSM-7 forces the whole text into it.</summary>
    Ucs2,
}

/// <summary>
/// What a text costs: the carrier bills by segment (3GPP TS 23.038 for the alphabets, TS 23.040 for joined messages).
/// </summary>
/// <param name="Encoding">How the text travels.</param>
/// <param name="Units">Septets (GSM-7, an extension character takes 2) or UTF-16 units (UCS-2); at least 0.</param>
/// <param name="Segments">Segments billed; 0 for the empty text, else at least 1.</param>
public sealed record SmsSegments(SmsEncoding Encoding, int Units, int Segments)
{
    /// <summary>Septets of a GSM-7 text that goes as a single segment.</summary>
    public const int Gsm7Single = 160;

    /// <summary>Septets of each segment of a GSM-7 text of several; the header takes 7.</summary>
    public const int Gsm7Joined = 153;

    /// <summary>Units of a UCS-2 text that goes as a single segment.</summary>
    public const int Ucs2Single = 70;

    /// <summary>Units of each segment of a UCS-2 text of several; the header takes 3.</summary>
    public const int Ucs2Joined = 67;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>
    /// Counts a text. Neither an extension character (escape and code) nor a surrogate pair is split over a border,
    /// so a segment of several may hold one unit less.
    /// </summary>
    /// <param name="text">The text as it is sent.</param>
    public static SmsSegments Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(c => Septets(c) > 0)
            ? Fill(SmsEncoding.Gsm7, text.Select(Septets), Gsm7Single, Gsm7Joined)
            : Fill(SmsEncoding.Ucs2, Characters(text), Ucs2Single, Ucs2Joined);
    }

    private static int Septets(char c) => Basic.Contains(c) ? 1 : Extension.Contains(c) ? 2 : 0;

    private static IEnumerable<int> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (pair) i++;
            yield return pair ? 2 : 1;
        }
    }

    private static SmsSegments Fill(SmsEncoding encoding, IEnumerable<int> characters, int single, int joined)
    {
        var (units, segments, room) = (0, 0, 0);
        foreach (var size in characters)
        {
            units += size;
            if (size > room) (segments, room) = (segments + 1, joined);
            room -= size;
        }

        return new(encoding, units, units > single ? segments : Math.Min(units, 1));
    }
}
