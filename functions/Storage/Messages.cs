namespace LoadWatch.Storage;

/// <summary>What a platform says has happened; the payload is never believed further than that.</summary>
public enum Change
{
    /// <summary>A run came into being.</summary>
    Created,

    /// <summary>A run, its title, its sport or its visibility changed.</summary>
    Updated,

    /// <summary>A run was deleted or hidden.</summary>
    Deleted,

    /// <summary>The platform sent the runs themselves.</summary>
    Pushed,

    /// <summary>The platform says where the runs can be fetched.</summary>
    Pinged,

    /// <summary>The platform says where runs that were edited by hand can be fetched.</summary>
    PingedEdit,

    /// <summary>The platform says that the runner took back the permission.</summary>
    Deauthorised,

    /// <summary>The platform says that the runner's permissions changed.</summary>
    PermissionsChanged,

    /// <summary>Nobody said anything: LoadWatch looks by itself, once a night.</summary>
    Reread,

    /// <summary>The runner has just linked the account, or linked it again.</summary>
    Linked,

    /// <summary>The runner said that a run is right, or took it out: the flags are judged anew.</summary>
    Corrected,

    /// <summary>The runner ended the link on the page.</summary>
    Unlinked,
}

/// <summary>The message on the queue <c>runs</c>.</summary>
/// <param name="Platform">The platform's name in addresses: <c>strava</c>, <c>garmin</c>.</param>
/// <param name="Account">The account there.</param>
/// <param name="Change">What it said.</param>
/// <param name="Run">The run it is about, by the platform's id; null for an account.</param>
/// <param name="At">When it reached LoadWatch, or when it is to be looked at again.</param>
/// <param name="Attempt">How often it has been looked at without the run being there yet, from 0.</param>
/// <param name="Payload">What the platform sent, as JSON, where the payload is the truth.</param>
/// <param name="HeldAs">Its name among what a platform's limits hold back (<see cref="PlatformLink.Held"/>); null before they do.</param>
public sealed record RunChanged(
    string Platform, string Account, Change Change, string? Run, DateTimeOffset At, int Attempt = 0, string? Payload = null, string? HeldAs = null);

/// <summary>The message on the queue <c>texts</c>.</summary>
public sealed record TextDue(string Runner, string Text);

/// <summary>The message on the queue <c>deliveries</c>: what became of a text after the carrier took it.</summary>
/// <param name="Status">Twilio's word: sent, delivered, undelivered, failed ...</param>
/// <param name="ErrorCode">Twilio's error code, where there is one.</param>
public sealed record TextDelivery(string Runner, string Text, string Sid, string Status, int? ErrorCode);

/// <summary>The message on the queue <c>received</c>: a runner has texted. All that was texted and is not handled yet is handled in order.</summary>
public sealed record TextReceived(string Runner);

/// <summary>The message on the queue <c>mails</c>.</summary>
public sealed record MailDue(string Runner, string Mail);

/// <summary>The message on the queue <c>sign-ins</c>: somebody asked for a link to sign in. Whether the contact is known shows only to its holder.</summary>
/// <param name="Contact">The number or address, encrypted.</param>
public sealed record SignInAsked(ContactKind Kind, string Contact, DateTimeOffset At);

/// <summary>The message on the queue <c>boards</c>: something changed that a clinic's list shows.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Runner">The runner; null for every runner of the clinic.</param>
/// <param name="After">Of every runner, those after this one; null for all.</param>
public sealed record BoardDue(string Clinic, string? Runner, string? After = null);
/// <summary>The message on the queue <c>summary-groups</c>: the summaries of a part of a group are due.</summary>
/// <param name="Zone">The group's zone.</param>
/// <param name="WeekStart">The first day of its weeks.</param>
/// <param name="Day">The day on which they are due, the first of a week.</param>
/// <param name="Shard">The part, from 0.</param>
/// <param name="After">The last runner who was seen to; null for none yet.</param>
public sealed record SummariesDue(string Zone, DayOfWeek WeekStart, DateOnly Day, int Shard, string? After);

/// <summary>The message on the queue <c>summaries</c>: a runner's summary is due.</summary>
/// <param name="Day">The day on which it is due, the first of the runner's week.</param>
public sealed record SummaryDue(string Runner, DateOnly Day);
