using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>What the rules say of one run, as of its own local day.</summary>
/// <param name="Run">The run.</param>
/// <param name="Findings">One finding a rule that was asked.</param>
/// <param name="LastSevenDays">The distance of days 0 to 6 ago, this run included.</param>
/// <param name="UnknownRuns">
/// Runs of unknown distance on days 0 to 30 ago: where there are any, the numbers compared may be too low.
/// </param>
public sealed record Assessment(Run Run, IReadOnlyList<Finding> Findings, Distance LastSevenDays, int UnknownRuns)
{
    /// <summary>The flags that the findings raise, the better evidenced rule first.</summary>
    public IEnumerable<Flag> Flags => Findings.Select(finding => Flag.Of(Run, finding)).OfType<Flag>();

    /// <summary>
    /// The flag that speaks for the run: the highest level, and of two alike the single-run spike, which has the better
    /// evidence; null where nothing is flagged.
    /// </summary>
    public Flag? Foremost => Flags.OrderByDescending(flag => flag.Level).ThenBy(flag => flag.Rule).FirstOrDefault();

    /// <summary>
    /// The flag that speaks for a sync: of the runs that newly arrived the highest that texts, and of equals the latest, whose
    /// numbers hold the others; null where none texts.
    /// </summary>
    /// <param name="arrived">The runs that newly arrived, in order of local start.</param>
    public static Flag? ForemostOf(IEnumerable<Assessment> arrived) => arrived
        .Select(assessment => assessment.Foremost).OfType<Flag>()
        .Where(flag => flag.Texts)
        .OrderBy(flag => flag.Level).LastOrDefault();
}
