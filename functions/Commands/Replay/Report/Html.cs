using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>Markup that is safe to show: what comes from outside gets into it only through <see cref="Of"/>, which encodes it.</summary>
internal readonly record struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html None => default;

    /// <summary>Markup with holes; whatever is put into a hole is encoded, unless it is markup itself.</summary>
    public static Html Of(HtmlParts parts) => new(parts.Markup);

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    public override string ToString() => _markup ?? "";
}

/// <summary>What the compiler makes of an interpolated string: literal parts are markup, holes are text.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlParts(int literals, int holes)
{
    private const int LengthOfAHole = 16;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literals + (holes * LengthOfAHole));

    public string Markup => _markup.ToString();

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html html) => _markup.Append(html.ToString());

    public void AppendFormatted(IEnumerable<Html> all)
    {
        foreach (var html in all)
        {
            _markup.Append(html.ToString());
        }
    }

    public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));
}
