using System.Net.Http.Headers;
using LoadWatch.Telemetry;

namespace LoadWatch.Platforms.Strava;

/// <summary>
/// What is left of Strava's read limits, which are one budget for the whole application: every answer tells how much all
/// of it has used. Windows of 15 minutes begin at :00, :15, :30 and :45; the day at 00:00 UTC.
/// </summary>
public sealed class StravaBudget
{
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private long _quarter;
    private long _day;
    private int _quarterLimit = 100;
    private int _dayLimit = 1_000;
    private int _quarterUsed;
    private int _dayUsed;

    public StravaBudget(TimeProvider clock, Gauges gauges)
    {
        _clock = clock;
        gauges.Watch("strava", Used);
    }

    /// <summary>Takes one read out of the budget.</summary>
    /// <param name="share">The part of the limits that may be used.</param>
    /// <returns>Null, or the instant before which there is none.</returns>
    public DateTimeOffset? Take(double share)
    {
        lock (_lock)
        {
            var now = Turn();
            if (_dayUsed >= share * _dayLimit)
            {
                return new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            }

            if (_quarterUsed >= share * _quarterLimit)
            {
                return NextQuarter(now);
            }

            _quarterUsed++;
            _dayUsed++;
            return null;
        }
    }

    /// <summary>Reads what an answer says of the limits and of what has been used.</summary>
    public void Learn(HttpResponseHeaders headers)
    {
        lock (_lock)
        {
            Turn();
            if (Pair(headers, "X-ReadRateLimit-Limit") is { } limit)
            {
                (_quarterLimit, _dayLimit) = limit;
            }

            if (Pair(headers, "X-ReadRateLimit-Usage") is { } used)
            {
                (_quarterUsed, _dayUsed) = (Math.Max(_quarterUsed, used.Quarter), Math.Max(_dayUsed, used.Day));
            }
        }
    }

    /// <summary>Strava has said 429: nothing more in this quarter of an hour.</summary>
    /// <returns>When the next one begins.</returns>
    public DateTimeOffset Exhaust()
    {
        lock (_lock)
        {
            var now = Turn();
            _quarterUsed = Math.Max(_quarterUsed, _quarterLimit);
            return _dayUsed >= _dayLimit ? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) : NextQuarter(now);
        }
    }

    private IEnumerable<(string Window, double Used)> Used()
    {
        lock (_lock)
        {
            Turn();
            return [("15m", (double)_quarterUsed / _quarterLimit), ("day", (double)_dayUsed / _dayLimit)];
        }
    }

    private static DateTimeOffset NextQuarter(DateTimeOffset now)
    {
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        return new DateTimeOffset(((now.UtcTicks / quarter) + 1) * quarter, TimeSpan.Zero);
    }

    private DateTimeOffset Turn()
    {
        var now = _clock.GetUtcNow();
        var quarter = now.UtcTicks / TimeSpan.FromMinutes(15).Ticks;
        var day = now.UtcTicks / TimeSpan.TicksPerDay;
        (_quarterUsed, _quarter) = quarter == _quarter ? (_quarterUsed, quarter) : (0, quarter);
        (_dayUsed, _day) = day == _day ? (_dayUsed, day) : (0, day);
        return now;
    }

    private static (int Quarter, int Day)? Pair(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && values.First().Split(',') is [var quarter, var day]
        && int.TryParse(quarter, out var q) && int.TryParse(day, out var d)
            ? (q, d)
            : null;
}
