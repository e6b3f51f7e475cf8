using CsvHelper;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>The columns of a table by name. A name may stand there more than once.</summary>
internal sealed class Columns(IReadOnlyList<string> names)
{
    private readonly string[] _names = [.. names.Select(name => name.Trim())];

    public int Count => _names.Length;

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (First(name) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first column of that name; -1 without one.</summary>
    public int First(string name) => Array.FindIndex(_names, other => other.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The last column of that name; -1 without one.</summary>
    public int Last(string name) => Array.FindLastIndex(_names, other => other.Equals(name, StringComparison.OrdinalIgnoreCase));

    public string this[int column] => _names[column];
}

/// <summary>The row that a table is being read at.</summary>
internal sealed class Row(CsvReader csv)
{
    /// <summary>The line of the file on which it begins, from 1.</summary>
    public int Line { get; } = (int)csv.LineNumber;

    /// <summary>How many rows stand before it.</summary>
    public long Number { get; } = csv.RowNumber - 1;

    /// <summary>The cell without surrounding space; empty where the table has no such column or the row no value.</summary>
    /// <exception cref="BadFieldException">The row is cut short.</exception>
    public string this[int column]
    {
        get
        {
            if (column < 0)
            {
                return "";
            }

            if (column >= csv.FieldCount)
            {
                throw new BadFieldException($"the row has {csv.FieldCount} fields and no column {column + 1}");
            }

            var cell = csv.GetString(column).Trim();
            return cell is "--" ? "" : cell;
        }
    }
}
