namespace LoadWatch.Commands.Replay.Reading;

/// <summary>What was named is no history. The message is one sentence for the person who named it.</summary>
public sealed class UnreadableHistoryException(string message) : Exception(message);

/// <summary>One field of one row makes no sense; the row is left out.</summary>
public sealed class BadFieldException(string problem) : Exception(problem);
