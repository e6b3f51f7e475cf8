using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Demo;

/// <summary>A runner of the story.</summary>
/// <param name="Name">How the story calls them.</param>
/// <param name="Phone">A number that nobody has.</param>
/// <param name="Platform">strava or garmin.</param>
/// <param name="Account">The account there.</param>
/// <param name="WeekMiles">Miles in an ordinary week.</param>
/// <param name="AgreesToTexts">Whether the runner wants texts.</param>
internal sealed record DemoRunner(string Name, string Phone, string Platform, string Account, double WeekMiles, bool AgreesToTexts = true)
{
    private const double MetresPerMile = 1609.344;
    private const int SecondsPerMile = 540;

    /// <summary>Four runs a week, a long one among them: days ago within the week, and parts of the week's distance.</summary>
    private static readonly (int DaysAgo, double Part)[] Week = [(0, 0.2), (2, 0.15), (4, 0.15), (6, 0.5)];

    public RunnerId Id { get; set; }

    /// <summary>The runs of an ordinary stretch of weeks, as (days ago, miles), the latest week first.</summary>
    public IEnumerable<(int DaysAgo, double Miles)> Ordinary(int firstWeek, int weeks) =>
        from week in Enumerable.Range(firstWeek, weeks)
        from run in Week
        select (run.DaysAgo + (7 * week), WeekMiles * run.Part);

    public void Add(StandIns standIns, TimeZoneInfo zone, DateOnly today, int daysAgo, double miles)
    {
        var start = Start(zone, today.AddDays(-daysAgo));
        if (Platform == "strava")
        {
            standIns.Strava.Athletes.AddActivity(long.Parse(Account), new StravaActivity(Number(daysAgo), start, Metres(miles), Seconds(miles)) { Zone = zone.Id });
        }
        else
        {
            standIns.Garmin.Users.AddActivity(Account, Garmin(start, daysAgo, miles));
        }
    }

    /// <summary>A run that is new now: the platform has it, and says so.</summary>
    public async Task RunAsync(StandIns standIns, TimeZoneInfo zone, DateOnly today, int daysAgo, double miles)
    {
        var start = Start(zone, today.AddDays(-daysAgo));
        if (Platform == "strava")
        {
            await standIns.Strava.SendAsync(standIns.Strava.Athletes.AddActivity(
                long.Parse(Account), new StravaActivity(Number(daysAgo), start, Metres(miles), Seconds(miles)) { Zone = zone.Id }));
        }
        else
        {
            await standIns.Garmin.PushAsync(standIns.Garmin.Users.AddActivity(Account, Garmin(start, daysAgo, miles)));
        }
    }

    private static DateTimeOffset Start(TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(6, 30));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static GarminActivity Garmin(DateTimeOffset start, int daysAgo, double miles) => new($"{Number(daysAgo)}", start.ToUnixTimeSeconds(), Seconds(miles))
    {
        ActivityId = Number(daysAgo),
        DistanceInMeters = Metres(miles),
        StartTimeOffsetInSeconds = (int)start.Offset.TotalSeconds,
    };

    private static long Number(int daysAgo) => 7_000_000 - daysAgo;

    private static double Metres(double miles) => Math.Round(miles * MetresPerMile, 3);

    private static int Seconds(double miles) => (int)(miles * SecondsPerMile);
}
