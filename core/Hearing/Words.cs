using System.Globalization;
using System.Text;

namespace LoadWatch.Core.Hearing;

/// <summary>
/// The words of a text, folded. A number is a word; what is written together with it stays one word with it (5k, 3.5, -3,
/// 7:15), so that it is no plain number. A French elision is a word of its own (d', l'), an English contraction is one
/// word (dont). A slash after a number, a percent sign and a currency are words.
/// </summary>
internal sealed class Words
{
    private readonly List<string> _all = [];
    private readonly List<Range> _sentences = [];
    private readonly StringBuilder _word = new();
    private int _sentenceStart;
    private bool _asks;

    private Words() { }

    /// <summary>All words, in order.</summary>
    public string[] All { get; private set; } = [];

    /// <summary>The sentences that are no questions, as ranges of the words.</summary>
    public IReadOnlyList<Range> Sentences => _sentences;

    /// <summary>Whether there is no word, but a question mark.</summary>
    public bool AsksOnly => _asks && All.Length == 0;

    /// <summary>Takes a text apart.</summary>
    public static Words Of(string body)
    {
        var words = new Words();
        var text = Folding.Fold(body);
        for (var at = 0; at < text.Length; at++)
        {
            words.Take(text, at);
        }

        words.EndSentence(question: false);
        words.All = [.. words._all];
        return words;
    }

    private void Take(string text, int at)
    {
        var c = text[at];
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        if (char.IsLetter(c) || char.IsNumber(c) || char.IsSurrogate(c) || BelongsToNumber(c, before, after))
        {
            _word.Append(c);
        }
        else if (c == '\'' && _word.Length > 0 && char.IsLetter(after))
        {
            Elide();
        }
        else
        {
            Separate(c);
        }
    }

    private static bool BelongsToNumber(char c, char before, char after) =>
        char.IsAsciiDigit(after)
        && ((char.IsAsciiDigit(before) && c != '/' && !char.IsWhiteSpace(c))
            || (char.IsWhiteSpace(before) && (c is '-' or '.' or ',')));

    private void Elide()
    {
        if ((_word.Length == 1 && "cdjlmnst".Contains(_word[0])) || _word.Equals("qu"))
        {
            _word.Append('\'');
            EndWord();
        }
    }

    private void Separate(char c)
    {
        EndWord();
        if (c == '%' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol
            || (c == '/' && _all.Count > 0 && char.IsAsciiDigit(_all[^1][^1])))
        {
            _all.Add(c.ToString());
        }
        else if (c is '.' or '!' or '?' or ';' or '\n')
        {
            _asks |= c == '?';
            EndSentence(question: c == '?');
        }
    }

    private void EndWord()
    {
        if (_word.Length > 0)
        {
            _all.Add(_word.ToString());
            _word.Clear();
        }
    }

    private void EndSentence(bool question)
    {
        EndWord();
        if (!question && _all.Count > _sentenceStart)
        {
            _sentences.Add(_sentenceStart.._all.Count);
        }

        _sentenceStart = _all.Count;
    }
}
