using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Platforms.Strava;

/// <summary>The Strava application, at <c>Platforms:Strava</c>.</summary>
public sealed class StravaOptions : IValidatableObject
{
    public const string Section = "Platforms:Strava";

    /// <summary>The application's id; empty switches Strava off.</summary>
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Where Strava is. It moves in 2027: that is why it is a setting.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://www.strava.com");

    /// <summary>The longest that one request may take; 1 s to 1 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How much of Strava's read limits events may use; 0.1 to 1, default 0.8.</summary>
    [Range(0.1, 1)]
    public double BudgetShare { get; set; } = 0.8;

    /// <summary>How much of them the daily rereading may use, so that live events always have room; 0.1 to 1, default 0.5.</summary>
    [Range(0.1, 1)]
    public double RereadShare { get; set; } = 0.5;

    /// <summary>Seven days, for the runner alone, with nothing else: Strava's terms of June 2026, clauses 2.3, 5.4 and 6.2.</summary>
    public PlatformPolicy Policy { get; set; } = new() { KeepDays = 7, ClinicMaySee = false, Merges = false };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && ClientSecret.Length == 0)
        {
            yield return new ValidationResult($"{Section}:{nameof(ClientId)} needs {nameof(ClientSecret)} beside it.");
        }

        if (Policy.KeepDays is < 1 or > 3650)
        {
            yield return new ValidationResult($"{Section}:{nameof(Policy)}:{nameof(Policy.KeepDays)} must be 1 to 3,650.");
        }
    }

    public bool IsConfigured => ClientId.Length > 0;
}
