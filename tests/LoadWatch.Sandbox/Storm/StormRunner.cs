using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Storm;

/// <summary>A run as the platform has it.</summary>
internal sealed record StormRun(long Id, int DaysAgo, double Metres);

/// <summary>
/// A runner in the storm: three weeks of four runs of 8 km, and then such a week again, or seven days of 16.5 km. Each of
/// those is more than twice the longest run before, so whichever of them arrives first makes a text of level high due, in
/// whatever order they come; and none of the others can make a second one due.
/// </summary>
internal sealed class StormRunner
{
    private const double Usual = 8_000;
    private const double Big = 16_500;
    private const double SecondsPerMetre = 0.36;

    private readonly int _number;

    public StormRunner(int number)
    {
        _number = number;
        IsStrava = number % 2 == 0;
        IsTooMuch = number % 4 < 2;
        Account = IsStrava ? $"{9_000 + number}" : $"storm-user-{number:000}";
        History = [.. Days(7, 27).Where(day => day % 2 == 1).Select(day => Run(day, Usual))];
        News = [.. IsTooMuch ? Days(0, 6).Select(day => Run(day, Big)) : Days(0, 6).Where(day => day % 2 == 0).Select(day => Run(day, Usual))];
    }

    public bool IsStrava { get; }

    public bool IsTooMuch { get; }

    public string Account { get; }

    public string Platform => IsStrava ? "strava" : "garmin";

    public string Name => $"Runner {_number:000} at {Platform}";

    public string Phone => $"+190555501{_number:00}";

    public RunnerId Id { get; set; }

    public IReadOnlyList<StormRun> History { get; }

    public IReadOnlyList<StormRun> News { get; }

    /// <summary>What the platform has now, by id, with the days that it happened on.</summary>
    public Dictionary<string, StormRun> There { get; } = new(StringComparer.Ordinal);

    public StravaActivity AtStrava(StormRun run, TimeZoneInfo zone, DateOnly today) =>
        new(run.Id, Start(zone, today, run), run.Metres, Seconds(run)) { Zone = zone.Id };

    public GarminActivity AtGarmin(StormRun run, TimeZoneInfo zone, DateOnly today)
    {
        var start = Start(zone, today, run);
        return new GarminActivity($"{run.Id}", start.ToUnixTimeSeconds(), Seconds(run))
        {
            UserId = Account,
            ActivityId = run.Id,
            DistanceInMeters = run.Metres,
            StartTimeOffsetInSeconds = (int)start.Offset.TotalSeconds,
        };
    }

    private static IEnumerable<int> Days(int first, int last) => Enumerable.Range(first, last - first + 1);

    private static int Seconds(StormRun run) => (int)(run.Metres * SecondsPerMetre);

    private static DateTimeOffset Start(TimeZoneInfo zone, DateOnly today, StormRun run)
    {
        var local = today.AddDays(-run.DaysAgo).ToDateTime(new TimeOnly(6, 30));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private StormRun Run(int daysAgo, double metres) => new(1_000_000L + (_number * 1_000) + daysAgo, daysAgo, metres);
}
