namespace LoadWatch.Mailing;

/// <summary>What came of handing an email to the mail server.</summary>
internal abstract record Posting
{
    private Posting() { }

    /// <summary>The server has it.</summary>
    public sealed record Accepted : Posting;

    /// <summary>The server will not have it, for good.</summary>
    /// <param name="Why">Its words.</param>
    /// <param name="IsOfTheAddress">Whether they are about the address, and so hold for every email to it.</param>
    public sealed record Refused(string Why, bool IsOfTheAddress) : Posting;

    /// <summary>The server, or the way to it, is in trouble that may pass; it does not have the email.</summary>
    public sealed record Busy(string Why) : Posting;

    /// <summary>The email was on its way when the answer stayed out: the server may have it.</summary>
    public sealed record Uncertain(string Why) : Posting;
}
