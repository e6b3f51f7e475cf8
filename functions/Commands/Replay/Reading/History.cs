using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>A row that was left out.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Problem">The field and what is wrong with it.</param>
public sealed record BadRow(int Line, string Problem)
{
    public string Sentence => $"line {Line}: {Problem}; the row was left out";
}

/// <summary>A run and where it stands in the file.</summary>
/// <param name="Name">What the runner called it; empty where the file has no names.</param>
public sealed record HistoryRun(Run Run, int Line, string Name);

/// <summary>What a file says, before any judgement.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Format">Whose file it is, as a person says it.</param>
/// <param name="NotRuns">Rows of other sports.</param>
/// <param name="ZoneId">The zone in which days are told, where the file knows only instants; else null.</param>
public sealed record History(
    string File, string Format, IReadOnlyList<HistoryRun> Runs, IReadOnlyList<BadRow> BadRows, int NotRuns, string? ZoneId);
