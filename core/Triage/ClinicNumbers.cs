using LoadWatch.Core.Load;

namespace LoadWatch.Core.Triage;

/// <summary>Something a clinic's person did that counts.</summary>
public enum DeedKind
{
    /// <summary>Acknowledged what was open.</summary>
    Acknowledged,

    /// <summary>Put a runner off.</summary>
    Snoozed,

    /// <summary>Spoke with a runner.</summary>
    Contacted,

    /// <summary>Had a text sent that asks how it goes.</summary>
    AskedToCheckIn,
}

/// <summary>A deed that stands: one that was taken back is none (<see cref="Undoing"/>).</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="WasUseful">For an acknowledgement: whether what was open was worth telling; null where nobody said.</param>
/// <param name="OpenSince">For an acknowledgement: since when the oldest of what was open had waited; null where that is not known.</param>
public sealed record Deed(DateTimeOffset At, DeedKind Kind, bool? WasUseful = null, DateTimeOffset? OpenSince = null);

/// <summary>How often runners came to the head of a clinic's list in one week (<see cref="Alerts"/>).</summary>
/// <param name="FirstDay">The week's first day.</param>
/// <param name="Pain">For pain.</param>
/// <param name="High">For a high flag.</param>
/// <param name="Elevated">For an elevated flag.</param>
/// <param name="Runners">How many runners were on the list when the last of them came; at least 1.</param>
public sealed record WeekOfAlerts(DateOnly FirstDay, int Pain, int High, int Elevated, int Runners)
{
    /// <summary>For whatever reason.</summary>
    public int All => Pain + High + Elevated;
}

/// <summary>What some deeds come to.</summary>
/// <param name="Useful">Acknowledged as useful.</param>
/// <param name="NotUseful">Acknowledged as not useful.</param>
/// <param name="Median">The median time from open to acknowledged; null without one. Of an even count, the mean of the middle two.</param>
/// <param name="NineInTen">The 90th percentile of it by nearest rank: the least time that at least nine of ten did not exceed; null without one.</param>
public sealed record Tally(int Useful, int NotUseful, TimeSpan? Median, TimeSpan? NineInTen, int Contacts, int Snoozes, int CheckIns)
{
    /// <summary>The acknowledgements of which somebody said whether they were useful.</summary>
    public int Judged => Useful + NotUseful;

    /// <summary>Sums up deeds; a wait that would be negative is none.</summary>
    public static Tally Of(IEnumerable<Deed> deeds)
    {
        var all = deeds.ToArray();
        var waits = all.Where(deed => deed is { Kind: DeedKind.Acknowledged, OpenSince: not null })
            .Select(deed => deed.At > deed.OpenSince!.Value ? deed.At - deed.OpenSince.Value : TimeSpan.Zero).Order().ToArray();
        return new Tally(
            all.Count(deed => deed is { Kind: DeedKind.Acknowledged, WasUseful: true }),
            all.Count(deed => deed is { Kind: DeedKind.Acknowledged, WasUseful: false }),
            waits.Length == 0 ? null : (waits[(waits.Length - 1) / 2] + waits[waits.Length / 2]) / 2,
            waits.Length == 0 ? null : waits[((9 * waits.Length) + 9) / 10 - 1],
            Count(DeedKind.Contacted),
            Count(DeedKind.Snoozed),
            Count(DeedKind.AskedToCheckIn));

        int Count(DeedKind kind) => all.Count(deed => deed.Kind == kind);
    }
}

/// <summary>A week of a clinic.</summary>
public sealed record ClinicWeek(Week Week, WeekOfAlerts Alerts, Tally Did)
{
    /// <summary>Alerts for each runner on the list then.</summary>
    public double PerRunner => (double)Alerts.All / Alerts.Runners;
}

/// <summary>The latest weeks of a clinic: how often it was called, what it did, and how long that took.</summary>
/// <param name="Weeks">Each from Monday to Sunday in the clinic's zone, oldest first; the last of them is the current one.</param>
/// <param name="Did">All of them together.</param>
public sealed record ClinicNumbers(IReadOnlyList<ClinicWeek> Weeks, Tally Did)
{
    /// <summary>So many weeks are looked at.</summary>
    public const int WeekCount = 12;

    /// <summary>The alerts of all weeks.</summary>
    public int Alerts => Weeks.Sum(week => week.Alerts.All);

    /// <summary>The first of the weeks that end with the one of a day.</summary>
    /// <param name="today">The clinic's local day.</param>
    public static Week FirstWeek(DateOnly today) => WeekOf(today.AddDays(-7 * (WeekCount - 1)));

    /// <summary>The week of a local day.</summary>
    public static Week WeekOf(DateOnly day) => Week.Of(day, DayOfWeek.Monday);

    /// <summary>Puts alerts and deeds in their weeks; those of other weeks are left out.</summary>
    public static ClinicNumbers Of(DateOnly today, TimeZoneInfo zone, IEnumerable<WeekOfAlerts> alerts, IEnumerable<Deed> deeds)
    {
        var known = alerts.ToDictionary(week => week.FirstDay);
        var byWeek = deeds.ToLookup(deed => WeekOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(deed.At, zone).DateTime)).FirstDay);
        var first = FirstWeek(today).FirstDay;
        var weeks = Enumerable.Range(0, WeekCount).Select(index => first.AddDays(7 * index)).ToArray();
        return new ClinicNumbers(
            [.. weeks.Select(day => new ClinicWeek(WeekOf(day), known.GetValueOrDefault(day) ?? new WeekOfAlerts(day, 0, 0, 0, 1), Tally.Of(byWeek[day])))],
            Tally.Of(weeks.SelectMany(day => byWeek[day])));
    }
}
