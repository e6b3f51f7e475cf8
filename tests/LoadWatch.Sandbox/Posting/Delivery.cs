namespace LoadWatch.Sandbox.Posting;

/// <summary>Something a platform posts to LoadWatch.</summary>
internal sealed record Parcel(string Platform, string Url, string Body, string ContentType)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>One attempt to post something to LoadWatch, and how it was acknowledged.</summary>
/// <param name="Platform">strava, garmin or twilio.</param>
/// <param name="Url">The address posted to, before any route was applied.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Status">Null when no answer came in time.</param>
/// <param name="Milliseconds">From sending to the end of the answer, in real time.</param>
/// <param name="Answer">The body of the answer.</param>
public sealed record Delivery(
    DateTimeOffset At,
    string Platform,
    string Url,
    string Body,
    int Attempt,
    int? Status,
    double Milliseconds,
    string? Answer);

/// <summary>How fast deliveries were acknowledged, in milliseconds.</summary>
/// <param name="Answered">How many had an answer in time; the others do not count below.</param>
public sealed record AckLatency(int Answered, double P50, double P99, double Longest)
{
    public static AckLatency Of(IEnumerable<Delivery> deliveries)
    {
        double[] sorted = [.. deliveries.Where(d => d.Status is not null).Select(d => d.Milliseconds).Order()];
        return sorted.Length == 0
            ? new AckLatency(0, 0, 0, 0)
            : new AckLatency(sorted.Length, At(sorted, 0.50), At(sorted, 0.99), sorted[^1]);
    }

    /// <summary>Nearest rank.</summary>
    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}

/// <summary>How a platform insists.</summary>
public sealed class PostingRules
{
    /// <summary>How long an answer may take, in real time.</summary>
    public required TimeSpan AnswerWithin { get; set; }

    /// <summary>The waits before each further attempt, on the sandbox's clock; empty is one attempt only.</summary>
    public required IReadOnlyList<TimeSpan> RetryGaps { get; set; }

    /// <summary>Whether any 2xx will do, or only a 200.</summary>
    public bool AcceptsAnySuccess { get; set; }

    internal bool IsAccepted(int? status) => AcceptsAnySuccess ? status is >= 200 and < 300 : status == 200;
}

/// <summary>How a batch of events is posted.</summary>
/// <param name="Duplicates">Further copies of each event.</param>
/// <param name="ShuffleSeed">Seed of a random order; null keeps the order.</param>
/// <param name="Concurrency">How many are on their way at a time.</param>
/// <param name="PerSecond">Starts at this steady rate, as far as the concurrency lets it; null is as fast as it goes.</param>
public sealed record SendOptions(int Duplicates = 0, int? ShuffleSeed = null, int Concurrency = 1, double? PerSecond = null)
{
    internal T[] Arrange<T>(IEnumerable<T> items)
    {
        T[] all = [.. items.SelectMany(item => Enumerable.Repeat(item, Duplicates + 1))];
        if (ShuffleSeed is { } seed)
            new Random(seed).Shuffle(all);
        return all;
    }
}
