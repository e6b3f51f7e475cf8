namespace LoadWatch.Core.Hearing;

/// <summary>A text about a pain: how strong, and where.</summary>
internal sealed class Aching
{
    private readonly HashSet<int> _numbers = [];
    private readonly HashSet<int> _numberWords = [];
    private readonly List<BodyPart> _parts = [];
    private readonly HashSet<Side> _sides = [];
    private bool _aches;
    private bool _achesIfPart;
    private bool _glue;
    private bool _other;
    private bool _oddNumber;
    private bool _ofAnother;
    private bool _isDenied;
    private bool _counts;
    private bool _loneBack;
    private bool _afterNumber;
    private bool _afterMeasure;

    /// <summary>The pain that the words tell of; null where they tell of none, or of a number that is no level of one.</summary>
    /// <param name="words">The words, without the polite ones.</param>
    public static Heard? Read(string[] words)
    {
        var aching = new Aching();
        words = AcheSyntax.Apart(words);
        for (var at = 0; at < words.Length;)
        {
            at += aching.Take(words, at);
        }

        return aching.Conclude();
    }

    private int Take(string[] words, int at)
    {
        var word = words[at];
        var (afterNumber, afterMeasure) = (_afterNumber, _afterMeasure);
        _afterNumber = _afterMeasure = false;
        if (char.IsAsciiDigit(word[^1]) || char.IsAsciiDigit(word[0]) || word[0] == '-')
        {
            return TakeNumber(words, at, afterMeasure);
        }

        var length = AcheWords.All.Match(words.AsSpan(at), out var meaning);
        if (length == 0 && NumberWords.Value(word) is { } number && !(number <= 2 && number > 0 && IsNamed(words.AsSpan(at + 1))))
        {
            if (afterMeasure || (at + 1 < words.Length && IsMeasure(words[at + 1])))
            {
                _other = true;
                return afterMeasure ? 1 : 2;
            }

            _numberWords.Add(number);
            _afterNumber = true;
            return 1;
        }

        if (length == 0)
        {
            _other |= NumberWords.Value(word) is null;
            return 1;
        }

        _loneBack |= length == 1 && word is "back" && !(at > 0 && words[at - 1] is "my" or "the" or "sore" or "bad" or "upper" or "mid");
        _afterMeasure = meaning.Says is AcheWord.Measure && word is not ("am" or "pm");
        TakePhrase(meaning, words.AsSpan(0, at), afterNumber);
        TakeSidesWithin(words.AsSpan(at, length));
        return length;
    }

    /// <summary>Whether a body part, a side or an ache comes first: after one or un, an article then, and two, which counts them.</summary>
    private static bool IsNamed(ReadOnlySpan<string> words) =>
        AcheWords.All.Match(words, out var meaning) > 0
        && meaning.Says is AcheWord.Part or AcheWord.Side or AcheWord.Ache or AcheWord.AcheOfPart;

    /// <summary>A whole number of one or two digits may be a level; one with a measure (5 miles, mile 5, 7:15) is something else.</summary>
    private int TakeNumber(string[] words, int at, bool afterMeasure)
    {
        var word = words[at];
        var unit = word.AsSpan().TrimStart("0123456789");
        if (afterMeasure || word.Contains(':'))
        {
            _other = true;
            return 1;
        }

        if (IsMeasure(unit) || (unit.IsEmpty && at + 1 < words.Length && IsMeasure(words[at + 1])))
        {
            _other = true;
            return unit.IsEmpty ? 2 : 1;
        }

        if (unit.IsEmpty && word.Length <= 2 && (at == 0 || words[at - 1] != "/") && int.Parse(word) is <= PainRule.MostPain and var level)
        {
            _numbers.Add(level);
            _afterNumber = true;
        }
        else
        {
            _oddNumber = true;
            _ofAnother |= at > 0 && words[at - 1] == "/";
        }

        return 1;
    }

    private static bool IsMeasure(ReadOnlySpan<char> word) => IsMeasure(word.ToString());

    private static bool IsMeasure(string word) => AcheWords.All.Is([word], out var meaning) && meaning.Says is AcheWord.Measure;

    private void TakePhrase((AcheWord Says, int Which) meaning, ReadOnlySpan<string> before, bool afterNumber)
    {
        switch (meaning.Says)
        {
            case AcheWord.Part:
                _parts.Add((BodyPart)meaning.Which);
                break;
            case AcheWord.Side:
                _sides.Add((Side)meaning.Which);
                break;
            case AcheWord.Ache or AcheWord.AcheOfPart when AcheSyntax.IsDenied(before):
                _isDenied = _other = true;
                break;
            case AcheWord.Ache:
                _aches = true;
                break;
            case AcheWord.AcheOfPart:
                _achesIfPart = true;
                break;
            case AcheWord.OfTen:
                _oddNumber |= !afterNumber;
                break;
            case AcheWord.GlueOfPart:
                _glue = true;
                break;
            case AcheWord.Exercise:
                _counts = _other = true;
                break;
            case AcheWord.Measure or AcheWord.Negation:
                _other = true;
                break;
        }
    }

    /// <summary>Bottom of my left foot.</summary>
    private void TakeSidesWithin(ReadOnlySpan<string> phrase)
    {
        foreach (var word in phrase)
        {
            if (AcheWords.All.Is([word], out var meaning) && meaning.Says is AcheWord.Side)
            {
                _sides.Add((Side)meaning.Which);
            }
        }
    }

    private Heard? Conclude()
    {
        var aches = _aches || (_achesIfPart && _parts.Count > 0);
        var about = aches || _parts.Count > 0;
        // An article is no number beside one: un 3 au genou.
        int[] levels = _numbers.Count > 0 ? [.. _numbers.Union(_numberWords.Where(value => value != 1))] : [.. _numberWords];
        if (!_other && !_oddNumber && levels.Length == 1 && (about || (_numbers.Count == 1 && !_glue && _sides.Count == 0)))
        {
            return new Heard.Pain(levels[0], Where, WhichSide);
        }

        if (_numbers.Count > 0 || _oddNumber)
        {
            return AmongOtherWords(aches);
        }

        return aches || (_parts.Count > 0 && !_other && _numberWords.Count == 0) ? new Heard.PainWithoutNumber(Where, WhichSide) : null;
    }

    /// <summary>
    /// A pain must not be lost for the words around it: one level beside a pain or a body part is a report, and of two nobody
    /// knows which is meant.
    /// </summary>
    private Heard? AmongOtherWords(bool aches)
    {
        var tells = aches || (_parts.Count > (_loneBack ? 1 : 0) && !_counts && !_isDenied);
        if (_numbers.Count == 1 && !_ofAnother && (tells || (_isDenied && _numbers.Contains(0))))
        {
            return new Heard.Pain(_numbers.First(), Where, WhichSide);
        }

        return aches || (tells && (_numbers.Count > 1 || !_other)) ? new Heard.PainWithoutNumber(Where, WhichSide) : null;
    }

    private BodyPart? Where => _parts.Count > 0 ? _parts[0] : null;

    private Side? WhichSide =>
        _sides.Count == 0 ? null
        : _sides.Count == 1 ? _sides.First()
        : _parts.Distinct().Count() < 2 ? Side.Both
        : null;
}
