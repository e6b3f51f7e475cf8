using System.Globalization;
using System.Text.Json;

namespace LoadWatch.Hosting;

/// <summary>
/// What host.json says, read by both drivers so that the limits are the same under the Functions host and without it.
/// Defaults are those of the Functions host; a missing <see cref="FunctionTimeout"/> there is 30 minutes, "-1" is none.
/// </summary>
public sealed record HostJson(string RoutePrefix, HostJson.QueueLimits Queues, TimeSpan? FunctionTimeout)
{
    public const string FileName = "host.json";

    /// <summary>Environment variables that override the file, as they do in Azure: <c>AzureFunctionsJobHost__extensions__queues__batchSize</c>.</summary>
    public const string OverridePrefix = "AzureFunctionsJobHost__";

    /// <param name="BatchSize">Messages received at once, 1 to 32.</param>
    /// <param name="NewBatchThreshold">How many more than a batch may run at the same time.</param>
    /// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
    /// <param name="VisibilityTimeout">The pause before a failed message is tried again.</param>
    /// <param name="MaxPollingInterval">The longest pause between two looks into an empty queue, from 100 ms.</param>
    /// <param name="MessageEncoding">"none" (plain text) or "base64".</param>
    public sealed record QueueLimits(
        int BatchSize,
        int NewBatchThreshold,
        int MaxDequeueCount,
        TimeSpan VisibilityTimeout,
        TimeSpan MaxPollingInterval,
        string MessageEncoding)
    {
        /// <summary>Messages of one queue that run at the same time.</summary>
        public int Concurrency => BatchSize + NewBatchThreshold;
    }

    /// <summary>Reads the file beside the executable or, where there is none, in the content root.</summary>
    public static HostJson Find(string contentRoot)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, FileName);
        return Load(File.Exists(beside) ? beside : Path.Combine(contentRoot, FileName));
    }

    public static HostJson Load(string path) =>
        Parse(File.ReadAllText(path), new ConfigurationBuilder().AddEnvironmentVariables(OverridePrefix).Build());

    /// <param name="json">The file.</param>
    /// <param name="overrides">What counts instead of the file's values; null leaves them as they are.</param>
    public static HostJson Parse(string json, IConfiguration? overrides = null)
    {
        var fields = new Fields(json, overrides);
        const string queues = "extensions.queues.";
        var batchSize = fields.Number(queues + "batchSize", 16, 1, 32);
        return new HostJson(
            fields.Text("extensions.http.routePrefix", "api").Trim('/'),
            new QueueLimits(
                batchSize,
                fields.Number(queues + "newBatchThreshold", batchSize / 2 * Environment.ProcessorCount, 0, 1000),
                fields.Number(queues + "maxDequeueCount", 5, 1, int.MaxValue),
                fields.Time(queues + "visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
                fields.Time(queues + "maxPollingInterval", TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(100), TimeSpan.MaxValue),
                fields.OneOf(queues + "messageEncoding", "base64", "none")),
            string.Equals(fields.Text("functionTimeout", ""), "-1", StringComparison.Ordinal)
                ? null
                : fields.Time("functionTimeout", TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1), TimeSpan.FromDays(10)));
    }

    /// <summary>The file as named values. The configuration reader is used because it reads as the Functions host does: any case, with comments.</summary>
    private sealed class Fields
    {
        private readonly IConfiguration values;

        public Fields(string json, IConfiguration? overrides)
        {
            try
            {
                var builder = new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
                values = (overrides is null ? builder : builder.AddConfiguration(overrides)).Build();
            }
            catch (Exception e) when (e is FormatException or JsonException)
            {
                throw new InvalidDataException($"{FileName} is not a JSON object: {e.Message}", e);
            }
        }

        public string Text(string field, string otherwise) => values[field.Replace('.', ':')] ?? otherwise;

        public int Number(string field, int otherwise, int least, int most)
        {
            var text = Text(field, "");
            if (text.Length == 0)
                return otherwise;
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw Wrong(field, text, $"a whole number from {least} to {most}");
        }

        public TimeSpan Time(string field, TimeSpan otherwise, TimeSpan least, TimeSpan most)
        {
            var text = Text(field, "");
            if (text.Length == 0)
                return otherwise;
            return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && text.Contains(':') && time >= least && time <= most
                ? time
                : throw Wrong(field, text, $"a time hh:mm:ss from {least} to {most}");
        }

        public string OneOf(string field, params string[] allowed)
        {
            var text = Text(field, allowed[0]);
            return allowed.FirstOrDefault(a => a.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? throw Wrong(field, text, string.Join(" or ", allowed));
        }

        private static InvalidDataException Wrong(string field, string text, string expected) =>
            new($"{FileName}: {field} must be {expected}, not '{text}'.");
    }
}
