using LoadWatch.Sandbox.Posting;

namespace LoadWatch.Tests.Sandbox;

public sealed class AckLatencyTests
{
    [Fact]
    public void Quantiles_are_of_nearest_rank_and_leave_out_what_was_not_answered()
    {
        var deliveries = Enumerable.Range(1, 200).Select(ms => Ack(ms, 200)).Append(Ack(2000, status: null));
        AckLatency.Of(deliveries).ShouldBe(new AckLatency(200, 100, 198, 200));
        AckLatency.Of([]).ShouldBe(new AckLatency(0, 0, 0, 0));
    }

    private static Delivery Ack(double milliseconds, int? status) =>
        new(DateTimeOffset.UnixEpoch, "strava", "http://127.0.0.1", "", 1, status, milliseconds, Answer: null);
}
