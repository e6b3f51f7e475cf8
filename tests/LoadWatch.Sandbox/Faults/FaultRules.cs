namespace LoadWatch.Sandbox.Faults;

/// <summary>The faults of one platform: the first rule that matches a call and wins its throw strikes.</summary>
/// <remarks>Throws come from a seeded generator, so that the same calls in the same order meet the same faults.</remarks>
public sealed class FaultRules(int seed)
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private Random _random = new(seed);

    /// <summary>How many calls met a fault so far.</summary>
    public int Struck { get; private set; }

    public void Add(FaultRule rule)
    {
        lock (_gate)
            _entries.Add(new Entry(rule) { Left = rule.Times ?? int.MaxValue, Skip = rule.Skip });
    }

    /// <summary>The next matching calls meet this fault.</summary>
    public void Next(Fault fault, int times = 1, string? method = null, string path = "") =>
        Add(new FaultRule(fault, method, path, Times: times));

    /// <summary>A share of the matching calls meets this fault until the rules are cleared.</summary>
    public void Sometimes(Fault fault, double probability, string? method = null, string path = "") =>
        Add(new FaultRule(fault, method, path, probability));

    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    /// <summary>Starts the throws again from this seed.</summary>
    public void Reseed(int newSeed)
    {
        lock (_gate)
            _random = new Random(newSeed);
    }

    /// <summary>The fault this call meets, or null; counts as a strike.</summary>
    public Fault? Pick(string method, string path)
    {
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (entry.Left == 0 || !entry.Matches(method, path))
                    continue;
                if (entry.Skip > 0)
                {
                    entry.Skip--;
                    continue;
                }

                if (entry.Rule.Probability < 1 && _random.NextDouble() >= entry.Rule.Probability)
                    continue;
                entry.Left--;
                Struck++;
                return entry.Rule.Fault;
            }

            return null;
        }
    }

    private sealed record Entry(FaultRule Rule)
    {
        public int Left { get; set; }

        public int Skip { get; set; }

        public bool Matches(string method, string path) =>
            (Rule.Method is null || string.Equals(Rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && path.StartsWith(Rule.Path, StringComparison.OrdinalIgnoreCase);
    }
}
