using System.Globalization;

namespace LoadWatch.Core.Languages;

/// <summary>Says why, as the rest of a sentence: without a capital and without a stop.</summary>
public abstract class ReasonWords
{
    /// <summary>Says a reason; one of an unknown code is said by its code, so that nothing is hidden.</summary>
    /// <param name="reason">A reason as <see cref="Reasons"/> makes it.</param>
    public string Say(string reason) => Known(Reasons.Parts(reason)) ?? reason;

    /// <summary>The reason in this language; null for an unknown code.</summary>
    protected abstract string? Known(string[] parts);

    /// <summary>A day as reasons hold it.</summary>
    protected static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
