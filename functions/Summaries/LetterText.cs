using System.Text;
using LoadWatch.Core.Weekly;

namespace LoadWatch.Summaries;

/// <summary>A letter as plain text, complete by itself.</summary>
internal static class LetterText
{
    public static string Write(Letter letter)
    {
        var text = new StringBuilder();
        text.Append(letter.Title).Append('\n').Append('=', letter.Title.Length).Append("\n\n");
        foreach (var block in letter.Blocks)
        {
            Write(text, block);
        }

        text.Append("-- \n");
        foreach (var block in letter.Footer)
        {
            Write(text, block);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, LetterBlock block)
    {
        switch (block)
        {
            case LetterBlock.Lead(var lead):
                text.Append(lead).Append(".\n\n");
                break;
            case LetterBlock.Heading(var heading):
                text.Append(heading).Append('\n').Append('-', heading.Length).Append('\n');
                break;
            case LetterBlock.Paragraph(var sentence):
                text.Append(sentence).Append("\n\n");
                break;
            case LetterBlock.Items(var items):
                foreach (var item in items)
                {
                    text.Append("* ").Append(item).Append('\n');
                }

                text.Append('\n');
                break;
            case LetterBlock.Table table:
                Write(text, table);
                break;
            case LetterBlock.Step(var title, var what, var call, _):
                text.Append(title).Append('\n').Append('-', title.Length).Append('\n').Append(what).Append('\n').Append(call).Append("\n\n");
                break;
            case LetterBlock.Link(var name, var to, _):
                text.Append(name).Append('\n').Append(to.AbsoluteUri).Append("\n\n");
                break;
            default:
                // The table beside a picture says the same.
                break;
        }
    }

    /// <summary>Columns side by side; in letters of one width they stand straight.</summary>
    private static void Write(StringBuilder text, LetterBlock.Table table)
    {
        IReadOnlyList<string>[] rows = [table.Columns, .. table.Rows];
        int[] widths = [.. Enumerable.Range(0, table.Columns.Count).Select(column => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        text.Append('\n');
    }
}
