namespace LoadWatch.Core.Languages;

/// <summary>The languages that LoadWatch speaks, each with the spelling and the forms of one country.</summary>
public enum Language
{
    /// <summary>English as in the United States.</summary>
    EnglishUs,

    /// <summary>English as in the United Kingdom.</summary>
    EnglishGb,

    /// <summary>French as in Canada.</summary>
    FrenchCa,
}

/// <summary>The names of languages outside the code.</summary>
public static class LanguageTags
{
    /// <summary>Every language, the one that is spoken where nothing is known first.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.EnglishUs, Language.EnglishGb, Language.FrenchCa];

    /// <summary>The tag of RFC 5646: <c>en-US</c>, <c>en-GB</c>, <c>fr-CA</c>.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.EnglishUs => "en-US",
        Language.EnglishGb => "en-GB",
        Language.FrenchCa => "fr-CA",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Not a language."),
    };

    /// <summary>The language of a tag: the same one, else one of the same tongue; null for any other tongue.</summary>
    public static Language? OfTag(string? tag)
    {
        var parts = tag?.Trim().Split('-', '_') ?? [];
        return parts switch
        {
            [var tongue, ..] when tongue.Equals("fr", StringComparison.OrdinalIgnoreCase) => Language.FrenchCa,
            [var tongue] when tongue.Equals("en", StringComparison.OrdinalIgnoreCase) => Language.EnglishUs,
            [var tongue, .., var country] when tongue.Equals("en", StringComparison.OrdinalIgnoreCase) =>
                country.ToUpperInvariant() is "GB" or "IE" or "AU" or "NZ" or "ZA" or "IN" ? Language.EnglishGb : Language.EnglishUs,
            _ => null,
        };
    }
}
