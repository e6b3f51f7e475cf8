namespace LoadWatch.Storage;

/// <summary>What of a runner's a clinic is shown; each part is agreed to by itself.</summary>
public enum SharedPart
{
    /// <summary>The name, the runs and their flags, and that texts went out. Without it a clinic sees nothing at all.</summary>
    Training,

    /// <summary>What the runner texts back: pain, routine, words; and the words of the texts.</summary>
    Replies,

    /// <summary>The number, to call it.</summary>
    Phone,
}

/// <summary>A runner's yes, and its end.</summary>
/// <param name="Kind">To what: <see cref="Texts"/>, <see cref="Email"/> or that of <see cref="Sharing"/>.</param>
/// <param name="Wording">Which wording the runner saw.</param>
/// <param name="Given">When.</param>
/// <param name="How">Where or how it was given.</param>
/// <param name="Withdrawn">When it ended; null while it holds.</param>
/// <param name="Address">The network address from which it was given; null where it was not given by a page.</param>
public sealed record Consent(string Kind, string Wording, DateTimeOffset Given, string How, DateTimeOffset? Withdrawn = null, string? Address = null)
{
    /// <summary>To alert texts.</summary>
    public const string Texts = "texts";

    /// <summary>To the weekly email.</summary>
    public const string Email = "email";

    private const string Clinic = "clinic-";

    /// <summary>To sharing a part with a clinic.</summary>
    public static string Sharing(string clinic, SharedPart part = SharedPart.Training) =>
        part is SharedPart.Training ? $"{Clinic}{clinic}" : $"{Clinic}{clinic}.{part.ToString().ToLowerInvariant()}";

    /// <summary>The clinic that a consent shares with, whatever the part; null for a consent to something else.</summary>
    public static string? ClinicOf(string kind) => kind.StartsWith(Clinic, StringComparison.Ordinal) ? kind[Clinic.Length..].Split('.')[0] : null;
}
