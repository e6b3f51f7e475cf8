namespace LoadWatch.Fuzzing;

/// <summary>Something of LoadWatch that reads what a stranger wrote.</summary>
internal abstract class Target
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The types whose reading it tries.</summary>
    public virtual IReadOnlyList<Type> Parsers => [];

    /// <summary>Inputs to begin with; those that once found something stay here.</summary>
    public abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Words that mean something to it.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Whether an exception is one that the reading may throw.</summary>
    public virtual bool IsDocumented(Exception fault) => false;

    /// <summary>The most that one reading may allocate, in bytes; null where it is not measured.</summary>
    public virtual long? MostAllocated(int length) => (4L * 1024 * 1024) + (4_096L * length);

    /// <summary>The most branches of LoadWatch's own code that one reading may take; null where they are not counted.</summary>
    public virtual long? MostBranches(int length) => 200_000 + (5_000L * length);

    /// <summary>Whether two readings of one input, one after the other, may come out as they did.</summary>
    public virtual bool MayFollow(string first, string second) => first == second;

    /// <summary>Reads an input.</summary>
    /// <returns>What was understood, so that two readings can be compared.</returns>
    /// <exception cref="HarmException">Something happened that must not.</exception>
    public abstract Task<string> ReadAsync(byte[] input);
}

/// <summary>What must not happen has happened.</summary>
internal sealed class HarmException(string what) : Exception(what);

/// <summary>An input under which a target does what it must not.</summary>
internal sealed record FailingInput(string Target, byte[] Input, string Why);
