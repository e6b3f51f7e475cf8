using System.ComponentModel.DataAnnotations;
using LoadWatch.Core.Telling;

namespace LoadWatch;

/// <summary>A deployment: where it is reached, and which clinic it speaks for. At <c>LoadWatch</c>.</summary>
public sealed class LoadWatchOptions : IValidatableObject
{
    public const string Section = "LoadWatch";

    /// <summary>Where the world reaches this deployment, without <c>/api</c>: in texts, and in what carriers sign.</summary>
    [Required]
    public Uri PublicUrl { get; set; } = new("http://localhost:8080");

    /// <summary>The clinic that a text names; empty for "your physio". ASCII, at most 40 characters.</summary>
    [MaxLength(40), RegularExpression("[ -~]*")]
    public string ClinicName { get; set; } = "";

    /// <summary>Its number, as people dial it there.</summary>
    [MaxLength(24), RegularExpression("[ -~]*")]
    public string ClinicPhone { get; set; } = "";

    /// <summary>The countries whose numbers may be texted, by their two letters, joined by commas: codes to others cost money and serve nobody.</summary>
    [Required, RegularExpression("[A-Z]{2}(,[A-Z]{2})*")]
    public string Countries { get; set; } = "CA,US,GB";

    /// <summary>The most codes that are texted in a day, to all numbers together: whatever gets around the other limits costs no more. 1 to 1,000,000, default 500.</summary>
    [Range(1, 1_000_000)]
    public int CodesADay { get; set; } = 500;

    /// <summary>
    /// The header in which a proxy on this machine (the Functions host is one) names the visitor's address; its last entry
    /// counts. It must be one that the outermost proxy overwrites.
    /// </summary>
    [Required]
    public string ClientAddressHeader { get; set; } = "X-Forwarded-For";

    /// <summary>
    /// How long a due text waits for the rest of a sync: a watch that comes home with a week of runs brings one text, with
    /// the final numbers. 0 to 1 hour, default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan TextHold { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether every text can be written: a name goes with a number, and the longest sentence must fit with both and the link.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClinicName.Length > 0 != ClinicPhone.Length > 0)
        {
            yield return new ValidationResult($"{Section}:{nameof(ClinicName)} and {nameof(ClinicPhone)} go together: set both or neither.");
        }
        else if (!AlertText.Fits(At($"routines/{Routine.GluteActivation.Id}"), Physio, Routine.GluteActivation))
        {
            yield return new ValidationResult(
                $"{Section}: no text of {AlertText.LongestInCharacters} plain characters holds {nameof(PublicUrl)}, {nameof(ClinicName)} and {nameof(ClinicPhone)}: shorten them.");
        }
    }

    public Physio? Physio => ClinicName.Length > 0 ? new Physio(ClinicName, ClinicPhone) : null;

    /// <summary>An address of this deployment that anyone can open.</summary>
    public Uri At(string path) => new(PublicUrl.AsFolder(), $"api/{path}");
}
