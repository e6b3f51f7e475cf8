using System.Globalization;
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

    public static byte[] Of(RunnerPartition runner, IReadOnlyList<Access> looks, IReadOnlyList<SharedNote> shared)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "loadwatch.json", writer => writer.Write(JsonSerializer.Serialize(Everything(runner, looks, shared), Json)));
            Add(zip, "runs.csv", writer => Table(writer, runner.Runs.Select(row => row.Value).OrderBy(run => run.LocalStart), [
                ("source", run => run.Source), ("id", run => run.Id), ("sport", run => run.Sport), ("local start", run => run.LocalStart), ("start", run => run.Start),
                ("metres", run => run.Millimetres / 1000d), ("moving seconds", run => run.MovingSeconds), ("elapsed seconds", run => run.ElapsedSeconds),
                ("estimated", run => run.Estimated),
            ]));
            Add(zip, "flags.csv", writer => Table(writer, runner.Flags.Select(row => row.Value).OrderBy(flag => flag.Day), [
                ("day", flag => flag.Day), ("rule", flag => flag.Rule), ("level", flag => flag.Level), ("source", flag => flag.Source), ("run", flag => flag.Run),
                ("metres", flag => flag.Millimetres / 1000d), ("baseline metres", flag => flag.BaselineMillimetres / 1000d), ("ratio", flag => flag.Ratio),
                ("days since", flag => flag.DaysSince), ("raised", flag => flag.RaisedAt), ("withdrawn because", flag => flag.WithdrawnBecause), ("no text because", flag => flag.NoTextBecause),
            ]));
            Add(zip, "texts.csv", writer => Table(writer, runner.Texts.Select(row => row.Value).OrderBy(text => text.DueAt), [
                ("due", text => text.DueAt), ("kind", text => text.Kind), ("state", text => text.State), ("sent", text => text.SentAt), ("delivery", text => text.To is null ? text.Delivery : null),
                ("reason", text => text.To is null ? text.Reason : null), ("body", text => text.IsSealed ? "" : text.Body),
            ]));
            Add(zip, "messages-from-me.csv", writer => Table(writer, runner.Said.Select(row => row.Value).OrderBy(said => said.At), [
                ("at", said => said.At), ("body", said => said.Body), ("meaning", said => said.Meaning), ("pain", said => said.Pain), ("where", said => said.Where), ("side", said => said.Side),
            ]));
            Add(zip, "consents.csv", writer => Table(writer, runner.Consents.Select(row => row.Value), [
                ("kind", consent => consent.Kind), ("wording", consent => consent.Wording), ("given", consent => consent.Given), ("how", consent => consent.How),
                ("withdrawn", consent => consent.Withdrawn), ("address", consent => consent.Address),
            ]));
            Add(zip, "who-looked.csv", writer => Table(writer, looks, [
                ("at", look => look.At), ("clinic", look => look.Clinic), ("by", look => look.By), ("what", look => look.Kind),
            ]));
            Add(zip, "shared-by-clinics.csv", writer => Table(writer, shared, [
                ("at", note => note.At), ("clinic", note => note.Clinic), ("by", note => note.By), ("note", note => note.Words),
                ("exercises", note => note.Exercises is { } names ? string.Join(' ', names) : null),
            ]));
        }

        return bytes.ToArray();
    }

    private static object Everything(RunnerPartition runner, IReadOnlyList<Access> looks, IReadOnlyList<SharedNote> shared) => new
    {
        Profile = runner.Profile?.Value,
        Consents = runner.Consents.Select(row => row.Value),
        Links = runner.Links.Select(row => row.Value)
            .Select(link => new { link.Platform, link.Account, link.Scope, link.LinkedAt, link.KnownFrom, link.ReadAt, link.PausedBecause }),
        Runs = runner.Runs.Select(row => row.Value),
        Flags = runner.Flags.Select(row => row.Value),
        Texts = runner.Texts.Select(row => row.Value.IsSealed ? row.Value with { Body = "", Delivery = null, DeliveryError = null, Reason = null } : row.Value),
        Messages = runner.Said.Select(row => row.Value),
        Emails = runner.Mails.Select(row => row.Value.IsSealed ? row.Value with { Text = "" } : row.Value),
        WhoLooked = looks,
        SharedByClinics = shared,
    };

    private static void Add(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        write(writer);
    }

    private static void Table<T>(TextWriter writer, IEnumerable<T> rows, IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
    {
        using var csv = CsvWriter.Create(writer, Csv, leaveOpen: true);
        Line(csv, columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            Line(csv, columns.Select(column => Say(column.Value(row))));
        }
    }

    private static void Line(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field, CsvQuoting.Always);
        }

        csv.EndRecord();
    }

    private static string Say(object? value) => value switch
    {
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("s", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
