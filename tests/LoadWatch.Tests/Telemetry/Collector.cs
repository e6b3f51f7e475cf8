using System.Collections.Concurrent;
using System.Text;
using LoadWatch.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests.Telemetry;

/// <summary>Stands in for an OpenTelemetry collector: takes OTLP over HTTP, and reads of it which span is of which trace.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string TraceId, string Name)> _spans = new();
    private readonly ConcurrentQueue<string> _metrics = new();

    private Collector(WebApplication app) => _app = app;

    public IReadOnlyList<(string TraceId, string Name)> Spans => [.. _spans];

    /// <summary>Environment variables that send a process's telemetry here, soon.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Exporting.OtlpSetting] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var collector = new Collector(app);
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector.Take(signal, body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>The names of the spans of a trace.</summary>
    public IReadOnlySet<string> Of(string trace) => _spans.Where(span => span.TraceId == trace).Select(span => span.Name).ToHashSet(StringComparer.Ordinal);

    public bool Has(string metric) => _metrics.Any(export => export.Contains(metric, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Take(string signal, byte[] body)
    {
        if (signal == "metrics")
        {
            _metrics.Enqueue(Encoding.Latin1.GetString(body));
        }
        else if (signal == "traces")
        {
            // ExportTraceServiceRequest.resource_spans, ResourceSpans.scope_spans, ScopeSpans.spans; Span.trace_id and name.
            foreach (var span in Members(body, 1).SelectMany(resource => Members(resource, 2)).SelectMany(scope => Members(scope, 2)))
                _spans.Enqueue((Convert.ToHexStringLower(Members(span, 1).Single()), Encoding.UTF8.GetString(Members(span, 5).Single())));
        }
    }

    /// <summary>The members of a protobuf message that have a length, by their number.</summary>
    private static List<byte[]> Members(byte[] message, int number)
    {
        var (found, at) = (new List<byte[]>(), 0);
        while (at < message.Length)
        {
            var tag = Number(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Number(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = Number(message, ref at);
                    if (tag >> 3 == number)
                        found.Add(message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} is none.");
            }
        }

        return found;
    }

    private static int Number(byte[] message, ref int at)
    {
        var (value, shift) = (0L, 0);
        while (true)
        {
            var part = message[at++];
            value |= (long)(part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80)
                return (int)value;
        }
    }
}
