using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace LoadWatch.Tests;

/// <summary>
/// The storage of a world: the real clients on the emulator, but for two things. How long a message stays hidden is
/// measured by the world's clock, and a request can be made to fail.
/// </summary>
internal sealed partial class WorldStorage(string connection, TimeProvider clock) : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _due = new();

    /// <summary>Which requests fail with 503, before they reach the storage; null lets all through.</summary>
    public Func<Request, bool>? Fails { get; set; }

    public QueueServiceClient Queues()
    {
        var options = new QueueClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return new QueueServiceClient(connection, options);
    }

    public TableServiceClient Tables()
    {
        var options = new TableClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return new TableServiceClient(connection, options);
    }

    /// <summary>Every message that was put on a queue, as it went to the storage.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>When a message may be seen.</summary>
    public DateTimeOffset DueOf(string messageId) => _due.GetValueOrDefault(messageId, DateTimeOffset.MinValue);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ThrowIfDown(message.Request);
        ProcessNext(message, pipeline);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ThrowIfDown(message.Request);
        ThrowIfARowComesTwice(message.Request);
        Note(message.Request);
        var hidden = message.Request.Method == RequestMethod.Post ? TakeHidden(message.Request) : TimeSpan.Zero;
        await ProcessNextAsync(message, pipeline);
        if (hidden > TimeSpan.Zero && message.Response.Status == 201)
            _due[XDocument.Parse(message.Response.Content.ToString()).Descendants("MessageId").Single().Value] = clock.GetUtcNow() + hidden;
    }

    private static TimeSpan TakeHidden(Request request)
    {
        const string name = "visibilitytimeout=";
        var parts = request.Uri.Query.TrimStart('?').Split('&');
        if (Array.Find(parts, part => part.StartsWith(name, StringComparison.Ordinal)) is not { } given)
            return TimeSpan.Zero;
        request.Uri.Query = "?" + string.Join('&', parts.Where(part => part != given));
        return TimeSpan.FromSeconds(int.Parse(given[name.Length..]));
    }

    private void Note(Request request)
    {
        if (request.Content is not null && request.Method == RequestMethod.Post && request.Uri.Path!.EndsWith("/messages", StringComparison.Ordinal))
        {
            using var body = new MemoryStream();
            request.Content.WriteTo(body, CancellationToken.None);
            Messages.Enqueue(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        }
    }

    /// <summary>The emulator takes a row twice in one transaction; the service does not.</summary>
    private static void ThrowIfARowComesTwice(Request request)
    {
        if (request.Content is null || !request.Uri.Path!.EndsWith("$batch", StringComparison.Ordinal))
            return;
        using var body = new MemoryStream();
        request.Content.WriteTo(body, CancellationToken.None);
        var keys = RowKey.Matches(System.Text.Encoding.UTF8.GetString(body.ToArray())).Select(match => Uri.UnescapeDataString(match.Groups["key"].Value)).ToArray();
        if (keys.Length != keys.Distinct().Count())
            throw new RequestFailedException(400, "InvalidDuplicateRow: " + string.Join(' ', keys));
    }

    /// <summary>In the address of an update or deletion, in the body of an addition.</summary>
    [GeneratedRegex("^(?:PUT|PATCH|MERGE|DELETE) [^\\r\\n]*RowKey='(?<key>[^']*)'|^POST [^{]*\\{[^\\r\\n]*\"RowKey\":\"(?<key>[^\"]*)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowKey { get; }

    private void ThrowIfDown(Request request)
    {
        if (Fails?.Invoke(request) == true)
            throw new RequestFailedException(503, "The world's storage is down.");
    }
}
