using System.IO.Compression;
using System.Text;
using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Hosting;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>Histories that somebody hands to the replay: tables of three kinds, bare or in a zip.</summary>
internal sealed class Histories : ParserTarget
{
    public override string Name => "histories";

    public override IReadOnlyList<Type> Parsers => [typeof(HistoryReader), typeof(HistoryFile), typeof(Commands.Replay.Reading.Sports)];

    public override IReadOnlyList<byte[]> Seeds => [.. base.Seeds, Zip("activities.csv", Samples[1]), Zip("export/Activities.CSV", Samples[0]), Zip("photo.jpg", "x"), []];

    public override IReadOnlyList<string> Words => ["Run", "Trail Run", "Activity Date", "Distance", "Activity Type", "sport_type", "distance_m", "\"", "\"\"", "PK\u0003\u0004", "06:00:00", "1,609.3", "Jun 1, 2030, 10:00:00 AM", "--"];

    protected override IReadOnlyList<string> Samples =>
    [
        "sport_type,start_date_local,distance_m,moving_time_s\nRun,2030-06-01T06:00:00,5000,1500\nRide,2030-06-02T06:00:00,1,1\nRun,nonsense,x,y\n",
        "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Moving Time\n1,\"Jun 1, 2030, 10:00:00 AM\",\"Morning, easy\",Run,1600,5.0,1500\n",
        "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Moving Time,Elapsed Time\nRunning,2030-06-01 06:00:00,false,\"Park\",5.00,300,00:25:00,150,00:25:00,00:26:00\n",
    ];

    public override bool IsDocumented(Exception fault) => fault is UnreadableHistoryException;

    // A zip of a few bytes may hold a table of many.
    public override long? MostAllocated(int length) => 64L * 1024 * 1024;

    public override long? MostBranches(int length) => null;

    protected override string Read(byte[] input)
    {
        var file = Path.Combine(Path.GetTempPath(), $"loadwatch-fuzz-{Environment.ProcessId}");
        File.WriteAllBytes(file, input);
        try
        {
            var history = HistoryReader.Read(file, new ReadingOptions());
            return $"{history.Format} {history.NotRuns} {string.Join('\n', history.Runs)} {string.Join('\n', history.BadRows)}";
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Zip(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}

/// <summary>host.json.</summary>
internal sealed class HostFile : ParserTarget
{
    public override string Name => "host-json";

    public override IReadOnlyList<Type> Parsers => [typeof(HostJson)];

    public override IReadOnlyList<string> Words => ["batchSize", "extensions", "queues", "functionTimeout", "-1", "00:00:01", "base64", "none"];

    protected override IReadOnlyList<string> Samples =>
        ["""{"version":"2.0","functionTimeout":"00:05:00","extensions":{"http":{"routePrefix":"api"},"queues":{"batchSize":8,"newBatchThreshold":4,"maxDequeueCount":5,"visibilityTimeout":"00:00:30","maxPollingInterval":"00:00:01","messageEncoding":"none"}}}"""];

    public override bool IsDocumented(Exception fault) => fault is InvalidDataException or InvalidOperationException;

    protected override string Read(byte[] input) => HostJson.Parse(Text(input)).ToString();
}

/// <summary>What the Functions host wraps around a message.</summary>
internal sealed class Envelopes : ParserTarget
{
    public override string Name => "envelopes";

    public override IReadOnlyList<Type> Parsers => [typeof(Envelope)];

    public override IReadOnlyList<string> Words => ["Data", "msg", "timer", "Metadata", "AA==", "//79", "4pyT"];

    protected override IReadOnlyList<string> Samples => ["""{"Data":{"msg":"eyJydW5uZXIiOiJhIn0="},"Metadata":{"DequeueCount":"1"}}""", """{"Data":{"timer":{"IsPastDue":false}},"Metadata":{}}"""];

    public override bool IsDocumented(Exception fault) => fault is System.Text.Json.JsonException or MalformedEnvelopeException or InvalidOperationException;

    protected override string Read(byte[] input)
    {
        Fires fires = input.Length % 2 == 0 ? new Fires.Queue("runs") : new Fires.Schedule("0 0 0 1 1 *");
        using var body = new MemoryStream(input);
        return Envelope.TextAsync(fires, body, CancellationToken.None).GetAwaiter().GetResult();
    }
}
