using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>What changed about a flag since the last assessment.</summary>
/// <param name="Flag">The flag as it is now; for a withdrawn one, as it was.</param>
public abstract record FlagChange(Flag Flag)
{
    /// <summary>The flag is new.</summary>
    public sealed record Raised(Flag Flag) : FlagChange(Flag);

    /// <summary>The flag stands, with another level or other numbers.</summary>
    public sealed record Changed(Flag Flag, Flag Before) : FlagChange(Flag);

    /// <summary>The flag no longer holds after a correction; the next summary says so, with the reason.</summary>
    public sealed record Withdrawn(Flag Flag, string Reason) : FlagChange(Flag);

    /// <summary>Compares the flags that stood with those that the log raises now.</summary>
    /// <param name="standing">The flags that stood, of the days that were assessed again.</param>
    /// <param name="now">The flags raised now, of the same days.</param>
    /// <param name="log">The log that was assessed, to tell why a flag went.</param>
    public static IReadOnlyList<FlagChange> Between(
        IReadOnlyCollection<Flag> standing, IReadOnlyCollection<Flag> now, IReadOnlyList<LoggedRun> log)
    {
        var before = standing.ToDictionary(flag => (flag.Run, flag.Rule));
        var changes = new List<FlagChange>();
        foreach (var flag in now)
        {
            if (!before.Remove((flag.Run, flag.Rule), out var old))
            {
                changes.Add(new Raised(flag));
            }
            else if (old != flag)
            {
                changes.Add(new Changed(flag, old));
            }
        }

        foreach (var flag in before.Values.OrderBy(flag => flag.Day).ThenBy(flag => flag.Run).ThenBy(flag => flag.Rule))
        {
            changes.Add(new Withdrawn(flag, Why(flag, log.FirstOrDefault(logged => logged.Run.Id == flag.Run))));
        }

        return changes;
    }

    private static string Why(Flag flag, LoggedRun? logged) => logged?.Standing switch
    {
        null => Reasons.RunDeleted,
        Standing.Duplicate => Reasons.SameRunElsewhere,
        Standing.Quarantined => Reasons.RunLooksWrong,
        Standing.Counted => Reasons.ComparisonChanged,
        _ => Reasons.DistanceCorrected,
    };
}
