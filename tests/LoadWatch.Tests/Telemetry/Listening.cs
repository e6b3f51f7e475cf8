using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LoadWatch.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Telemetry;

/// <summary>What one application measures, and no other that runs beside it.</summary>
internal sealed class Listening : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _heard = new();

    public Listening(IServiceProvider services)
    {
        var ours = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is Tracing.Name or "Microsoft.AspNetCore.Hosting" && ReferenceEquals(instrument.Meter.Scope, ours))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument.Name, value, tags));
        services.GetRequiredService<Instruments>();
        services.GetRequiredService<Gauges>();
        _listener.Start();
    }

    /// <summary>Instruments that nobody listens to.</summary>
    public static Instruments Nowhere() =>
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), TimeProvider.System);

    /// <summary>What was measured under a name, in order: the tags, sorted, and the value.</summary>
    public IReadOnlyList<(string Tags, double Value)> Of(string name) => [.. _heard.Where(one => one.Name == name).Select(one => (one.Tags, one.Value))];

    /// <summary>The sum of what was counted, by tags.</summary>
    public IReadOnlyDictionary<string, double> SumsOf(string name) =>
        Of(name).GroupBy(one => one.Tags).ToDictionary(group => group.Key, group => group.Sum(one => one.Value), StringComparer.Ordinal);

    /// <summary>Asks the gauges, and says what they answer.</summary>
    public IReadOnlyDictionary<string, double> Ask(string gauge)
    {
        _heard.Clear();
        _listener.RecordObservableInstruments();
        return Of(gauge).ToDictionary(one => one.Tags, one => one.Value, StringComparer.Ordinal);
    }

    public void Dispose() => _listener.Dispose();

    private void Hear(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _heard.Enqueue((name, value, string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))));
}
