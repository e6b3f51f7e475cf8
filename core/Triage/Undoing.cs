namespace LoadWatch.Core.Triage;

/// <summary>What stands of entries that are never changed, but that later ones take back.</summary>
public static class Undoing
{
    /// <summary>The entries that stand, in order of their ids: not those that were taken back, nor those that took back.</summary>
    /// <param name="entries">In any order.</param>
    /// <param name="id">The id of an entry; a later entry has a larger one.</param>
    /// <param name="undoes">The id of the entry that an entry takes back; null where it takes back none.</param>
    public static IReadOnlyList<T> Standing<T>(IEnumerable<T> entries, Func<T, string> id, Func<T, string?> undoes)
    {
        var (undone, standing) = (new HashSet<string>(StringComparer.Ordinal), new List<T>());
        foreach (var entry in entries.OrderByDescending(id, StringComparer.Ordinal))
        {
            if (undone.Contains(id(entry)))
            {
                continue;
            }

            if (undoes(entry) is { } other)
            {
                undone.Add(other);
            }
            else
            {
                standing.Add(entry);
            }
        }

        standing.Reverse();
        return standing;
    }
}
