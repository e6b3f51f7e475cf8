using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>R1: one run against the longest of the 30 days before.</summary>
public static class SpikeRule
{
    /// <summary>Judges a run.</summary>
    /// <param name="run">Its distance.</param>
    /// <param name="longest">The longest run of days 1 to 30 ago.</param>
    /// <param name="runs">How many runs those days hold.</param>
    public static Finding Judge(Distance run, Distance longest, int runs)
    {
        if (runs < Thresholds.SpikeRuns)
        {
            return new Finding.InsufficientHistory(Rule.Spike, $"fewer than {Thresholds.SpikeRuns} runs in the {Thresholds.SpikeDays} days before");
        }

        var jump = new Jump(run, longest, (double)run.Millimetres / longest.Millimetres);
        return LevelOf(jump) is { } level ? new Finding.Beyond(Rule.Spike, level, jump) : new Finding.Usual(Rule.Spike, jump);
    }

    private static Level? LevelOf(Jump jump) => jump.Ratio switch
    {
        <= Thresholds.SpikeWatch => null,
        <= Thresholds.SpikeElevated => Level.Watch,
        _ when jump.Distance < jump.Baseline + Thresholds.SpikeExcess => Level.Watch,
        <= Thresholds.SpikeHigh => Level.Elevated,
        _ => Level.High,
    };
}
