using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Storage;

/// <summary>A run as it is kept.</summary>
public sealed record StoredRun
{
    public required string Id { get; init; }

    public required Source Source { get; init; }

    public required Sport Sport { get; init; }

    public required DateTime LocalStart { get; init; }

    public DateTimeOffset? Start { get; init; }

    /// <summary>Whole millimetres; null where unknown.</summary>
    public long? Millimetres { get; init; }

    public double MovingSeconds { get; init; }

    public double ElapsedSeconds { get; init; }

    public Origin Origin { get; init; }

    public bool Estimated { get; init; }

    /// <summary>The device that is to be named beside the run; null where there is none.</summary>
    public string? Device { get; init; }

    public long Revision { get; init; }

    public static StoredRun Of(Run run) => new()
    {
        Id = run.Id.Value,
        Source = run.Id.Source,
        Sport = run.Sport,
        LocalStart = run.LocalStart,
        Start = run.Start,
        Millimetres = run.Distance?.Millimetres,
        MovingSeconds = run.MovingTime.TotalSeconds,
        ElapsedSeconds = run.ElapsedTime.TotalSeconds,
        Origin = run.Origin,
        Estimated = run.Estimated,
        Device = run.Device,
        Revision = run.Revision,
    };

    public Run ToRun() => new()
    {
        Id = new RunId(Source, Id),
        Sport = Sport,
        LocalStart = DateTime.SpecifyKind(LocalStart, DateTimeKind.Unspecified),
        Start = Start,
        Distance = Millimetres is { } mm ? Distance.FromMillimetres(mm) : null,
        MovingTime = TimeSpan.FromSeconds(MovingSeconds),
        ElapsedTime = TimeSpan.FromSeconds(ElapsedSeconds),
        Origin = Origin,
        Estimated = Estimated,
        Device = Device,
        Revision = Revision,
    };
}

/// <summary>A flag as it is kept, with what became of it.</summary>
public sealed record StoredFlag
{
    public required string Run { get; init; }

    public required Source Source { get; init; }

    public required DateOnly Day { get; init; }

    public required Rule Rule { get; init; }

    public required Level Level { get; init; }

    public long? Millimetres { get; init; }

    public long? BaselineMillimetres { get; init; }

    public double? Ratio { get; init; }

    public int? DaysSince { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Why it no longer holds; null while it does.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>When it was found to hold no longer; the next summary tells of it.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why no text came of it; null where one did.</summary>
    public string? NoTextBecause { get; init; }

    public static StoredFlag Of(Flag flag, DateTimeOffset raisedAt, string? noTextBecause) => new()
    {
        Run = flag.Run.Value,
        Source = flag.Run.Source,
        Day = flag.Day,
        Rule = flag.Rule,
        Level = flag.Level,
        Millimetres = flag.Jump?.Distance.Millimetres,
        BaselineMillimetres = flag.Jump?.Baseline.Millimetres,
        Ratio = flag.Jump?.Ratio,
        DaysSince = flag.DaysSince,
        RaisedAt = raisedAt,
        NoTextBecause = noTextBecause,
    };

    public Flag ToFlag() => new(
        new RunId(Source, Run),
        Day,
        Rule,
        Level,
        Ratio is { } ratio
            ? new Jump(Distance.FromMillimetres(Millimetres ?? 0), Distance.FromMillimetres(BaselineMillimetres ?? 0), ratio)
            : null,
        DaysSince);
}
