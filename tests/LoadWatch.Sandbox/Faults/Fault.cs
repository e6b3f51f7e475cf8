using System.Text.Json.Serialization;

namespace LoadWatch.Sandbox.Faults;

/// <summary>Whether the platform had done what it was asked when things went wrong.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Moment>))]
public enum Moment
{
    BeforeWork,
    AfterWork,
}

/// <summary>One way in which a call can go wrong.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answers this status with the platform's own error body.</summary>
    public sealed record Answer(int Status, Moment Moment = Moment.BeforeWork) : Fault;

    /// <summary>Holds the answer back until the caller gives up.</summary>
    public sealed record Hang(Moment Moment = Moment.BeforeWork) : Fault;

    /// <summary>Cuts the connection without an answer.</summary>
    public sealed record Drop(Moment Moment = Moment.BeforeWork) : Fault;

    /// <summary>Does the work at once and answers this much later, in real time whatever the clock in use.</summary>
    public sealed record Slow(TimeSpan Delay) : Fault;
}

/// <summary>When a fault strikes.</summary>
/// <param name="Method">The HTTP method; null is any.</param>
/// <param name="Path">Prefix of the path below the platform's own; empty is any.</param>
/// <param name="Probability">Share of the matching calls, 0 to 1.</param>
/// <param name="Times">How often in all; null is without end.</param>
/// <param name="Skip">How many matching calls go through first.</param>
public sealed record FaultRule(
    Fault Fault,
    string? Method = null,
    string Path = "",
    double Probability = 1,
    int? Times = null,
    int Skip = 0);
