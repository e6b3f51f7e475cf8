namespace LoadWatch.Platforms;

/// <summary>What may be done with a platform's data. Set at <c>Platforms:&lt;Name&gt;:Policy</c>; the defaults follow the platform's terms.</summary>
public sealed class PlatformPolicy
{
    /// <summary>How long runs, and all that was made of them, are kept, in days; 1 to 3,650.</summary>
    public int KeepDays { get; set; }

    /// <summary>Whether a clinic, or an operator, may see them and what was made of them.</summary>
    public bool ClinicMaySee { get; set; }

    /// <summary>Whether they may be counted together with another source's.</summary>
    public bool Merges { get; set; }
}
