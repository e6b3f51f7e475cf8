using System.Diagnostics.Metrics;

namespace LoadWatch.Telemetry;

/// <summary>Every metric that LoadWatch counts and times as it works, on the meter <c>LoadWatch</c>; docs/telemetry.md lists them.</summary>
public sealed class Instruments
{
    private readonly Counter<long> _webhooks;
    private readonly Histogram<double> _acknowledgements;
    private readonly Histogram<double> _runToText;
    private readonly Counter<long> _flags;
    private readonly Counter<long> _texts;
    private readonly TimeProvider _clock;

    public Instruments(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Tracing.Name);
        _webhooks = meter.CreateCounter<long>("loadwatch.webhooks", "{item}", "What came in at the doors, and from accounts that nobody here has");
        _acknowledgements = meter.CreateHistogram(
            "loadwatch.acknowledgements", "s", "From a request at a door to its answer",
            advice: Buckets(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10));
        _runToText = meter.CreateHistogram(
            "loadwatch.run_to_text", "s", "From the end of a run to the carrier's acceptance of its text",
            advice: Buckets(60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 172_800));
        _flags = meter.CreateCounter<long>("loadwatch.flags", "{flag}", "Flags raised");
        _texts = meter.CreateCounter<long>("loadwatch.texts", "{text}", "Texts settled");
    }

    /// <param name="outcome">taken, malformed, bad-signature ...</param>
    /// <param name="items">How many things the webhook told of.</param>
    public void Webhook(string platform, string outcome, int items = 1) => _webhooks.Add(items, new("platform", platform), new("outcome", outcome));

    /// <summary>Times a request from here until the value is disposed of.</summary>
    /// <param name="platform">Who waits for the answer: a platform, or the carrier.</param>
    public Acknowledgement Acknowledging(string platform) => new(this, platform, _clock.GetTimestamp());

    public void RunToText(TimeSpan lag) => _runToText.Record(lag.TotalSeconds);

    public void FlagRaised(string rule, string level) => _flags.Add(1, new("rule", rule), new("level", level));

    /// <param name="outcome">sent, refused, unknown or withheld.</param>
    /// <param name="kind">alert, notice, asked, reply, goodbye, follow-up or check-in.</param>
    /// <param name="because">What decided it: none, rules, number or carrier.</param>
    public void TextSettled(string outcome, string kind, string because) => _texts.Add(1, new("outcome", outcome), new("kind", kind), new("because", because));

    private static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };

    /// <summary>A request that is being answered.</summary>
    public readonly struct Acknowledgement(Instruments instruments, string platform, long begun) : IDisposable
    {
        public void Dispose() =>
            instruments._acknowledgements.Record(instruments._clock.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("platform", platform));
    }
}
