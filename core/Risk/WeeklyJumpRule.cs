using LoadWatch.Core.Running;

namespace LoadWatch.Core.Risk;

/// <summary>
/// R2: seven days against the larger of the week before and the mean week of the three before, so that coming back from
/// one easy week is no jump.
/// </summary>
public static class WeeklyJumpRule
{
    /// <summary>Judges seven days.</summary>
    /// <param name="week">The distance of days 0 to 6 ago.</param>
    /// <param name="weekBefore">The distance of days 7 to 13 ago.</param>
    /// <param name="threeWeeksBefore">The distance of days 7 to 27 ago.</param>
    /// <param name="known">Whether day 27 ago is known.</param>
    public static Finding Judge(Distance week, Distance weekBefore, Distance threeWeeksBefore, bool known)
    {
        if (!known)
        {
            return new Finding.InsufficientHistory(Rule.WeeklyJump, $"fewer than {Thresholds.KnownDays} days are known");
        }

        // Thirds of millimetres, so that a third of three weeks is a whole number and no comparison rounds.
        var baseline = Math.Max(weekBefore.Millimetres * 3, threeWeeksBefore.Millimetres);
        if (baseline == 0)
        {
            return new Finding.InsufficientHistory(Rule.WeeklyJump, "no run in the three weeks before");
        }

        var jump = new Jump(week, Distance.FromMillimetres((baseline + 1) / 3), week.Millimetres * 3d / baseline);
        var enough = (week.Millimetres * 3) - baseline >= Thresholds.WeekExcess.Millimetres * 3;
        return enough && LevelOf(jump) is { } level
            ? new Finding.Beyond(Rule.WeeklyJump, level, jump)
            : new Finding.Usual(Rule.WeeklyJump, jump);
    }

    private static Level? LevelOf(Jump jump) => jump.Ratio switch
    {
        <= Thresholds.WeekWatch => null,
        _ when jump.Distance < Thresholds.WeekLeast => Level.Watch,
        <= Thresholds.WeekElevated => Level.Watch,
        < Thresholds.WeekHigh => Level.Elevated,
        _ => Level.High,
    };
}
