using LoadWatch.Storage;

namespace LoadWatch.Runner.Own;

/// <summary>What one person of a clinic looked at on one of the runner's days.</summary>
/// <param name="Pages">When the runner's page was opened, in the runner's zone, in order.</param>
/// <param name="Lists">How often a list with the runner's row was shown.</param>
/// <param name="Files">How often such a list was taken as a file.</param>
public sealed record Looked(DateOnly Day, string By, string Clinic, IReadOnlyList<TimeOnly> Pages, int Lists, int Files)
{
    /// <summary>Looks by day, clinic and person; whoever looked last comes first.</summary>
    public static IReadOnlyList<Looked> Of(IEnumerable<Access> looks, Profile runner) =>
    [
        .. looks.Select(look => (Look: look, Local: TimeZoneInfo.ConvertTime(look.At, runner.TimeZone).DateTime))
            .OrderByDescending(one => one.Look.At)
            .GroupBy(one => (Day: DateOnly.FromDateTime(one.Local), one.Look.By, one.Look.Clinic))
            .OrderByDescending(group => group.Key.Day)
            .Select(group => new Looked(
                group.Key.Day,
                group.Key.By,
                group.Key.Clinic,
                [.. group.Where(one => one.Look.Kind is AccessKind.Page).Reverse().Select(one => TimeOnly.FromDateTime(one.Local))],
                group.Count(one => one.Look.Kind is AccessKind.List),
                group.Count(one => one.Look.Kind is AccessKind.Export))),
    ];
}
