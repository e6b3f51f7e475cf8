using LoadWatch.Sandbox.Demo;

namespace LoadWatch.Sandbox.Storm;

/// <summary>What a server does when it is killed.</summary>
internal enum KillMoment
{
    /// <summary>It is about to start, and not ready yet.</summary>
    Start,

    /// <summary>It has begun to hand a text over to the carrier.</summary>
    Handover,

    /// <summary>It has begun to exchange a refresh token.</summary>
    Exchange,

    /// <summary>Anything.</summary>
    Work,
}

/// <summary>
/// Kills servers at chosen moments of their work. How far they have come is told by what they do, not only by the clock: else a
/// slow machine's servers would die before they have done anything.
/// </summary>
internal sealed class StormKills(StormServers servers)
{
    /// <summary>How much a server may do before it is killed: lines of its log, and requests to the stand-ins.</summary>
    private const int MostDone = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<KillMoment> _moments = [];
    private int _linesOfWork;

    /// <summary>Every kill so far.</summary>
    public IReadOnlyList<KillMoment> Moments => _moments;

    /// <summary>Is told each line that a server logs.</summary>
    public void Hear(ServerLine line)
    {
        if (line.Category.StartsWith("LoadWatch.", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _linesOfWork);
        }
    }

    /// <summary>Kills a server: as it starts, as it hands a text over, as it exchanges a token, or at any moment of its work.</summary>
    public async Task KillAsync(Random random, CancellationToken cancel)
    {
        var server = random.Next(servers.Count);
        var moment = random.GetItems(Enum.GetValues<KillMoment>(), 1)[0];
        var early = moment is KillMoment.Start && !servers.IsRunning(server);
        foreach (var other in Enumerable.Range(0, servers.Count).Where(other => !servers.IsRunning(other) && (early || other != server)))
        {
            servers.Start(other);
        }

        await servers.EnsureRunningAsync(server, cancel);
        var goal = Done(moment) + (moment is KillMoment.Handover or KillMoment.Exchange ? 1 : random.Next(MostDone));
        await Task.Delay(early ? random.Next(50, 600) : random.Next(20), cancel);
        var struck = early || await StormRound.UntilAsync(() => Task.FromResult(Done(moment) >= goal), Patience, cancel, TimeSpan.FromMilliseconds(5));
        await servers.KillAsync(server);
        _moments.Add(early || (struck && moment is not KillMoment.Start) ? moment : KillMoment.Work);
    }

    private int Done(KillMoment moment) => moment switch
    {
        KillMoment.Handover => servers.StandIns.Log.Count("POST", "/twilio"),
        KillMoment.Exchange => servers.StandIns.Log.Count("POST", "/strava/oauth/token") + servers.StandIns.Log.Count("POST", "/garmin/di-oauth2-service"),
        _ => Volatile.Read(ref _linesOfWork) + servers.StandIns.Log.Total,
    };
}
