namespace LoadWatch.Core.Telling;

/// <summary>Whom a runner can call.</summary>
/// <param name="Name">The clinic's name, ASCII.</param>
/// <param name="Phone">Its number, as people dial it there.</param>
public sealed record Physio(string Name, string Phone);
