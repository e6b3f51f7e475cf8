namespace LoadWatch.Sandbox.Strava;

/// <summary>The athletes and their activities. A change gives the event Strava would send for it.</summary>
public sealed class StravaAthletes(TimeProvider time, Tokens.Grants grants)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Athlete> _athletes = [];
    private readonly Queue<long> _nextLogins = [];

    /// <summary>Adds an athlete, or changes how one logs in.</summary>
    /// <param name="untick">Scopes the athlete unticks when asked.</param>
    /// <param name="denies">Whether the athlete refuses altogether.</param>
    public void Add(long athlete, IReadOnlyCollection<string>? untick = null, bool denies = false)
    {
        lock (_gate)
        {
            var known = _athletes.GetValueOrDefault(athlete) ?? new Athlete([]);
            _athletes[athlete] = known with { Untick = untick ?? [], Denies = denies };
        }
    }

    /// <summary>Who logs in at the next authorisation that names nobody.</summary>
    public void LogsInNext(long athlete)
    {
        lock (_gate)
            _nextLogins.Enqueue(athlete);
    }

    public StravaEvent AddActivity(long athlete, StravaActivity activity)
    {
        lock (_gate)
            ActivitiesOf(athlete)[activity.Id] = activity;
        return StravaEvent.Created(athlete, activity.Id);
    }

    /// <summary>Null when Strava sends nothing, as for a changed distance.</summary>
    public StravaEvent? Edit(long athlete, long activity, Func<StravaActivity, StravaActivity> change)
    {
        StravaActivity before, after;
        lock (_gate)
        {
            before = ActivitiesOf(athlete)[activity];
            after = change(before);
            ActivitiesOf(athlete)[activity] = after;
        }

        var seesPrivate = grants.Allows($"{athlete}", "activity:read_all");
        if (before.IsPrivate != after.IsPrivate && !seesPrivate)
            return after.IsPrivate ? StravaEvent.Deleted(athlete, activity) : StravaEvent.Created(athlete, activity);

        var updates = new Dictionary<string, string>();
        if (before.Name != after.Name)
            updates["title"] = after.Name;
        if (before.SportType != after.SportType)
            updates["type"] = after.SportType;
        if (before.IsPrivate != after.IsPrivate)
            updates["private"] = after.IsPrivate ? "true" : "false";
        return updates.Count == 0 ? null : StravaEvent.Updated(athlete, activity, updates);
    }

    public StravaEvent Hide(long athlete, long activity) =>
        Edit(athlete, activity, a => a with { Visibility = "only_me" }) ?? StravaEvent.Deleted(athlete, activity);

    public StravaEvent Delete(long athlete, long activity)
    {
        lock (_gate)
            ActivitiesOf(athlete).Remove(activity);
        return StravaEvent.Deleted(athlete, activity);
    }

    /// <summary>Kills every token of the athlete.</summary>
    public StravaEvent Deauthorise(long athlete)
    {
        grants.Revoke($"{athlete}");
        return StravaEvent.Deauthorised(athlete);
    }

    /// <summary>Whether LoadWatch holds a living grant of this athlete.</summary>
    public bool IsConnected(long athlete) => grants.IsGranted($"{athlete}");

    internal (long Id, Athlete Athlete)? WhoLogsIn(string? hint)
    {
        lock (_gate)
        {
            long? id = long.TryParse(hint, out var hinted) ? hinted
                : _nextLogins.TryDequeue(out var queued) ? queued
                : _athletes.Count == 1 ? _athletes.Keys.Single()
                : null;
            return id is { } known && _athletes.TryGetValue(known, out var athlete) ? (known, athlete) : null;
        }
    }

    /// <summary>What this bearer can see now, in no order.</summary>
    internal IReadOnlyList<StravaActivity> VisibleTo(Tokens.Bearer bearer)
    {
        var now = time.GetUtcNow();
        var seesPrivate = bearer.May("activity:read_all");
        lock (_gate)
        {
            return
            [
                .. ActivitiesOf(long.Parse(bearer.Subject)).Values
                    .Where(a => seesPrivate || !a.IsPrivate)
                    .Where(a => a.NotReadyUntil is not { } until || until <= now),
            ];
        }
    }

    private Dictionary<long, StravaActivity> ActivitiesOf(long athlete)
    {
        if (!_athletes.TryGetValue(athlete, out var known))
            _athletes[athlete] = known = new Athlete([]);
        return known.Activities;
    }

    internal sealed record Athlete(Dictionary<long, StravaActivity> Activities)
    {
        public IReadOnlyCollection<string> Untick { get; init; } = [];

        public bool Denies { get; init; }
    }
}
