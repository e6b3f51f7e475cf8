namespace LoadWatch.Hosting;

/// <summary>Whether a run of a trigger is put off for now; its message has then been put back, and counts as seen to.</summary>
/// <param name="trigger">The trigger.</param>
/// <param name="message">The message as it came; empty for a schedule.</param>
/// <param name="cancel">Ends the question.</param>
public delegate Task<bool> PutsOff(Trigger trigger, string message, CancellationToken cancel);
