using System.Text.Json.Serialization;
using LoadWatch.Core.Hearing;
using LoadWatch.Core.Talking;

namespace LoadWatch.Storage;

/// <summary>A text from a runner, and what was understood of it.</summary>
public sealed record Said
{
    /// <summary>The carrier's id of the message: however often it is delivered, it is one.</summary>
    public required string Sid { get; init; }

    /// <summary>When it first reached LoadWatch; answers keep this order.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The runner's local day.</summary>
    public required DateOnly Day { get; init; }

    public required string Body { get; init; }

    /// <summary>STOP, START or HELP where the carrier has answered the message itself; else null.</summary>
    public string? OptOutType { get; init; }

    /// <summary>What it was understood as, one of <see cref="Meanings"/>; null until it is handled.</summary>
    public string? Meaning { get; init; }

    /// <summary>The pain it reports, 0 to 10.</summary>
    public int? Pain { get; init; }

    public BodyPart? Where { get; init; }

    public Side? Side { get; init; }

    /// <summary>Whether it calls for a person: the clinic sees it first.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Whether it tells already what a follow-up would ask for: how strong the leg is, or where it hurts.</summary>
    [JsonIgnore]
    public bool AnswersTheFollowUp => Pain is not null || Meaning is Meanings.Weak or Meanings.Ok or Meanings.PainWithoutNumber;
}
