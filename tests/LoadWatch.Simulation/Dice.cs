namespace LoadWatch.Simulation;

/// <summary>
/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), one stream for each
/// purpose, told apart by its key.
/// </summary>
internal struct Dice(ulong seed, ulong key)
{
    private ulong _state = Mix(seed ^ Mix(key + 0x9E3779B97F4A7C15));

    /// <summary>A number from 0 to below 1.</summary>
    public double Next() => (Draw() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)Math.Floor(Next() * bound);

    /// <summary>A number from one bound to below the other.</summary>
    public double Between(double from, double to) => from + ((to - from) * Next());

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => Next() < probability;

    /// <summary>A standard normal number (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    /// <summary>A factor whose logarithm is normal: median 1, spread <paramref name="sigma"/>.</summary>
    public double Factor(double sigma) => Math.Exp(sigma * Normal());

    /// <summary>A waiting time of a mean, without memory.</summary>
    public double Wait(double mean) => -mean * Math.Log(1 - Next());

    /// <summary>A count of a mean; above 60 by the normal law with the same mean and variance.</summary>
    public int Count(double mean)
    {
        if (mean > 60)
        {
            return (int)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        var (left, count) = (Math.Exp(-mean), -1);
        for (var product = 1.0; product > left || count < 0; count++)
        {
            product *= Next();
        }

        return count;
    }

    private ulong Draw() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
