namespace LoadWatch.Core.Triage;

/// <summary>When a runner comes to the head of a clinic's list: what a clinic's people are called by, and may tire of.</summary>
public static class Alerts
{
    /// <summary>
    /// Whether a runner newly asks for somebody today, or for more than before. A snooze that merely ends asks again for what
    /// was known: that is none, and neither is a high flag that has become an elevated one.
    /// </summary>
    /// <param name="before">As which the runner was on the list; null for who was not on it.</param>
    /// <param name="now">As which the runner is on it now.</param>
    /// <param name="condition">What is known of the runner.</param>
    /// <param name="review">What was said of it.</param>
    public static bool IsOne(Attention? before, Attention now, Condition condition, Review review) =>
        now.IsDueToday()
        && (before is not { } was || now < was)
        && !(before is Attention.Snoozed && review.Snooze is { } snooze && condition.Today >= snooze.Until && !snooze.IsWorse(condition, review));
}
