using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Garmin;

/// <summary>The users, what they permit and their activities.</summary>
public sealed class GarminUsers(TimeProvider time, Grants grants)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, User> _users = [];
    private readonly Queue<string> _nextLogins = [];

    /// <summary>Adds a user, or changes what one permits.</summary>
    /// <param name="permissions">Null is ACTIVITY_EXPORT and HISTORICAL_DATA_EXPORT.</param>
    public void Add(string user, params string[]? permissions)
    {
        lock (_gate)
            Of(user).Permissions = permissions is { Length: > 0 } ? permissions : User.Usual;
    }

    /// <summary>Who logs in at the next authorisation that names nobody.</summary>
    public void LogsInNext(string user)
    {
        lock (_gate)
            _nextLogins.Enqueue(user);
    }

    /// <summary>Adds or replaces (by summary id); gives it back as it will be pushed.</summary>
    public GarminActivity AddActivity(string user, GarminActivity activity)
    {
        var stored = activity with { UserId = user, UploadedAt = activity.UploadedAt ?? time.GetUtcNow() };
        lock (_gate)
            Of(user).Activities[activity.SummaryId] = stored;
        return stored;
    }

    public void DeleteActivity(string user, string summaryId)
    {
        lock (_gate)
            Of(user).Activities.Remove(summaryId);
    }

    public bool IsConnected(string user) => grants.IsGranted(user);

    public IReadOnlyList<GarminActivity> ActivitiesOf(string user)
    {
        lock (_gate)
            return [.. Of(user).Activities.Values.OrderBy(a => a.StartTimeInSeconds)];
    }

    public IReadOnlyList<string> PermissionsOf(string user)
    {
        lock (_gate)
            return Of(user).Permissions;
    }

    internal void Permit(string user, string[] permissions)
    {
        lock (_gate)
            Of(user).Permissions = permissions;
    }

    /// <summary>Forgets what was asked for in history and every token.</summary>
    internal void Deregister(string user)
    {
        grants.Revoke(user);
        lock (_gate)
            Of(user).Backfilled.Clear();
    }

    /// <summary>False when this very range was asked for before.</summary>
    internal bool Backfill(string user, long from, long to)
    {
        lock (_gate)
            return Of(user).Backfilled.Add((from, to));
    }

    internal string? WhoLogsIn(string? hint)
    {
        lock (_gate)
        {
            if (!string.IsNullOrEmpty(hint))
                return _users.ContainsKey(hint) ? hint : null;
            return _nextLogins.TryDequeue(out var queued) ? queued
                : _users.Count == 1 ? _users.Keys.Single()
                : null;
        }
    }

    private User Of(string user)
    {
        if (!_users.TryGetValue(user, out var known))
            _users[user] = known = new User();
        return known;
    }

    private sealed class User
    {
        public static readonly string[] Usual = ["ACTIVITY_EXPORT", "HISTORICAL_DATA_EXPORT"];

        public string[] Permissions { get; set; } = Usual;

        public Dictionary<string, GarminActivity> Activities { get; } = [];

        public HashSet<(long From, long To)> Backfilled { get; } = [];
    }
}
