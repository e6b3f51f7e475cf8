using LoadWatch.Sandbox.Strava;

namespace LoadWatch.Tests.Sandbox;

/// <summary>What the tests of the stand-in for Strava share.</summary>
public abstract class StravaStandInTest : StandInTest
{
    protected const long Athlete = 134815;
    protected const string AllScopes = "read,activity:read_all";

    protected StravaStandIn Strava => StandIns.Strava;

    protected string List => $"{Strava.Address}/api/v3/athlete/activities?per_page=200";

    protected static StravaActivity Run(long id) =>
        new(id, new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), 10000, 3000);
}
