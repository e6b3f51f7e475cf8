using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using LoadWatch.Storage;

namespace LoadWatch.Runner.Own;

/// <summary>All that is kept of a runner, as one zip: one JSON file with everything but secrets, and a CSV file a table.</summary>
internal static class Download
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    // A cell that begins like a formula is escaped, so that opening the file calculates nothing.
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    public static byte[] Of(RunnerPartition runner)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "loadwatch.json", writer => writer.Write(JsonSerializer.Serialize(Everything(runner), Json)));
            Add(zip, "runs.csv", writer => Table(writer, runner.Runs.Select(row => row.Value).OrderBy(run => run.LocalStart).Select(run => new
            {
                run.Source, run.Id, run.Sport, run.LocalStart, run.Start, Metres = run.Millimetres / 1000d, run.MovingSeconds, run.ElapsedSeconds, run.Estimated, run.AverageHeartRate,
            })));
            Add(zip, "flags.csv", writer => Table(writer, runner.Flags.Select(row => row.Value).OrderBy(flag => flag.Day).Select(flag => new
            {
                flag.Day, flag.Rule, flag.Level, flag.Source, flag.Run, Metres = flag.Millimetres / 1000d, BaselineMetres = flag.BaselineMillimetres / 1000d, flag.Ratio,
                flag.DaysSince, flag.RaisedAt, flag.WithdrawnBecause, flag.NoTextBecause,
            })));
            Add(zip, "texts.csv", writer => Table(writer, runner.Texts.Select(row => row.Value).OrderBy(text => text.DueAt).Select(text => new
            {
                text.DueAt, text.Kind, text.State, text.SentAt, text.Delivery, text.Reason, Body = text.IsSealed ? "" : text.Body,
            })));
            Add(zip, "messages-from-me.csv", writer => Table(writer, runner.Said.Select(row => row.Value).OrderBy(said => said.At).Select(said => new
            {
                said.At, said.Body, said.Meaning, said.Pain, said.Where, said.Side,
            })));
            Add(zip, "consents.csv", writer => Table(writer, runner.Consents.Select(row => row.Value)));
        }

        return bytes.ToArray();
    }

    private static object Everything(RunnerPartition runner) => new
    {
        Profile = runner.Profile?.Value,
        Consents = runner.Consents.Select(row => row.Value),
        Links = runner.Links.Select(row => row.Value)
            .Select(link => new { link.Platform, link.Account, link.Scope, link.LinkedAt, link.KnownFrom, link.ReadAt, link.PausedBecause }),
        Runs = runner.Runs.Select(row => row.Value),
        Flags = runner.Flags.Select(row => row.Value),
        Texts = runner.Texts.Select(row => row.Value.IsSealed ? row.Value with { Body = "" } : row.Value),
        Messages = runner.Said.Select(row => row.Value),
        Emails = runner.Mails.Select(row => row.Value.IsSealed ? row.Value with { Text = "" } : row.Value),
    };

    private static void Add(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        write(writer);
    }

    private static void Table<T>(TextWriter writer, IEnumerable<T> rows)
    {
        using var csv = CsvWriter.Create(writer, Csv, leaveOpen: true);
        csv.WriteRecords(rows);
    }
}
