namespace LoadWatch.Sandbox.Garmin;

/// <summary>An activity summary; on the wire the names are Garmin's and absent values are left out.</summary>
/// <param name="StartTimeInSeconds">Unix seconds.</param>
/// <param name="DurationInSeconds">Timer time.</param>
public sealed record GarminActivity(string SummaryId, long StartTimeInSeconds, int DurationInSeconds)
{
    /// <summary>Null takes the user it was added to.</summary>
    public string? UserId { get; init; }

    /// <summary>A number, or text when <see cref="ActivityIdAsText"/> is set.</summary>
    public long ActivityId { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool ActivityIdAsText { get; init; }

    public string? ActivityName { get; init; } = "Morning Run";

    public string ActivityType { get; init; } = "RUNNING";

    /// <summary>The device clock's offset, which is not a zone.</summary>
    public int StartTimeOffsetInSeconds { get; init; } = -18000;

    public double? DistanceInMeters { get; init; }

    public double? AverageSpeedInMetersPerSecond { get; init; }

    /// <summary>Where it began: LoadWatch must not keep it.</summary>
    public double? StartingLatitudeInDegree { get; init; } = 43.4516;

    public double? StartingLongitudeInDegree { get; init; } = -79.6877;

    public int? AverageHeartRateInBeatsPerMinute { get; init; }

    public int? MaxHeartRateInBeatsPerMinute { get; init; }

    public string? DeviceName { get; init; } = "Garmin Forerunner 965";

    public bool? IsParent { get; init; }

    public string? ParentSummaryId { get; init; }

    public bool Manual { get; init; }

    public bool IsWebUpload { get; init; }

    /// <summary>When it reached Garmin; null is when it was added.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset? UploadedAt { get; init; }
}
