using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>
/// The numbers of the three rules. The bands of R1 are those of Schuster Brandt Frandsen et al., Br J Sports Med 2025
/// (hazard rate ratios 1.64, 1.52 and 2.28 against a run of at most 10 % beyond the longest of 30 days); those of R2 are
/// LoadWatch's own, on weak evidence (Nielsen 2014; Buist 2008 found no use in a ten-percent rule).
/// </summary>
public static class Thresholds
{
    /// <summary>R1 looks this many days back; the day of the run is not one of them.</summary>
    public const int SpikeDays = 30;

    /// <summary>R1 needs at least this many runs to compare with.</summary>
    public const int SpikeRuns = 3;

    /// <summary>R1: above this ratio, watch.</summary>
    public const double SpikeWatch = 1.10;

    /// <summary>R1: above this ratio, elevated.</summary>
    public const double SpikeElevated = 1.30;

    /// <summary>R1: above this ratio, high.</summary>
    public const double SpikeHigh = 2.00;

    /// <summary>R1: elevated and high need at least this much more than the longest run.</summary>
    public static readonly Distance SpikeExcess = Distance.FromKilometres(2);

    /// <summary>R2 compares this many days, the day of the run being one of them.</summary>
    public const int AcuteDays = 7;

    /// <summary>R2 needs this many known days, the day of the run being one of them.</summary>
    public const int KnownDays = 28;

    /// <summary>R2: above this ratio, watch.</summary>
    public const double WeekWatch = 1.3;

    /// <summary>R2: above this ratio, elevated.</summary>
    public const double WeekElevated = 1.5;

    /// <summary>R2: from this ratio on, high.</summary>
    public const double WeekHigh = 2.0;

    /// <summary>R2: a flag needs at least this much more than the baseline.</summary>
    public static readonly Distance WeekExcess = Distance.FromKilometres(10);

    /// <summary>R2: elevated and high need at least this much in seven days.</summary>
    public static readonly Distance WeekLeast = Distance.FromKilometres(20);

    /// <summary>R3: a previous run further back than this many days is a break.</summary>
    public const int BreakDays = 14;
}
