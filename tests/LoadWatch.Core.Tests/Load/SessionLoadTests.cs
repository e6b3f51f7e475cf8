using System.Text.Json;
using LoadWatch.Core.Load;

namespace LoadWatch.Core.Tests.Load;

public class SessionLoadTests
{
    private static readonly HeartRateRange Range = new(50, 190);

    [Fact]
    public void An_hour_at_100_beats_above_rest()
    {
        var r = 100.0 / 140;
        Trimp.Of(TimeSpan.FromHours(1), 150, Range, TrimpWeights.Men).ShouldBe(60 * r * 0.64 * Math.Exp(1.92 * r), 1e-9);
        Trimp.Of(TimeSpan.FromHours(1), 150, Range, TrimpWeights.Women).ShouldBe(60 * r * 0.64 * Math.Exp(1.67 * r), 1e-9);
    }

    [Fact]
    public void Below_the_resting_rate_there_is_no_impulse() =>
        Trimp.Of(TimeSpan.FromMinutes(10), 45, Range, TrimpWeights.Men).ShouldBe(0);

    [Fact]
    public void An_hour_at_threshold_scores_100()
    {
        var hour = TimeSpan.FromHours(1);
        Hrss.Of(Trimp.Of(hour, 170, Range, TrimpWeights.Women), 170, Range, TrimpWeights.Women).ShouldBe(100, 1e-9);
        Rtss.Of(hour, 4, 4).ShouldBe(100, 1e-9);
        Rtss.Of(hour * 1.5, 3.2, 4).ShouldBe(96, 1e-9);
    }

    [Fact]
    public void Impossible_inputs_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HeartRateRange(60, 60));
        Should.Throw<ArgumentOutOfRangeException>(() => new HeartRateRange(0, 190));
        Should.Throw<ArgumentOutOfRangeException>(() => Trimp.Of(TimeSpan.FromSeconds(-1), 150, Range, TrimpWeights.Men));
        Should.Throw<ArgumentOutOfRangeException>(() => Trimp.Of(TimeSpan.Zero, double.NaN, Range, TrimpWeights.Men));
        Should.Throw<ArgumentOutOfRangeException>(() => Hrss.Of(10, 50, Range, TrimpWeights.Men));
        Should.Throw<ArgumentOutOfRangeException>(() => Rtss.Of(TimeSpan.Zero, 3, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Rtss.Of(TimeSpan.FromTicks(-1), 3, 3));
    }

    [Fact]
    public void Every_session_agrees_with_the_reference()
    {
        using var vectors = JsonDocument.Parse(SharedData.Read("vectors/session_load_vectors.json"));
        var sessions = vectors.RootElement.EnumerateArray().ToList();
        sessions.Count.ShouldBe(8);
        foreach (var session in sessions) Score(session).ShouldBe(session.GetProperty("want").GetDouble(), 1e-9, session.ToString());
    }

    private static double Score(JsonElement session)
    {
        double Number(string name) => session.GetProperty(name).GetDouble();
        var duration = TimeSpan.FromSeconds(Number("sec"));
        if (session.GetProperty("kind").GetString() == "rtss") return Rtss.Of(duration, Number("ngp_mps"), Number("ftp_mps"));
        var range = new HeartRateRange(Number("rest"), Number("max"));
        var weights = session.GetProperty("sex").GetString() == "m" ? TrimpWeights.Men : TrimpWeights.Women;
        var trimp = Trimp.Of(duration, Number("hr"), range, weights);
        return session.GetProperty("kind").GetString() == "trimp" ? trimp : Hrss.Of(trimp, Number("lthr"), range, weights);
    }
}
