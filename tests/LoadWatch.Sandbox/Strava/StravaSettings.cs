using LoadWatch.Sandbox.Posting;
using LoadWatch.Sandbox.Tokens;

namespace LoadWatch.Sandbox.Strava;

/// <summary>A limit of calls: per quarter of an hour and per UTC day.</summary>
public sealed record StravaLimit(int Quarter, int Day);

/// <summary>How the stand-in for Strava is set up; may be changed while it runs.</summary>
public sealed class StravaSettings
{
    public string ClientId { get; set; } = "10001";

    public string ClientSecret { get; set; } = "strava-sandbox-secret";

    /// <summary>Where events go; set by a subscription, or directly.</summary>
    public string? CallbackUrl { get; set; }

    public long SubscriptionId { get; set; } = 120475;

    /// <summary>Events are signed with this key; null leaves the signature header out.</summary>
    public string? SigningKey { get; set; }

    /// <summary>How many athletes may be connected; a further one is refused with 403. Null is without end.</summary>
    public int? AthleteCapacity { get; set; }

    /// <summary>All calls below <c>/api/v3</c>.</summary>
    public StravaLimit OverallLimit { get; set; } = new(200, 2000);

    /// <summary>The GET calls among them.</summary>
    public StravaLimit ReadLimit { get; set; } = new(100, 1000);

    /// <summary>Strava leaves the limit headers out at times.</summary>
    public bool SendsLimitHeaders { get; set; } = true;

    public TokenRules Tokens { get; } = new()
    {
        AccessLife = TimeSpan.FromHours(6),
        SameWhileLeft = TimeSpan.FromHours(1),
    };

    /// <summary>2 s to answer, 3 attempts in all.</summary>
    public PostingRules Posting { get; } = new()
    {
        AnswerWithin = TimeSpan.FromSeconds(2),
        RetryGaps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)],
    };
}
