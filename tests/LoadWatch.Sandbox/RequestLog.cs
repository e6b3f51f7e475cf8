namespace LoadWatch.Sandbox;

/// <summary>A request that reached a stand-in.</summary>
/// <param name="Path">Path and query, with the platform's prefix: <c>/strava/oauth/token</c>.</param>
/// <param name="Status">What was answered; null while nothing was (open, hung or dropped).</param>
public sealed record LoggedRequest(DateTimeOffset At, string Method, string Path, string Body, int? Status);

/// <summary>Everything that reached the stand-ins, oldest first. Requests to <c>/control</c> are not kept.</summary>
public sealed class RequestLog(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<LoggedRequest> _requests = [];

    public IReadOnlyList<LoggedRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>How many requests that is.</summary>
    public int Total
    {
        get
        {
            lock (_gate)
                return _requests.Count;
        }
    }

    /// <summary>Requests of this method whose path starts with this prefix.</summary>
    public int Count(string method, string pathPrefix)
    {
        lock (_gate)
            return _requests.Count(r => r.Method == method && r.Path.StartsWith(pathPrefix, StringComparison.Ordinal));
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }

    internal LoggedRequest Arrived(string method, string path, string body)
    {
        var request = new LoggedRequest(time.GetUtcNow(), method, path, body, Status: null);
        lock (_gate)
            _requests.Add(request);
        return request;
    }

    internal void Answered(LoggedRequest request, int status)
    {
        lock (_gate)
        {
            // From the end: an answer belongs to one of the newest requests.
            var index = _requests.FindLastIndex(r => ReferenceEquals(r, request));
            if (index >= 0)
                _requests[index] = request with { Status = status };
        }
    }
}
