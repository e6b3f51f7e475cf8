using LoadWatch.Core.Languages;

namespace LoadWatch.Core.Weekly;

/// <summary>A letter as its reader gets it, whether as HTML or as plain text: both are made of the same blocks.</summary>
/// <param name="Language">The language.</param>
/// <param name="Subject">One line.</param>
/// <param name="Title">The heading.</param>
/// <param name="Preheader">What an inbox shows beside the subject.</param>
/// <param name="Blocks">What it says, in order.</param>
/// <param name="Footer">What stands at its end, in small type.</param>
public sealed record Letter(
    Language Language, string Subject, string Title, string Preheader, IReadOnlyList<LetterBlock> Blocks, IReadOnlyList<LetterBlock> Footer);

/// <summary>A part of a letter.</summary>
public abstract record LetterBlock
{
    private LetterBlock() { }

    /// <summary>The sentence that matters most.</summary>
    public sealed record Lead(string Text) : LetterBlock;

    /// <summary>The heading of what follows.</summary>
    public sealed record Heading(string Text) : LetterBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : LetterBlock;

    /// <summary>Sentences that stand beside each other.</summary>
    public sealed record Items(IReadOnlyList<string> Texts) : LetterBlock;

    /// <summary>A table; the first cell of a row is its heading.</summary>
    public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : LetterBlock;

    /// <summary>Where the picture stands; the table that follows has the same numbers.</summary>
    public sealed record Picture(string Alt) : LetterBlock;

    /// <summary>The one next step.</summary>
    /// <param name="Call">Whom to call, as a sentence.</param>
    /// <param name="Phone">The number in that sentence; null where there is none.</param>
    public sealed record Step(string Title, string Text, string Call, string? Phone) : LetterBlock;

    /// <summary>An address to open; the foremost one is a button.</summary>
    public sealed record Link(string Text, Uri To, bool IsForemost = false) : LetterBlock;
}
