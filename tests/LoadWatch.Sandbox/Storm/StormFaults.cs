using LoadWatch.Sandbox.Faults;

namespace LoadWatch.Sandbox.Storm;

/// <summary>
/// Everything that a platform and a carrier can do wrong, about every third call. 429 comes only before the work: nobody
/// says "too many requests" after having taken one.
/// </summary>
internal static class StormFaults
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Slow answers only, so that a kill often comes when the carrier or a platform has done its work and the server does not
    /// know it yet.
    /// </summary>
    public static void BeginSlow(StandIns standIns)
    {
        standIns.Strava.Faults.Sometimes(new Fault.Slow(Late / 4), 0.5, "POST", "/oauth/token");
        standIns.Garmin.Faults.Sometimes(new Fault.Slow(Late / 4), 0.5, "POST", "/di-oauth2-service");
        standIns.Twilio.Faults.Sometimes(new Fault.Slow(Late), 0.9, "POST");
    }

    public static void Begin(StandIns standIns, StormPlan plan)
    {
        Reads(standIns.Strava.Faults, "/api/v3", plan.LimitsReads);
        Asks(standIns.Strava.Faults, "/oauth/token");
        Reads(standIns.Garmin.Faults, "/wellness-api", limits: true);
        Asks(standIns.Garmin.Faults, "/di-oauth2-service");
        Reads(standIns.Twilio.Faults, "", limits: true);
        Asks(standIns.Twilio.Faults, "");
    }

    public static void End(StandIns standIns)
    {
        foreach (var faults in standIns.AllFaults.Values)
        {
            faults.Clear();
        }
    }

    public static int Struck(StandIns standIns) => standIns.AllFaults.Values.Sum(faults => faults.Struck);

    private static void Reads(FaultRules faults, string path, bool limits)
    {
        if (limits)
        {
            faults.Sometimes(new Fault.Answer(429), 0.04, "GET", path);
        }

        faults.Sometimes(new Fault.Answer(500), 0.08, "GET", path);
        faults.Sometimes(new Fault.Answer(503), 0.08, "GET", path);
        faults.Sometimes(new Fault.Drop(), 0.05, "GET", path);
        faults.Sometimes(new Fault.Hang(), 0.03, "GET", path);
        faults.Sometimes(new Fault.Slow(Late), 0.06, "GET", path);
        faults.Sometimes(new Fault.Slow(TooLate), 0.03, "GET", path);
    }

    /// <summary>Calls that change something: each goes wrong before it has, or after.</summary>
    private static void Asks(FaultRules faults, string path)
    {
        faults.Sometimes(new Fault.Answer(429), 0.05, "POST", path);
        foreach (var moment in (Moment[])[Moment.BeforeWork, Moment.AfterWork])
        {
            faults.Sometimes(new Fault.Answer(500, moment), 0.05, "POST", path);
            faults.Sometimes(new Fault.Answer(503, moment), 0.03, "POST", path);
            faults.Sometimes(new Fault.Drop(moment), 0.05, "POST", path);
            faults.Sometimes(new Fault.Hang(moment), 0.04, "POST", path);
        }

        faults.Sometimes(new Fault.Slow(Late), 0.15, "POST", path);
        faults.Sometimes(new Fault.Slow(TooLate), 0.04, "POST", path);
    }
}
