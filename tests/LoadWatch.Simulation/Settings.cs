namespace LoadWatch.Simulation;

/// <summary>What to simulate.</summary>
/// <param name="Runners">The population.</param>
/// <param name="Sample">How many of them are simulated one by one; each stands for the same number. The whole population where equal.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Days">So many days of it, from 1 January.</param>
/// <param name="Seed">The same seed gives the same figures, on any machine.</param>
/// <param name="StravaLimits">Reads a quarter of an hour and a day; null for none.</param>
internal sealed record Settings(int Runners, int Sample, int Year, int Days, ulong Seed, (int Quarter, int Day)? StravaLimits)
{
    /// <summary>The most runners that are simulated one by one unless it is said otherwise.</summary>
    public const int UsualSample = 100_000;

    /// <summary>How many each simulated runner stands for.</summary>
    public int Weight => Runners / Sample;

    public DateOnly FirstDay => new(Year, 1, 1);

    /// <summary>The limits of the sample: those of the whole, divided by the weight.</summary>
    public (int Quarter, int Day) SampledLimits => StravaLimits is var (quarter, day)
        ? ((int)Math.Round((double)quarter / Weight), (int)Math.Round((double)day / Weight))
        : (int.MaxValue, int.MaxValue);

    /// <summary>What is wrong with the settings, and what to do; null if nothing is.</summary>
    public string? WhyNot() =>
        Runners is < 100 or > 50_000_000 ? "--runners must be 100 to 50,000,000."
        : Sample < 100 || Sample > Runners ? "--sample must be at least 100 and at most --runners."
        : Runners % Sample != 0 ? $"--sample must divide --runners, so that each simulated runner stands for the same number ({Runners} by {Sample} leaves {Runners % Sample})."
        : Year is < 2000 or > 2100 ? "--year must be 2000 to 2100."
        : Days is < 1 or > 365 ? "--days must be 1 to 365."
        : StravaLimits is var (quarter, day) && (SampledLimits.Quarter < 1 || SampledLimits.Day < 1)
            ? $"--sample is too small for Strava's limits of {quarter} and {day}: a simulated runner stands for {Weight}, take a larger sample."
        : null;
}
