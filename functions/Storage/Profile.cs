using System.Text.Json.Serialization;
using LoadWatch.Core.Running;

namespace LoadWatch.Storage;

/// <summary>Who a runner is to LoadWatch.</summary>
public sealed record Profile
{
    public required string Name { get; init; }

    /// <summary>The number for texts, E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>When the number was shown to be the runner's; null until then, and no text goes to it.</summary>
    public DateTimeOffset? PhoneVerifiedAt { get; init; }

    /// <summary>Why nothing may be sent to the number (opted out, no longer in service ...); null if it may.</summary>
    public string? NoTextsBecause { get; init; }

    public required DistanceUnit Unit { get; init; }

    /// <summary>The runner's zone, an IANA name.</summary>
    public required string Zone { get; init; }

    /// <summary>Which of several linked sources counts where their policies forbid merging; null for the platform's own rule.</summary>
    public Source? Counts { get; init; }

    /// <summary>Runs that the runner or the clinic has confirmed, as <c>source:id</c>.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    [JsonIgnore]
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);
}

/// <summary>A runner's yes, and its end.</summary>
/// <param name="Kind">To what: <c>texts</c>.</param>
/// <param name="Wording">Which wording the runner saw.</param>
/// <param name="Given">When.</param>
/// <param name="How">Where or how it was given.</param>
/// <param name="Withdrawn">When it ended; null while it holds.</param>
public sealed record Consent(string Kind, string Wording, DateTimeOffset Given, string How, DateTimeOffset? Withdrawn = null)
{
    public const string Texts = "texts";
}
