using System.Globalization;

namespace LoadWatch.Sandbox.Strava;

/// <summary>An activity of an athlete, as Strava holds it.</summary>
/// <param name="Start">The instant at which it began.</param>
/// <param name="Metres">Distance.</param>
/// <param name="MovingSeconds">Time in motion.</param>
public sealed record StravaActivity(long Id, DateTimeOffset Start, double Metres, int MovingSeconds)
{
    public string Name { get; init; } = "Morning Run";

    /// <summary>Run, TrailRun, VirtualRun, Ride, ...</summary>
    public string SportType { get; init; } = "Run";

    /// <summary>Null is the moving time.</summary>
    public int? ElapsedSeconds { get; init; }

    /// <summary>IANA zone of the place where it began.</summary>
    public string Zone { get; init; } = "America/Toronto";

    public bool Manual { get; init; }

    public bool Trainer { get; init; }

    public bool Flagged { get; init; }

    /// <summary>everyone, followers_only or only_me.</summary>
    public string Visibility { get; init; } = "everyone";

    /// <summary>0 or null none, 1 race, 2 long run, 3 workout.</summary>
    public int? WorkoutType { get; init; }

    public double? AverageHeartRate { get; init; }

    public string? ExternalId { get; init; }

    public long? UploadId { get; init; }

    /// <summary>In the detail only.</summary>
    public string? DeviceName { get; init; } = "Garmin Forerunner 965";

    /// <summary>Until then the list leaves it out and the detail is a 404.</summary>
    public DateTimeOffset? NotReadyUntil { get; init; }

    public bool IsPrivate => Visibility == "only_me";

    /// <summary>What the list shows.</summary>
    internal Dictionary<string, object?> Summary(long athlete)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var offset = zone.GetUtcOffset(Start);
        var standard = zone.BaseUtcOffset;
        var sign = standard < TimeSpan.Zero ? '-' : '+';
        return new Dictionary<string, object?>
        {
            ["resource_state"] = 2,
            ["athlete"] = new { Id = athlete, ResourceState = 1 },
            ["id"] = Id,
            ["name"] = Name,
            ["type"] = SportType == "TrailRun" ? "Run" : SportType,
            ["sport_type"] = SportType,
            ["distance"] = Metres,
            ["moving_time"] = MovingSeconds,
            ["elapsed_time"] = ElapsedSeconds ?? MovingSeconds,
            ["start_date"] = Stamp(Start.UtcDateTime),

            // Strava's false Z: this is the wall clock.
            ["start_date_local"] = Stamp(Start.ToOffset(offset).DateTime),
            ["timezone"] = $"(GMT{sign}{standard:hh\\:mm}) {Zone}",
            ["utc_offset"] = offset.TotalSeconds,
            ["manual"] = Manual,
            ["trainer"] = Trainer,
            ["flagged"] = Flagged,
            ["private"] = IsPrivate,
            ["visibility"] = Visibility,
            ["workout_type"] = WorkoutType,
            ["has_heartrate"] = AverageHeartRate is not null,
            ["average_heartrate"] = AverageHeartRate,
            ["external_id"] = ExternalId,
            ["upload_id"] = UploadId,
            ["upload_id_str"] = UploadId?.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What the single activity shows.</summary>
    internal Dictionary<string, object?> Detail(long athlete)
    {
        var detail = Summary(athlete);
        detail["resource_state"] = 3;
        detail["device_name"] = DeviceName;
        return detail;
    }

    private static string Stamp(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
