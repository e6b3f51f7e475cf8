using LoadWatch.Storage;

namespace LoadWatch.Runner.Joining;

/// <summary>What came of a runner's return from a platform.</summary>
public abstract record LinkOutcome
{
    private LinkOutcome() { }

    /// <param name="Runner">Whose account it is.</param>
    /// <param name="IsJoining">Whether somebody new came, or came back before having finished.</param>
    public sealed record Linked(RunnerId Runner, bool IsJoining) : LinkOutcome;

    public sealed record Failed(LinkFailure Why) : LinkOutcome;
}

/// <summary>Why an account was not linked.</summary>
public enum LinkFailure
{
    /// <summary>The visit was not begun here, in this browser, or took too long.</summary>
    VisitOver,

    /// <summary>The runner said no at the platform.</summary>
    Denied,

    /// <summary>The runner unticked the activities.</summary>
    ActivitiesNotAllowed,

    /// <summary>The platform did not take its own code back.</summary>
    CodeNotAccepted,

    /// <summary>The platform does not answer.</summary>
    NoAnswer,

    /// <summary>The runner was deleted meanwhile.</summary>
    RunnerGone,

    /// <summary>The runner has another account there.</summary>
    OtherAccountThere,

    /// <summary>The account is another runner's.</summary>
    AccountTaken,
}
