namespace LoadWatch.Simulation.Queueing;

/// <summary>
/// The workers of one queue, message by message: first come, first served, each worker one message at a time. An empty queue is
/// looked into after pauses that grow as long as it has been empty, up to host.json's longest.
/// </summary>
internal sealed class Workers
{
    private readonly Scaling _scaling;
    private readonly double _longestPause;
    private readonly PriorityQueue<int, double> _free = new();
    private readonly Queue<double> _ends = new();
    private Dice _dice;
    private double _lastAsked = double.NegativeInfinity;
    private double _decideAt;
    private int _retiring;

    /// <param name="scaling">How many instances.</param>
    /// <param name="longestPause">The longest pause between two looks into an empty queue, in milliseconds; 0 for none.</param>
    /// <param name="seed">The seed.</param>
    public Workers(Scaling scaling, double longestPause, ulong seed)
    {
        (_scaling, _longestPause, _dice) = (scaling, longestPause, new Dice(seed, 0x3038));
        Add(1, 0);
    }

    public int Instances { get; private set; }

    public int MostInstances { get; private set; }

    /// <summary>Works a message.</summary>
    /// <param name="visible">When it can be received, in milliseconds; not before that of the message before.</param>
    /// <param name="takes">How long it takes, in milliseconds.</param>
    /// <returns>When its work begins.</returns>
    public double Begin(double visible, double takes)
    {
        Decide(visible);
        var pause = _longestPause == 0 ? 0 : _dice.Next() * Math.Min(_longestPause, Math.Max(0, visible - _lastAsked));
        while (_retiring > 0 && _free.Count > 1)
        {
            _free.Dequeue();
            _retiring--;
        }

        _free.TryDequeue(out _, out var free);
        var begins = Math.Max(visible + pause, free);
        _free.Enqueue(0, begins + takes);
        _ends.Enqueue(begins + takes);
        _lastAsked = Math.Max(_lastAsked, begins + takes);
        return begins;
    }

    private void Decide(double now)
    {
        while (_ends.TryPeek(out var end) && end <= now)
        {
            _ends.Dequeue();
        }

        if (now < _decideAt)
        {
            return;
        }

        _decideAt = now + Scaling.Every;
        var next = _scaling.Next(Instances, _ends.Count);
        if (next > Instances)
        {
            Add(next - Instances, now);
        }
        else
        {
            _retiring += (Instances - next) * _scaling.Concurrency;
            Instances = next;
        }
    }

    private void Add(int instances, double now)
    {
        for (var worker = 0; worker < instances * _scaling.Concurrency; worker++)
        {
            if (_retiring > 0)
            {
                _retiring--;
            }
            else
            {
                _free.Enqueue(0, now);
            }
        }

        Instances += instances;
        MostInstances = Math.Max(MostInstances, Instances);
    }
}
