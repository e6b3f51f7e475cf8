namespace LoadWatch.Sandbox.Storm;

/// <summary>Something that must hold after the storm.</summary>
/// <param name="What">What must hold.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Found">What was found.</param>
public sealed record StormCheck(string What, bool Holds, string Found);

/// <summary>What came of a storm.</summary>
/// <param name="Checks">What must hold.</param>
/// <param name="Counts">What happened, by name.</param>
public sealed record StormReport(IReadOnlyList<StormCheck> Checks, IReadOnlyList<(string Name, string Value)> Counts)
{
    public bool Holds => Checks.All(check => check.Holds);

    public override string ToString() => string.Join('\n', [
        .. Counts.Select(count => $"  {count.Name,-34}{count.Value}"),
        "",
        .. Checks.Select(check => $"  {(check.Holds ? "holds" : "FAILS")}  {check.What}: {check.Found}"),
    ]);
}
