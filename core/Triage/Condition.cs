using LoadWatch.Core.Hearing;
using LoadWatch.Core.Risk;

namespace LoadWatch.Core.Triage;

/// <summary>What is known of a runner on a day, as far as a clinic may see it.</summary>
/// <param name="Today">The runner's local day.</param>
/// <param name="Flags">The flags that stand.</param>
/// <param name="Pains">The pains that the runner reported; those of level 0 are none.</param>
/// <param name="DataUntil">The last day of which anything is known; null where nothing is, or may be shown.</param>
/// <param name="IsCutOff">Whether runs no longer come: a permission was taken back, or nothing is linked.</param>
public sealed record Condition(
    DateOnly Today, IReadOnlyList<RaisedFlag> Flags, IReadOnlyList<ReportedPain> Pains, DateOnly? DataUntil, bool IsCutOff = false);

/// <summary>A flag, and when it was raised.</summary>
public sealed record RaisedFlag(Flag Flag, DateTimeOffset At);

/// <summary>A pain as the runner reported it.</summary>
/// <param name="Level">0 to 10; null where the runner gave no number.</param>
/// <param name="Where">The part of the body; null where none was named.</param>
/// <param name="Side">The side; null where none was named.</param>
/// <param name="At">When it was reported.</param>
/// <param name="Day">On which of the runner's local days.</param>
/// <param name="IsUrgent">Whether <see cref="PainRule"/> calls for a person.</param>
public sealed record ReportedPain(int? Level, BodyPart? Where, Side? Side, DateTimeOffset At, DateOnly Day, bool IsUrgent);
