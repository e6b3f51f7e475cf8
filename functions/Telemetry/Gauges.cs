using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace LoadWatch.Telemetry;

/// <summary>How a queue stands.</summary>
/// <param name="Age">How long its oldest message has been due; zero where none waits.</param>
/// <param name="Poison">Messages that were set aside for a person.</param>
public sealed record QueueReading(string Queue, TimeSpan Age, int Poison);

/// <summary>The metrics that are looked at when somebody asks: what is left of budgets, and how the queues stand.</summary>
public sealed class Gauges
{
    /// <summary>A reading older than this is none: another process reads the queues now.</summary>
    public static readonly TimeSpan ReadingLife = TimeSpan.FromMinutes(12);

    private readonly TimeProvider _clock;
    private readonly ObservableGauge<double> _age;
    private readonly ObservableGauge<long> _poison;
    private ImmutableArray<(string Platform, Func<IEnumerable<(string Window, double Used)>> Read)> _budgets = [];
    private (IReadOnlyList<QueueReading> Queues, DateTimeOffset At) _last = ([], DateTimeOffset.MinValue);

    public Gauges(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Tracing.Name);
        meter.CreateObservableGauge("loadwatch.platform_budget", Budgets, "1", "The share of a platform's read limit that is used");
        _age = meter.CreateObservableGauge("loadwatch.queue_age", () => Readings(queue => queue.Age.TotalSeconds), "s", "How long the oldest message of a queue has been due");
        _poison = meter.CreateObservableGauge("loadwatch.poison", () => Readings(queue => (long)queue.Poison), "{message}", "Messages that were set aside for a person");
    }

    /// <summary>Whether anybody listens to how the queues stand: if not, they need not be read.</summary>
    public bool WantsQueues => _age.Enabled || _poison.Enabled;

    /// <summary>Tells what can be read of a platform's budget from now on.</summary>
    /// <param name="read">The windows of its limits, each with the share that is used: 0 none, 1 all.</param>
    public void Watch(string platform, Func<IEnumerable<(string Window, double Used)>> read) =>
        ImmutableInterlocked.Update(ref _budgets, known => known.Add((platform, read)));

    /// <summary>Records how the queues were found to stand just now.</summary>
    public void Record(IReadOnlyList<QueueReading> queues) => _last = (queues, _clock.GetUtcNow());

    private IEnumerable<Measurement<double>> Budgets() => _budgets.SelectMany(budget => budget.Read().Select(window =>
        new Measurement<double>(window.Used, new("platform", budget.Platform), new("window", window.Window))));

    private IEnumerable<Measurement<T>> Readings<T>(Func<QueueReading, T> value)
        where T : struct
    {
        var (queues, at) = _last;
        return _clock.GetUtcNow() - at > ReadingLife
            ? []
            : queues.Select(queue => new Measurement<T>(value(queue), new KeyValuePair<string, object?>("queue", queue.Queue)));
    }
}
