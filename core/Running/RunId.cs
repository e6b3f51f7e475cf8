namespace LoadWatch.Core.Running;

/// <summary>Where a run was read from.</summary>
public enum Source
{
    /// <summary>A history the runner brought as a file.</summary>
    File,

    /// <summary>Garmin Connect.</summary>
    Garmin,

    /// <summary>Strava.</summary>
    Strava,
}

/// <summary>A run's identity: its source and the id it has there (opaque, unique within the source).</summary>
/// <param name="Source">Where the run was read from.</param>
/// <param name="Value">The id within the source; never empty.</param>
public readonly record struct RunId(Source Source, string Value) : IComparable<RunId>
{
    /// <inheritdoc/>
    public int CompareTo(RunId other) => Source != other.Source
        ? Source.CompareTo(other.Source)
        : string.CompareOrdinal(Value, other.Value);

    /// <summary>The id as <c>source:value</c>.</summary>
    public override string ToString() => $"{Source}:{Value}";
}
