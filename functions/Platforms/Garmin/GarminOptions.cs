using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Platforms.Garmin;

/// <summary>The Garmin application, at <c>Platforms:Garmin</c>.</summary>
public sealed class GarminOptions : IValidatableObject
{
    public const string Section = "Platforms:Garmin";

    /// <summary>The application's id; empty switches Garmin off.</summary>
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Where runners give their leave.</summary>
    [Required]
    public Uri AuthorizeUrl { get; set; } = new("https://connect.garmin.com/oauth2Confirm");

    /// <summary>Where tokens are issued.</summary>
    [Required]
    public Uri TokenUrl { get; set; } = new("https://diauth.garmin.com/di-oauth2-service/oauth/token");

    /// <summary>Where the API is. A ping's callback is fetched from here and from nowhere else.</summary>
    [Required]
    public Uri ApiUrl { get; set; } = new("https://apis.garmin.com");

    /// <summary>The longest that one request may take; 1 s to 1 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// 400 days, for a clinic with the runner's consent, together with other sources but Strava: LoadWatch's own choice,
    /// since Garmin's terms were not read. Whoever runs this confirms it first.
    /// </summary>
    public PlatformPolicy Policy { get; set; } = new() { KeepDays = 400, ClinicMaySee = true, Merges = true };

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
