using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoadWatch.Core.Running;

namespace LoadWatch.Platforms.Strava;

/// <summary>An activity in a list, as far as LoadWatch reads it.</summary>
internal sealed record StravaActivity
{
    public long Id { get; init; }

    public string? SportType { get; init; }

    public string? Type { get; init; }

    /// <summary>Metres.</summary>
    public double? Distance { get; init; }

    /// <summary>Seconds.</summary>
    public double? MovingTime { get; init; }

    /// <summary>Seconds.</summary>
    public double? ElapsedTime { get; init; }

    public DateTimeOffset? StartDate { get; init; }

    /// <summary>Wall-clock time with a Z that is not true.</summary>
    public string? StartDateLocal { get; init; }

    public bool? Trainer { get; init; }

    public bool? Manual { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Whether its numbers are ones that a run can have at all; what is only doubtful is for the rules to say.</summary>
    private bool IsPossible => !(Distance is < 0 or > 1e9) && !(MovingTime is < 0 or > 1e9) && !(ElapsedTime is < 0 or > 1e9);

    /// <summary>The run, or null where it is no run, does not say when it was, or says what cannot be.</summary>
    public Run? ToRun(DateTimeOffset readAt)
    {
        Sport? sport = (SportType ?? Type) switch
        {
            "Run" => Trainer is true ? Sport.Treadmill : Sport.Run,
            "TrailRun" => Sport.Trail,
            "VirtualRun" => Sport.Virtual,
            _ => null,
        };
        return sport is null || StartDate is not { } start || LocalTime(StartDateLocal) is not { } local || !IsPossible ? null : new Run
        {
            Id = new RunId(Source.Strava, Id.ToString(CultureInfo.InvariantCulture)),
            Sport = sport.Value,
            LocalStart = local,
            Start = start,
            Distance = Distance is > 0 ? Core.Running.Distance.FromMetres(Distance.Value) : null,
            MovingTime = TimeSpan.FromSeconds(MovingTime ?? 0),
            ElapsedTime = TimeSpan.FromSeconds(ElapsedTime ?? 0),
            Origin = Manual is true ? Origin.Typed
                : ExternalId?.StartsWith("garmin", StringComparison.OrdinalIgnoreCase) == true ? Origin.Copy : Origin.Device,
            Estimated = Trainer is true || sport is Sport.Virtual,
            Revision = readAt.ToUnixTimeMilliseconds(),
        };
    }

    private static DateTime? LocalTime(string? text) =>
        DateTime.TryParse(text?.TrimEnd('Z'), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? DateTime.SpecifyKind(local, DateTimeKind.Unspecified)
            : null;
}

/// <summary>The answer of the token endpoint.</summary>
internal sealed record StravaTokens
{
    public string AccessToken { get; init; } = "";

    public string RefreshToken { get; init; } = "";

    private static readonly long LatestSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Seconds since 1970.</summary>
    public long ExpiresAt { get; init; }

    public StravaAthlete? Athlete { get; init; }

    public Tokens ToTokens() => new(AccessToken, RefreshToken, DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(ExpiresAt, 0, LatestSecond)));
}

internal sealed record StravaAthlete(long Id);

/// <summary>What Strava says went wrong.</summary>
internal sealed record StravaFault(string? Field, string? Code)
{
    /// <summary>The errors of a body; none where it is no such body (sometimes <c>errors</c> is a text).</summary>
    public static IReadOnlyList<StravaFault> Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array
                ? [.. (errors.Deserialize(StravaJson.Default.ListStravaFault) ?? []).OfType<StravaFault>()]
                : [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(List<StravaActivity>))]
[JsonSerializable(typeof(StravaTokens))]
[JsonSerializable(typeof(List<StravaFault>))]
[JsonSerializable(typeof(List<StravaSubscription>))]
[JsonSerializable(typeof(StravaMade))]
internal sealed partial class StravaJson : JsonSerializerContext;
