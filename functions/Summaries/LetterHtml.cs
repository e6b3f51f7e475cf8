using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Weekly;
using LoadWatch.Site;

namespace LoadWatch.Summaries;

/// <summary>
/// A letter as HTML that mailboxes keep as it is: tables and inline styles, 600 px at most, nothing from elsewhere. The few rules in
/// the head make it dark where the reader wants that, and it is whole without them. Colours: at least 4.5 to 1 on their ground.
/// </summary>
internal sealed class LetterHtml
{
    /// <summary>What the picture is called in the HTML, after <c>cid:</c>.</summary>
    public const string PictureId = "weeks";

    private const string Font = "font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;";
    private const string Ink = "color:#14211b;";
    private const string Quiet = "color:#4b5b53;";
    private const string Hair = "border-bottom:1px solid #d5dcd7;";

    private const string Dark = """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
        .paper { background-color: #121a16 !important; } .card { background-color: #1a2520 !important; }
        .ink { color: #e9efe9 !important; } .quiet { color: #a9b8af !important; }
        .hair { border-color: #33443b !important; } .link { color: #6fd3b0 !important; }
        .step { background-color: #27402f !important; }
        .button { background-color: #6fd3b0 !important; } .onbutton { color: #0c1a14 !important; }
        }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    private LetterHtml() { }

    public static string Write(Letter letter)
    {
        var page = new LetterHtml();
        page.Frame(letter);
        return page._html.ToString();
    }

    private void Frame(Letter letter)
    {
        Line($"<!doctype html><html lang=\"{letter.Language.Tag()}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">");
        Line($"<title>{Say(letter.Subject)}</title>");
        Line($"<style>\n{Dark.ReplaceLineEndings("\n")}\n</style></head>");
        Line("<body class=\"paper\" style=\"margin:0;padding:0;background-color:#fbfaf6;\">");
        Line($"<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all;\">{Say(letter.Preheader)}</div>");
        Line("<table role=\"presentation\" class=\"paper\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background-color:#fbfaf6;\"><tr><td align=\"center\" style=\"padding:16px 8px;\">");
        // Outlook for Windows knows no max-width: a table of its own holds it to 600 px.
        Line("<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" align=\"center\"><tr><td><![endif]-->");
        Line("<table role=\"presentation\" class=\"card\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"max-width:600px;background-color:#ffffff;\"><tr><td style=\"padding:20px;text-align:left;\">");
        Line($"<p class=\"quiet\" style=\"margin:0 0 4px;{Font}font-size:14px;line-height:20px;{Quiet}\">LoadWatch</p>");
        Line($"<h1 class=\"ink\" style=\"margin:0 0 8px;{Font}font-size:22px;line-height:28px;{Ink}\">{Say(letter.Title)}</h1>");
        foreach (var block in letter.Blocks)
        {
            Write(block, isSmall: false);
        }

        Line("</td></tr><tr><td class=\"hair\" style=\"padding:12px 20px 20px;text-align:left;border-top:1px solid #d5dcd7;\">");
        foreach (var block in letter.Footer)
        {
            Write(block, isSmall: true);
        }

        Line("</td></tr></table>");
        Line("<!--[if mso]></td></tr></table><![endif]-->");
        Line("</td></tr></table></body></html>");
    }

    private void Write(LetterBlock block, bool isSmall)
    {
        switch (block)
        {
            case LetterBlock.Lead(var lead):
                Line($"<p class=\"ink\" style=\"margin:0 0 8px;{Font}font-size:18px;line-height:26px;font-weight:bold;{Ink}\">{Say(lead)}</p>");
                break;
            case LetterBlock.Heading(var heading):
                Line($"<h2 class=\"ink\" style=\"margin:20px 0 6px;{Font}font-size:17px;line-height:24px;{Ink}\">{Say(heading)}</h2>");
                break;
            case LetterBlock.Paragraph(var sentence):
                Line(isSmall
                    ? $"<p class=\"quiet\" style=\"margin:0 0 8px;{Font}font-size:13px;line-height:19px;{Quiet}\">{Say(sentence)}</p>"
                    : $"<p class=\"ink\" style=\"margin:0 0 8px;{Font}font-size:16px;line-height:24px;{Ink}\">{Say(sentence)}</p>");
                break;
            case LetterBlock.Items(var items):
                Items(items);
                break;
            case LetterBlock.Table table:
                Table(table);
                break;
            case LetterBlock.Picture(var alt):
                Line($"<img src=\"cid:{PictureId}\" width=\"560\" alt=\"{Say(alt)}\" style=\"display:block;width:100%;max-width:560px;height:auto;border:0;background-color:#ffffff;{Font}font-size:14px;line-height:20px;color:#14211b;\">");
                break;
            case LetterBlock.Step step:
                Step(step);
                break;
            case LetterBlock.Link(var text, var to, IsForemost: true):
                Line($"<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:16px 0 8px;\"><tr><td class=\"button\" style=\"background-color:#0b6b4f;padding:12px 20px;\"><a class=\"onbutton\" href=\"{Say(to.AbsoluteUri)}\" style=\"{Font}font-size:16px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none;\">{Say(text)}</a></td></tr></table>");
                break;
            case LetterBlock.Link(var text, var to, _):
                Line($"<p style=\"margin:0 0 8px;{Font}font-size:{(isSmall ? 13 : 16)}px;line-height:24px;\"><a class=\"link\" href=\"{Say(to.AbsoluteUri)}\" style=\"color:#0b6b4f;\">{Say(text)}</a></p>");
                break;
            default:
                throw new InvalidOperationException($"A {block.GetType().Name} cannot be written.");
        }
    }

    /// <summary>A list by its marks: Outlook indents real ones as it likes.</summary>
    private void Items(IReadOnlyList<string> items)
    {
        Line("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">");
        foreach (var item in items)
        {
            Line($"<tr><td class=\"ink\" style=\"padding:0 8px 6px 0;vertical-align:top;{Font}font-size:16px;line-height:24px;{Ink}\">&bull;</td><td class=\"ink\" style=\"padding:0 0 6px;{Font}font-size:16px;line-height:24px;{Ink}\">{Say(item)}</td></tr>");
        }

        Line("</table>");
    }

    private void Table(LetterBlock.Table table)
    {
        Line($"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" aria-label=\"{Say(table.Caption)}\" style=\"border-collapse:collapse;margin:0 0 8px;\"><tr>");
        foreach (var column in table.Columns)
        {
            Line($"<{(column.Length > 0 ? "th scope=\"col\"" : "td")} class=\"quiet hair\" style=\"text-align:left;vertical-align:bottom;padding:4px 8px 4px 0;{Hair}{Font}font-size:13px;line-height:18px;font-weight:normal;{Quiet}\">{Say(column)}</{(column.Length > 0 ? "th" : "td")}>");
        }

        Line("</tr>");
        foreach (var row in table.Rows)
        {
            var cells = row.Select((cell, column) => column == 0
                ? $"<th scope=\"row\" class=\"ink hair\" style=\"text-align:left;vertical-align:top;padding:6px 8px 6px 0;{Hair}{Font}font-size:15px;line-height:20px;font-weight:normal;{Ink}\">{Say(cell)}</th>"
                : $"<td class=\"ink hair\" style=\"text-align:left;vertical-align:top;padding:6px 8px 6px 0;{Hair}{Font}font-size:15px;line-height:20px;{Ink}\">{Say(cell)}</td>");
            Line($"<tr>{string.Join('\n', cells)}</tr>");
        }

        Line("</table>");
    }

    private void Step(LetterBlock.Step step)
    {
        Line("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:20px 0 0;\"><tr><td class=\"step\" style=\"background-color:#e6efe9;padding:14px 16px;\">");
        Line($"<h2 class=\"ink\" style=\"margin:0 0 4px;{Font}font-size:17px;line-height:24px;{Ink}\">{Say(step.Title)}</h2>");
        Line($"<p class=\"ink\" style=\"margin:0 0 4px;{Font}font-size:16px;line-height:24px;{Ink}\">{Say(step.Text)}</p>");
        Line($"<p class=\"ink\" style=\"margin:0;{Font}font-size:16px;line-height:24px;font-weight:bold;{Ink}\">{Call(step)}</p></td></tr></table>");
    }

    /// <summary>The sentence, with the number to touch, which stays on one line.</summary>
    private static string Call(LetterBlock.Step step)
    {
        if (step.Phone is not { } phone || DialAddress.Of(phone) is not { } address || step.Call.LastIndexOf(phone, StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return Say(step.Call);
        }

        var link = $"<a class=\"link\" href=\"{Say(address)}\" style=\"color:#0b6b4f;white-space:nowrap;\">{Say(phone)}</a>";
        return Say(step.Call[..at]) + link + Say(step.Call[(at + phone.Length)..]);
    }

    /// <summary>Short lines: a mail server may break long ones.</summary>
    private void Line(string html) => _html.Append(CultureInfo.InvariantCulture, $"{html}\n");

    private static string Say(string text) => Encoder.Encode(text);
}
