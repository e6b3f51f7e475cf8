using System.Text.Json;
using System.Text.Json.Serialization;
using LoadWatch.Core.Running;

namespace LoadWatch.Platforms.Garmin;

/// <summary>A summary of an activity, as far as LoadWatch reads it.</summary>
internal sealed record GarminActivity
{
    /// <summary>No device has a longer name.</summary>
    private const int LongestDevice = 100;

    public string? SummaryId { get; init; }

    public string? ActivityType { get; init; }

    /// <summary>UTC, seconds since 1970.</summary>
    public long? StartTimeInSeconds { get; init; }

    /// <summary>What the device's clock showed beyond UTC, in seconds; no zone.</summary>
    public int StartTimeOffsetInSeconds { get; init; }

    /// <summary>Timer time, seconds.</summary>
    public double DurationInSeconds { get; init; }

    /// <summary>Metres.</summary>
    public double? DistanceInMeters { get; init; }

    /// <summary>Garmin asks that it be named beside what it recorded.</summary>
    public string? DeviceName { get; init; }

    public bool Manual { get; init; }

    public bool IsParent { get; init; }

    /// <summary>The activity's id among runs.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public RunId RunId => SummaryId is { Length: > 0 and <= 200 } id
        ? new RunId(Source.Garmin, id)
        : throw new FormatException("A Garmin activity has no summaryId.");

    /// <summary>The run; null where it is none: another sport, or the sum of a multisport activity, whose children count.</summary>
    /// <exception cref="FormatException">It cannot be told when it was run, or its distance makes no sense.</exception>
    public Run? ToRun(bool edited, DateTimeOffset receivedAt)
    {
        Sport? sport = IsParent ? null : ActivityType switch
        {
            "RUNNING" => Sport.Run,
            "INDOOR_RUNNING" or "TREADMILL_RUNNING" => Sport.Treadmill,
            "STREET_RUNNING" => Sport.Street,
            "TRACK_RUNNING" => Sport.Track,
            "TRAIL_RUNNING" => Sport.Trail,
            "OBSTACLE_RUN" => Sport.Obstacle,
            "ULTRA_RUN" => Sport.Ultra,
            "VIRTUAL_RUN" => Sport.Virtual,
            _ => null,
        };
        if (sport is null)
        {
            return null;
        }

        if (StartTimeInSeconds is not (>= -62_000_000_000 and <= 250_000_000_000)
            || StartTimeOffsetInSeconds is < -86_400 or > 86_400
            || DistanceInMeters is < 0 or > 1e9
            || DurationInSeconds is < 0 or > 1e9)
        {
            throw new FormatException($"Garmin activity {SummaryId}: start, duration or distance is missing or out of range.");
        }

        var start = DateTimeOffset.FromUnixTimeSeconds(StartTimeInSeconds.Value);
        return new Run
        {
            Id = RunId,
            Sport = sport.Value,
            LocalStart = DateTime.SpecifyKind(start.UtcDateTime.AddSeconds(StartTimeOffsetInSeconds), DateTimeKind.Unspecified),
            Start = start,
            Distance = DistanceInMeters is > 0 ? Distance.FromMetres(DistanceInMeters.Value) : null,
            MovingTime = TimeSpan.FromSeconds(DurationInSeconds),
            ElapsedTime = TimeSpan.FromSeconds(DurationInSeconds),
            Origin = Manual && !edited ? Origin.Typed : Origin.Device,
            Estimated = sport is Sport.Treadmill or Sport.Virtual,
            Device = DeviceName is { Length: > 0 and <= LongestDevice } ? DeviceName : null,
            Revision = Revision(edited, receivedAt),
        };
    }

    /// <summary>An edit outranks every original, and of two alike the one received later wins: Garmin sends old items again.</summary>
    public static long Revision(bool edited, DateTimeOffset receivedAt) => (edited ? 1L << 60 : 0) + receivedAt.ToUnixTimeMilliseconds();
}

internal sealed record GarminTokens
{
    [JsonPropertyName("access_token")]
    public string AccessToken { get; init; } = "";

    [JsonPropertyName("refresh_token")]
    public string RefreshToken { get; init; } = "";

    /// <summary>A year in seconds: a token that says more is renewed before.</summary>
    private const long LongestLife = 31_536_000;

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public long ExpiresIn { get; init; }

    public Tokens ToTokens(DateTimeOffset now) => new(AccessToken, RefreshToken, now.AddSeconds(Math.Clamp(ExpiresIn, 0, LongestLife)));
}

internal sealed record GarminUser(string UserId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(GarminActivity))]
[JsonSerializable(typeof(GarminTokens))]
[JsonSerializable(typeof(GarminUser))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class GarminJson : JsonSerializerContext;
