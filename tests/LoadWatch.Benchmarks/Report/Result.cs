using System.Text.Json;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Sandbox.Storm;

namespace LoadWatch.Benchmarks.Report;

/// <summary>A figure as it is kept.</summary>
/// <param name="Goal">In words; null where there is none.</param>
/// <param name="Met">Whether the goal is met; null where there is none.</param>
internal sealed record KeptFigure(string Name, string Measured, string Floor, double? Value, string? Goal, bool? Met)
{
    public static KeptFigure Of(Figure figure) => new(
        figure.Name, figure.Measured, figure.Floor, figure.Value, figure.Goal?.ToString(), figure.Goal is { } goal ? figure.Value is { } value && goal.IsMetBy(value) : null);
}

/// <summary>What a trial came to.</summary>
/// <param name="Name">What was tried.</param>
internal sealed record Trial(string Name, IReadOnlyList<StormCheck> Checks, IReadOnlyList<KeptCount> Counts)
{
    public bool Holds => Checks.All(check => check.Holds);

    public static Trial Of(string name, StormReport report) =>
        new(name, report.Checks, [.. report.Counts.Select(count => new KeptCount(count.Name, count.Value))]);
}

/// <summary>Something that was counted.</summary>
internal sealed record KeptCount(string Name, string Value);

/// <summary>What a command measured, kept beside the other data of this checkout until the report is written.</summary>
/// <param name="Name">Of the benchmark or trial.</param>
/// <param name="Command">What reproduces it.</param>
/// <param name="At">When it ended.</param>
/// <param name="Took">How long it took.</param>
internal sealed record Result(
    string Name, string Command, DateTimeOffset At, TimeSpan Took, IReadOnlyList<KeptFigure> Figures, IReadOnlyList<Trial> Trials)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Reads what was kept last under a name; null where nothing was.</summary>
    public static async Task<Result?> FindAsync(string name, CancellationToken cancel) =>
        File.Exists(PathOf(name)) ? JsonSerializer.Deserialize<Result>(await File.ReadAllTextAsync(PathOf(name), cancel), Json) : null;

    /// <summary>Keeps what a command measured.</summary>
    /// <param name="began">From <see cref="TimeProvider.GetTimestamp"/>.</param>
    public static Task KeepAsync(
        string name, string words, long began, IEnumerable<Figure> figures, IEnumerable<Trial> trials, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var result = new Result(
            name, $"./loadwatch bench {words}", clock.GetUtcNow(), clock.GetElapsedTime(began), [.. figures.Select(KeptFigure.Of)], [.. trials]);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        return File.WriteAllTextAsync(PathOf(name), JsonSerializer.Serialize(result, Json), cancel);
    }

    private static string PathOf(string name) => Repository.PathTo(".loadwatch", "bench", name + ".json");
}
