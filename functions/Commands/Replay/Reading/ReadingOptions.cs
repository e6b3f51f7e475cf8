using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>What a file does not tell and the person may.</summary>
/// <param name="Zone">The runner's zone, for files that know only instants; null for UTC.</param>
/// <param name="Unit">The unit of a file's distances, where it does not say.</param>
public sealed record ReadingOptions(TimeZoneInfo? Zone = null, DistanceUnit Unit = DistanceUnit.Kilometres);
