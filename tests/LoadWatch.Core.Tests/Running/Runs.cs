using System.Globalization;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Tests.Running;

/// <summary>Runs to test with, told by days after a Monday.</summary>
internal static class Runs
{
    public static DateOnly Monday { get; } = new(2025, 1, 6);

    /// <summary>An instant long after every run.</summary>
    public static DateTimeOffset Later { get; } = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A run at 6 minutes a km without breaks; one of unknown distance takes half an hour.</summary>
    public static Run Of(int day, double? km, double hour = 7, string? id = null) => new()
    {
        Id = new RunId(Source.File, id ?? string.Create(CultureInfo.InvariantCulture, $"{day:0000}-{hour:00.00}")),
        Sport = Sport.Run,
        LocalStart = Monday.ToDateTime(default).AddDays(day).AddHours(hour),
        Distance = km is { } far ? Distance.FromKilometres(far) : null,
        MovingTime = TimeSpan.FromMinutes(km is > 0 ? km.Value * 6 : 30),
        ElapsedTime = TimeSpan.FromMinutes(km is > 0 ? km.Value * 6 : 30),
    };

    public static Distance Km(double km) => Distance.FromKilometres(km);

    /// <summary>The log's whole reading, without the revisions, which say nothing of a run.</summary>
    public static IReadOnlyList<LoggedRun> Reading(this RunLog log) =>
        [.. log.Read(Later).Select(logged => logged with { Run = logged.Run with { Revision = 0 } })];
}
