namespace LoadWatch.Benchmarks.Harness;

/// <summary>What the floor and the subject needed in one round.</summary>
internal readonly record struct Round(double Floor, double Subject);

internal static class Sample
{
    public static double Median(IEnumerable<double> values) => Percentile([.. values], 0.5);

    /// <summary>The value that the part <paramref name="part"/> of the sample does not exceed.</summary>
    public static double Percentile(double[] values, double part)
    {
        Array.Sort(values);
        var at = part * (values.Length - 1);
        var (low, high) = (values[(int)Math.Floor(at)], values[(int)Math.Ceiling(at)]);
        return low + ((high - low) * (at - Math.Floor(at)));
    }

    /// <summary>
    /// Runs floor and subject in turn, first the one, then the other (A B, B A, A B ...), so that whatever else the machine
    /// does, and whatever drifts, meets both.
    /// </summary>
    public static async Task<List<(T Floor, T Subject)>> InTurnAsync<T>(int rounds, Func<int, Task<T>> floor, Func<int, Task<T>> subject)
    {
        var results = new List<(T, T)>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                var first = await floor(round);
                results.Add((first, await subject(round)));
            }
            else
            {
                var first = await subject(round);
                results.Add((await floor(round), first));
            }
        }

        return results;
    }
}
