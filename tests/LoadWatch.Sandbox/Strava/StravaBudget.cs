namespace LoadWatch.Sandbox.Strava;

/// <summary>Counts calls against the limits: windows open at :00 :15 :30 :45 and at 00:00 UTC.</summary>
public sealed class StravaBudget(TimeProvider time, StravaSettings settings)
{
    private readonly Lock _gate = new();
    private readonly Usage _overall = new();
    private readonly Usage _read = new();

    /// <summary>Calls used in the open windows, refused ones included.</summary>
    public (StravaLimit Overall, StravaLimit Read) Used
    {
        get
        {
            lock (_gate)
            {
                Turn();
                return (_overall.AsLimit, _read.AsLimit);
            }
        }
    }

    /// <summary>Counts this many read calls as used, as if another process had made them.</summary>
    public void Spend(int reads)
    {
        lock (_gate)
        {
            Turn();
            _overall.Add(reads);
            _read.Add(reads);
        }
    }

    /// <summary>Counts a call, sets the headers, and names the limit it broke, or null.</summary>
    internal string? Count(HttpContext context)
    {
        lock (_gate)
        {
            Turn();
            var isRead = HttpMethods.IsGet(context.Request.Method);
            _overall.Add(1);
            if (isRead)
                _read.Add(1);

            if (settings.SendsLimitHeaders)
            {
                var headers = context.Response.Headers;
                headers["X-RateLimit-Limit"] = Print(settings.OverallLimit);
                headers["X-RateLimit-Usage"] = Print(_overall.AsLimit);
                headers["X-ReadRateLimit-Limit"] = Print(settings.ReadLimit);
                headers["X-ReadRateLimit-Usage"] = Print(_read.AsLimit);
            }

            if (isRead && _read.Breaks(settings.ReadLimit))
                return "read rate limit";
            return _overall.Breaks(settings.OverallLimit) ? "overall rate limit" : null;
        }
    }

    private static string Print(StravaLimit limit) => $"{limit.Quarter},{limit.Day}";

    private void Turn()
    {
        var now = time.GetUtcNow();
        _overall.Turn(now);
        _read.Turn(now);
    }

    private sealed class Usage
    {
        private static readonly long TicksPerQuarter = TimeSpan.FromMinutes(15).Ticks;
        private long _quarterNumber;
        private long _dayNumber;
        private int _quarter;
        private int _day;

        public StravaLimit AsLimit => new(_quarter, _day);

        public void Turn(DateTimeOffset now)
        {
            var quarterNumber = now.UtcTicks / TicksPerQuarter;
            var dayNumber = now.UtcTicks / TimeSpan.TicksPerDay;
            (_quarter, _quarterNumber) = (quarterNumber == _quarterNumber ? _quarter : 0, quarterNumber);
            (_day, _dayNumber) = (dayNumber == _dayNumber ? _day : 0, dayNumber);
        }

        public void Add(int calls)
        {
            _quarter += calls;
            _day += calls;
        }

        public bool Breaks(StravaLimit limit) => _quarter > limit.Quarter || _day > limit.Day;
    }
}
