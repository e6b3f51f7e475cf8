namespace LoadWatch.Simulation.Queueing;

/// <summary>
/// How many instances work a queue: those waiting over those that one instance runs at a time, at most so many more at each
/// decision ("target-based scaling", Azure Functions, learn.microsoft.com); down again when less is needed.
/// </summary>
/// <param name="Concurrency">Messages that one instance runs at a time: host.json's batch and threshold.</param>
/// <param name="Most">The most instances; Flex Consumption allows 1,000, and 100 unless it is set.</param>
internal sealed record Scaling(int Concurrency, int Most = 100)
{
    /// <summary>How often it is decided; assumed.</summary>
    public const long Every = 30 * Clock.Second;

    /// <summary>At most so many more at a time.</summary>
    public const int StepUp = 4;

    /// <param name="instances">Those that run.</param>
    /// <param name="waiting">Messages waiting or being worked.</param>
    public int Next(int instances, double waiting) =>
        (int)Math.Clamp(Math.Ceiling(waiting / Concurrency), 1, Math.Min(Most, instances + StepUp));
}
