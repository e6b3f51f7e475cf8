using System.Text.Encodings.Web;
using System.Text.Json;
using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay;

/// <summary>The result for other programs. Members are only ever added.</summary>
internal static class ReplayJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ReplayResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("runs", result.Runs.Count);
            json.WriteString("first", Day(result.First));
            json.WriteString("last", Day(result.Last));
            Each(json, "flags", result.Flags, WriteFlag);
            Each(json, "texts", result.Texts, WriteText);
            Each(json, "quarantined", result.Aside<Standing.Quarantined>(), WriteQuarantined);
            Each(json, "badRows", result.History.BadRows, WriteBadRow);
            Each(json, "duplicates", result.Aside<Standing.Duplicate>(), (w, run) => WriteRun(w, run.Logged.Line, run.Logged.Run));
            json.WriteNumber("unknownDistance", result.Aside<Standing.UnknownDistance>().Count());
            json.WriteNumber("tooShort", result.Aside<Standing.TooShort>().Count());
            json.WriteNumber("notRuns", result.History.NotRuns);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFlag(Utf8JsonWriter json, Flag flag)
    {
        json.WriteString("date", Day(flag.Day));
        json.WriteString("rule", flag.Rule.Name());
        json.WriteString("level", flag.Level.Name());
        if (flag.Jump is { } jump)
        {
            json.WriteNumber("ratio", jump.Ratio);
        }
        else
        {
            json.WriteNull("ratio");
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReplayedText text)
    {
        json.WriteString("date", Day(text.Day));
        json.WriteString("level", text.Flag.Level.Name());
        json.WriteString("body", text.Body);
    }

    private static void WriteQuarantined(Utf8JsonWriter json, (HistoryRun Logged, Standing.Quarantined Standing) aside)
    {
        WriteRun(json, aside.Logged.Line, aside.Logged.Run);
        json.WriteString("reason", aside.Standing.Reason.Name());
    }

    private static void WriteRun(Utf8JsonWriter json, int line, Run run)
    {
        json.WriteNumber("line", line);
        json.WriteString("date", Day(run.Day));
    }

    private static void WriteBadRow(Utf8JsonWriter json, BadRow bad)
    {
        json.WriteNumber("line", bad.Line);
        json.WriteString("problem", bad.Problem);
    }
}
