namespace LoadWatch.Simulation.Queueing;

/// <summary>
/// The same queue by the second instead of by the message, where one simulated runner stands for many: what comes in a second
/// beyond what the workers can do waits for the next one.
/// </summary>
internal sealed class Fluid(Scaling scaling, double longestPause, Lags lags)
{
    private double _waiting;
    private double _emptySince;
    private int _instances = 1;
    private long _decideIn;

    public int MostInstances { get; private set; } = 1;

    /// <summary>A second in which so many messages become visible, each of which takes so many milliseconds.</summary>
    public void Pass(int messages, double takes)
    {
        if (--_decideIn <= 0)
        {
            _instances = scaling.Next(_instances, _waiting + (messages * takes / Clock.Second));
            MostInstances = Math.Max(MostInstances, _instances);
            _decideIn = Scaling.Every / Clock.Second;
        }

        var perSecond = _instances * scaling.Concurrency * Clock.Second / takes;
        if (messages > 0)
        {
            var pause = _waiting > 0 ? 0 : Math.Min(longestPause, _emptySince) / 2 / Clock.Second / Math.Max(1, messages);
            lags.Add(pause + (_waiting / perSecond) + Math.Max(0, ((messages / perSecond) - 1) / 2), messages);
        }

        _waiting = Math.Max(0, _waiting + messages - perSecond);
        _emptySince = messages > 0 ? 0 : _emptySince + Clock.Second;
    }
}
