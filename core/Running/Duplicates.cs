namespace LoadWatch.Core.Running;

/// <summary>
/// Finds the records that tell of one run twice: begun within two minutes of each other, or with time spans that share
/// more than half of the longer one, and of nearly the same distance. Never by the start time alone.
/// </summary>
public static class Duplicates
{
    /// <summary>Starts this close together may be one run.</summary>
    public static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    /// <summary>Distances this close together may be one run.</summary>
    public static readonly Distance DistanceWithin = Distance.FromMetres(500);

    /// <summary>Distances within this part of the longer one may be one run.</summary>
    public const double DistanceWithinPart = 0.10;

    /// <summary>A watch left running for days does not overlap everything: spans are cut off here.</summary>
    public static readonly TimeSpan LongestSpan = TimeSpan.FromHours(24);

    // No clock is further from UTC (Kiritimati).
    private static readonly TimeSpan FurthestFromUtc = TimeSpan.FromHours(14);

    /// <summary>Whether two records of counted runs tell of the same run.</summary>
    public static bool AreSame(Run left, Run right) =>
        left.KnowsTimeOfDay && right.KnowsTimeOfDay && SameTime(left, right) && SameDistance(left, right);

    /// <summary>
    /// The losing records with the winner of each. The original of a device beats a copy, a copy beats what was typed in,
    /// a measured distance beats an estimate; the rest is settled by the ids, so that the answer depends on nothing but
    /// the set of records.
    /// </summary>
    /// <param name="counted">Runs that count by themselves, in any order.</param>
    public static IReadOnlyDictionary<RunId, RunId> Among(IReadOnlyList<Run> counted)
    {
        var pairs = Pairs(counted);
        var losers = new Dictionary<RunId, RunId>();
        var ranked = pairs.Keys
            .OrderBy(run => run.Origin).ThenBy(run => run.Estimated).ThenBy(run => run.Id);
        foreach (var run in ranked.Where(run => !losers.ContainsKey(run.Id)))
        {
            foreach (var same in pairs[run])
            {
                losers.TryAdd(same.Id, run.Id);
            }
        }

        return losers;
    }

    private static Dictionary<Run, List<Run>> Pairs(IReadOnlyList<Run> counted)
    {
        var pairs = new Dictionary<Run, List<Run>>(ReferenceEqualityComparer.Instance);
        var byTime = counted.OrderBy(Begin).ToArray();
        for (var i = 1; i < byTime.Length; i++)
        {
            for (var j = i - 1; j >= 0 && Begin(byTime[i]) - Begin(byTime[j]) < LongestSpan + FurthestFromUtc; j--)
            {
                if (AreSame(byTime[i], byTime[j]))
                {
                    Pair(byTime[i], byTime[j]);
                    Pair(byTime[j], byTime[i]);
                }
            }
        }

        return pairs;

        void Pair(Run run, Run same)
        {
            if (!pairs.TryGetValue(run, out var list))
            {
                pairs[run] = list = [];
            }

            list.Add(same);
        }
    }

    private static bool SameTime(Run left, Run right)
    {
        var later = LaterBy(left, right);
        var apart = later.Duration();
        var (first, second) = later >= TimeSpan.Zero ? (left, right) : (right, left);
        if (apart <= StartsWithin)
        {
            return true;
        }

        var shared = Min(Span(first) - apart, Span(second));
        var longer = Span(first) > Span(second) ? Span(first) : Span(second);
        return shared * 2 > longer;
    }

    private static bool SameDistance(Run left, Run right)
    {
        if (left.Distance is not { } one || right.Distance is not { } other)
        {
            return false;
        }

        var apart = Distance.Between(one, other);
        return apart <= DistanceWithin || apart.Millimetres <= Distance.Max(one, other).Millimetres * DistanceWithinPart;
    }

    /// <summary>How much later the right one began: by the instants, or by the clocks where one source tells no instant.</summary>
    private static TimeSpan LaterBy(Run left, Run right) => left is { Start: { } one } && right is { Start: { } other }
        ? other - one
        : right.LocalStart - left.LocalStart;

    /// <summary>Orders runs in time, to within <see cref="FurthestFromUtc"/>.</summary>
    private static DateTimeOffset Begin(Run run) => run.Start ?? new DateTimeOffset(run.LocalStart, TimeSpan.Zero);

    private static TimeSpan Span(Run run) =>
        Min(run.ElapsedTime > run.MovingTime ? run.ElapsedTime : run.MovingTime, LongestSpan);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
