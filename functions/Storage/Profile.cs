using System.Text.Json.Serialization;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;

namespace LoadWatch.Storage;

/// <summary>Who a runner is to LoadWatch, and what the runner has chosen.</summary>
public sealed record Profile
{
    public required string Name { get; init; }

    /// <summary>The number for texts, E.164; empty until the runner has given one.</summary>
    public required string Phone { get; init; }

    /// <summary>When the number was shown to be the runner's; null until then, and no text of an alert goes to it.</summary>
    public DateTimeOffset? PhoneVerifiedAt { get; init; }

    /// <summary>Why nothing may be sent to the number (opted out, no longer in service ...); null if it may.</summary>
    public string? NoTextsBecause { get; init; }

    /// <summary>The address for emails; null where there is none.</summary>
    public string? Email { get; init; }

    /// <summary>When the address was shown to be the runner's.</summary>
    public DateTimeOffset? EmailVerifiedAt { get; init; }

    /// <summary>What the mail server said when it refused the address for good; null once it is confirmed anew.</summary>
    public string? EmailRefused { get; init; }

    public Language Language { get; init; }

    public required DistanceUnit Unit { get; init; }

    /// <summary>The runner's zone, an IANA name.</summary>
    public required string Zone { get; init; }

    /// <summary>First time of day at which a text may come.</summary>
    public TimeOnly TextsFrom { get; init; } = QuietHours.Default.From;

    /// <summary>First time of day at which no text may come any more.</summary>
    public TimeOnly TextsUntil { get; init; } = QuietHours.Default.Until;

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>The runner's clinic, whose name and routine the texts carry; null for the deployment's own.</summary>
    public string? Clinic { get; init; }

    /// <summary>The exercises that a clinic chose for the runner, by their names; empty for the clinic's own routine.</summary>
    public IReadOnlyList<string> Exercises { get; init; } = [];

    /// <summary>The first day on which alerts come again; null where they are not paused.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Which of several linked sources counts where their policies forbid merging; null for the platform's own rule.</summary>
    public Source? Counts { get; init; }

    /// <summary>Runs that the runner or the clinic has confirmed, as <c>source:id</c>.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>Runs that the runner has taken out, as <c>source:id</c>; they stay out whatever a platform sends.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Sessions that began earlier are over; null where none was ended.</summary>
    public DateTimeOffset? SessionsFrom { get; init; }

    /// <summary>When the runner had answered everything there is to answer on joining; null until then.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    [JsonIgnore]
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    [JsonIgnore]
    public QuietHours Hours => new(TextsFrom, TextsUntil);

    [JsonIgnore]
    public Words Words => Words.Of(Language);

    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);
}
