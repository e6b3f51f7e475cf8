using System.Globalization;
using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>Reads what stands in a cell, or says which field makes no sense.</summary>
internal static class Fields
{
    private const int LongestQuote = 40;
    private const double LongestSeconds = 100 * 365.25 * 86_400;

    /// <summary>A distance in the given unit of so many metres; null where nothing stands there.</summary>
    public static Distance? Distance(string cell, double metres) => cell.Length == 0 ? null : Number("distance", cell) switch
    {
        < 0 => throw new BadFieldException($"distance {Quote(cell)} is below zero"),
        var number and <= 1e9 => Core.Running.Distance.FromMetres(number * metres),
        _ => throw new BadFieldException($"distance {Quote(cell)} is too large"),
    };

    /// <summary>A time as seconds, or as hours, minutes and seconds; zero where nothing stands there.</summary>
    public static TimeSpan Time(string field, string cell)
    {
        if (cell.Length == 0)
        {
            return TimeSpan.Zero;
        }

        var seconds = 0d;
        foreach (var part in cell.Split(':'))
        {
            if (!double.TryParse(part.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                throw new BadFieldException($"{field} {Quote(cell)} is not a time");
            }

            seconds = (seconds * 60) + value;
        }

        return seconds <= LongestSeconds ? TimeSpan.FromSeconds(seconds) : throw new BadFieldException($"{field} {Quote(cell)} is too long");
    }

    /// <summary>
    /// A number with a decimal point or comma and perhaps groups of thousands: of a point and a comma the later one is the
    /// decimal mark; a lone comma before three digits parts thousands, as the exports in English write them.
    /// </summary>
    private static double Number(string field, string cell)
    {
        var text = cell.Replace("\u00a0", "").Replace("\u202f", "").Replace(" ", "");
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        var commaIsDecimal = comma > point && (point >= 0 || !PartsThousands(text));
        text = commaIsDecimal ? text.Replace(".", "").Replace(',', '.') : text.Replace(",", "");
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadFieldException($"{field} {Quote(cell)} is not a number");
    }

    private static bool PartsThousands(string text)
    {
        var groups = text.Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3);
    }

    /// <summary>A date and time of one of the formats.</summary>
    public static DateTime Date(string cell, string[] formats)
    {
        var text = cell.Replace('\u202f', ' ').Replace('\u00a0', ' ').Replace("Sept ", "Sep ");
        return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date
            : throw new BadFieldException($"date {Quote(cell)} is not a date");
    }

    /// <summary>What stands in the file, fit for a terminal: short, and without control characters.</summary>
    public static string Quote(string cell)
    {
        var shown = cell.Length > LongestQuote ? cell[..LongestQuote] + "..." : cell;
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) ? '?' : c))}'";
    }
}
