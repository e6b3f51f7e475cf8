using LoadWatch.Sandbox.Posting;

namespace LoadWatch.Sandbox.Twilio;

/// <summary>How the stand-in for Twilio is set up; may be changed while it runs.</summary>
public sealed class TwilioSettings
{
    public string AccountSid { get; set; } = "AC00000000000000000000000000000001";

    /// <summary>"twilio-sandbox-1" in hex digits: of the form of Twilio's own.</summary>
    public const string SandboxToken = "7477696c696f2d73616e64626f782d31";

    public string AuthToken { get; set; } = SandboxToken;

    public string MessagingServiceSid { get; set; } = "MG00000000000000000000000000000001";

    /// <summary>active, suspended or closed.</summary>
    public string AccountStatus { get; set; } = "active";

    /// <summary>Full or Trial.</summary>
    public string AccountType { get; set; } = "Full";

    /// <summary>Whether the messaging service has a number to send from.</summary>
    public bool HasSender { get; set; } = true;

    /// <summary>Whether it is registered for long codes in the US.</summary>
    public bool IsRegisteredInTheUs { get; set; } = true;

    /// <summary>The clinic's number: texts come from it, replies go to it.</summary>
    public string Number { get; set; } = "+19055550100";

    /// <summary>Where inbound texts are posted.</summary>
    public string? InboundUrl { get; set; }

    /// <summary>The statuses reported by themselves after acceptance, in this order; empty for none.</summary>
    public IReadOnlyList<string> ReportsAlone { get; set; } = [];

    /// <summary>The wait before the first of those, in real time.</summary>
    public TimeSpan ReportsAfter { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a message stays out of the list after acceptance.</summary>
    public TimeSpan ListLag { get; set; } = TimeSpan.Zero;

    /// <summary>15 s to answer, one attempt.</summary>
    public PostingRules Posting { get; } = new()
    {
        AnswerWithin = TimeSpan.FromSeconds(15),
        RetryGaps = [],
        AcceptsAnySuccess = true,
    };
}
