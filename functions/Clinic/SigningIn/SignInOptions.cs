using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>The OpenID Connect issuer that vouches for clinicians, at <c>SignIn</c>.</summary>
public sealed class SignInOptions : IValidatableObject
{
    public const string Section = "SignIn";

    /// <summary>The issuer's address, under which its discovery document lies; empty switches the clinics' sign-in off.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the issuer calls LoadWatch.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Empty for an issuer that takes the proof key alone.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The claim that says whether the issuer has verified the address; with Microsoft Entra ID <c>xms_edov</c>.</summary>
    [Required]
    public string VerifiedClaim { get; set; } = "email_verified";

    /// <summary>What the button calls the account; empty for "your clinic's account". At most 60 characters.</summary>
    [MaxLength(60)]
    public string Name { get; set; } = "";

    /// <summary>The longest that one request to the issuer may take; 1 s to 1 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsConfigured => Authority.Length > 0;

    /// <summary>Whether the issuer is on this machine, for trying out; any other is asked over TLS.</summary>
    public bool IsLoopback => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new ValidationResult($"{Section}:{nameof(Authority)} must be an https address.");
        }

        if (ClientId.Length == 0)
        {
            yield return new ValidationResult($"{Section}:{nameof(Authority)} needs {nameof(ClientId)} beside it.");
        }
    }
}
