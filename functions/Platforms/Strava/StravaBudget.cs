using System.Net.Http.Headers;

namespace LoadWatch.Platforms.Strava;

/// <summary>
/// What is left of Strava's read limits, which are one budget for the whole application: every answer tells how much all
/// of it has used.
/// </summary>
public sealed class StravaBudget(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private ReadBudget _budget = new();

    /// <summary>Takes one read out of the budget.</summary>
    /// <param name="share">The part of the limits that may be used.</param>
    /// <returns>Null, or the instant before which there is none.</returns>
    public DateTimeOffset? Take(double share)
    {
        lock (_lock)
        {
            (_budget, var notBefore) = _budget.Take(clock.GetUtcNow(), share);
            return notBefore;
        }
    }

    /// <summary>Whether there is a read in the budget; it stays there.</summary>
    /// <inheritdoc cref="Take"/>
    public DateTimeOffset? NotBefore(double share)
    {
        lock (_lock)
        {
            return _budget.Take(clock.GetUtcNow(), share).NotBefore;
        }
    }

    /// <summary>Reads what an answer says of the limits and of what has been used.</summary>
    public void Learn(HttpResponseHeaders headers)
    {
        lock (_lock)
        {
            _budget = _budget.Learn(clock.GetUtcNow(), Pair(headers, "X-ReadRateLimit-Limit"), Pair(headers, "X-ReadRateLimit-Usage"));
        }
    }

    /// <summary>Strava has said 429: nothing more in this quarter of an hour.</summary>
    /// <returns>When the next one begins.</returns>
    public DateTimeOffset Exhaust()
    {
        lock (_lock)
        {
            (_budget, var notBefore) = _budget.Exhaust(clock.GetUtcNow());
            return notBefore;
        }
    }

    /// <summary>Which part of each window's limit is used.</summary>
    public IEnumerable<(string Window, double Used)> Used()
    {
        lock (_lock)
        {
            var budget = _budget.At(clock.GetUtcNow());
            return [("15m", (double)budget.QuarterUsed / budget.QuarterLimit), ("day", (double)budget.DayUsed / budget.DayLimit)];
        }
    }

    private static (int Quarter, int Day)? Pair(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && values.First().Split(',') is [var quarter, var day]
        && int.TryParse(quarter, out var q) && int.TryParse(day, out var d)
            ? (q, d)
            : null;
}
