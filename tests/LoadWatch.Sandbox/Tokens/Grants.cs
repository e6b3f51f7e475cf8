namespace LoadWatch.Sandbox.Tokens;

/// <summary>What the users of a platform granted to LoadWatch, with every living token.</summary>
public sealed class Grants(TimeProvider time, TokenRules rules)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Grant> _byRefresh = [];
    private readonly Dictionary<string, (Grant Grant, DateTimeOffset ExpiresAt)> _byAccess = [];

    /// <summary>Every token that lives.</summary>
    public IReadOnlyList<string> Living
    {
        get
        {
            lock (_gate)
                return [.. _byRefresh.Keys, .. _byAccess.Keys];
        }
    }

    /// <summary>A new grant, as at the end of a log-in.</summary>
    public TokenPair Give(string subject, string scope)
    {
        lock (_gate)
        {
            var grant = new Grant(subject, scope);
            NewAccess(grant);
            NewRefresh(grant);
            return grant.Pair();
        }
    }

    /// <summary>Null when the refresh token is unknown, dead or too old.</summary>
    public TokenPair? Refresh(string refreshToken)
    {
        lock (_gate)
        {
            if (!_byRefresh.TryGetValue(refreshToken, out var grant) || grant.RefreshExpiresAt <= time.GetUtcNow())
                return null;

            var isNewest = refreshToken == grant.Refresh;
            if (isNewest)
                BuryOld(grant);
            var isEarly = grant.ExpiresAt - time.GetUtcNow() > rules.SameWhileLeft;
            if (!isEarly && (isNewest || Expired(grant)))
                NewAccess(grant);
            if (isNewest && rules.Rotation != Rotation.Never && (!isEarly || rules.RotatesEarly))
            {
                grant.Dying.Add(refreshToken);
                if (rules.Rotation == Rotation.Immediate)
                    BuryOld(grant);
                NewRefresh(grant);
            }

            return grant.Pair();
        }
    }

    /// <summary>Null when the access token is unknown, expired or revoked.</summary>
    public Bearer? Use(string? accessToken)
    {
        lock (_gate)
        {
            if (accessToken is null || !_byAccess.TryGetValue(accessToken, out var access))
                return null;
            if (access.ExpiresAt <= time.GetUtcNow())
                return null;
            if (accessToken == access.Grant.Access)
                BuryOld(access.Grant);
            return new Bearer(access.Grant.Subject, access.Grant.Scope);
        }
    }

    /// <summary>Ends every access token of this user now; the refresh tokens live on.</summary>
    public void Expire(string subject)
    {
        lock (_gate)
        {
            foreach (var grant in Of(subject))
                grant.ExpiresAt = time.GetUtcNow();
            foreach (var token in _byAccess.Where(a => a.Value.Grant.Subject == subject).Select(a => a.Key).ToArray())
                _byAccess.Remove(token);
        }
    }

    /// <summary>Kills every token of this user. False if there was none.</summary>
    public bool Revoke(string subject)
    {
        lock (_gate)
        {
            var refresh = _byRefresh.Where(r => r.Value.Subject == subject).Select(r => r.Key).ToArray();
            var access = _byAccess.Where(a => a.Value.Grant.Subject == subject).Select(a => a.Key).ToArray();
            foreach (var token in refresh)
                _byRefresh.Remove(token);
            foreach (var token in access)
                _byAccess.Remove(token);
            return refresh.Length > 0;
        }
    }

    /// <summary>The user of an access or refresh token, living or expired; null if it is unknown.</summary>
    public string? SubjectOf(string token)
    {
        lock (_gate)
        {
            return _byRefresh.GetValueOrDefault(token)?.Subject
                ?? _byAccess.GetValueOrDefault(token).Grant?.Subject;
        }
    }

    /// <summary>Whether a living grant of this user carries the scope.</summary>
    public bool Allows(string subject, string scope)
    {
        lock (_gate)
            return Of(subject).Any(g => new Bearer(g.Subject, g.Scope).May(scope));
    }

    public bool IsGranted(string subject)
    {
        lock (_gate)
            return Of(subject).Length > 0;
    }

    /// <summary>How many users have a living grant.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byRefresh.Values.DistinctBy(g => g.Subject).Count();
        }
    }

    private Grant[] Of(string subject) => [.. _byRefresh.Values.Where(g => g.Subject == subject).Distinct()];

    private bool Expired(Grant grant) => grant.ExpiresAt <= time.GetUtcNow();

    private void NewAccess(Grant grant)
    {
        grant.Access = $"access-{Guid.NewGuid():N}";
        grant.ExpiresAt = time.GetUtcNow() + rules.AccessLife;
        _byAccess[grant.Access] = (grant, grant.ExpiresAt);
    }

    private void NewRefresh(Grant grant)
    {
        grant.Refresh = $"refresh-{Guid.NewGuid():N}";
        grant.RefreshExpiresAt = rules.RefreshLife is { } life ? time.GetUtcNow() + life : null;
        _byRefresh[grant.Refresh] = grant;
    }

    private void BuryOld(Grant grant)
    {
        foreach (var token in grant.Dying)
            _byRefresh.Remove(token);
        grant.Dying.Clear();
    }

    private sealed class Grant(string subject, string scope)
    {
        public string Subject => subject;

        public string Scope => scope;

        public string Access { get; set; } = "";

        public DateTimeOffset ExpiresAt { get; set; }

        public string Refresh { get; set; } = "";

        public DateTimeOffset? RefreshExpiresAt { get; set; }

        public HashSet<string> Dying { get; } = [];

        public TokenPair Pair() => new(Subject, Scope, Access, ExpiresAt, Refresh, RefreshExpiresAt);
    }
}
