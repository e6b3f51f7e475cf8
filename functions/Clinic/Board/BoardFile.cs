using System.Globalization;
using System.Text;
using CsvHelper;
using LoadWatch.Core.Languages;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Board;

/// <summary>A list as CSV, for a spreadsheet: what a runner or a member wrote is never taken for a formula there.</summary>
internal static class BoardFile
{
    private static readonly CsvWriterOptions Format = new() { Injection = CsvInjection.Escape };

    public static byte[] Of(IEnumerable<BoardRow> rows, Words words, ClinicProfile clinic, DateOnly today)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = CsvWriter.Create(text, Format, leaveOpen: true))
        {
            var w = words.Board;
            Write(csv, [w.Runner, w.Status, w.Why, w.Pain, w.Routine, w.LastContact, w.Owner, w.Data, $"{w.TwelveWeeks} ({w.Distance(clinic.Unit)})"]);
            foreach (var row in rows)
            {
                Write(csv,
                [
                    row.Name,
                    w.Name(row.Attention),
                    row.Why(words, clinic, today),
                    row.PainCell(words),
                    row.RoutineCell(words),
                    row.ContactCell(words, clinic),
                    row.OwnerName ?? w.Nobody,
                    row.DataCell(words, today),
                    string.Join(' ', row.Weeks.Select(metres => metres < 0 ? "?" : (metres * 1000L / (clinic.Unit is Core.Running.DistanceUnit.Miles ? 1_609_344.0 : 1_000_000.0)).ToString("0.0", CultureInfo.InvariantCulture))),
                ]);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field, CsvQuoting.Always);
        }

        csv.EndRecord();
    }
}
