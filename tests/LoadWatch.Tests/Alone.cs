namespace LoadWatch.Tests;

/// <summary>
/// Tests that live by the clock of the storage service (locks that run out unless they are renewed in time, processes that are
/// killed): run one after another, with nothing else beside them, so that a busy machine is not taken for a fault.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
