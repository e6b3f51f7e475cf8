using LoadWatch.Core.Languages;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Team;

/// <summary>What the page of a team shows.</summary>
/// <param name="Me">Who looks.</param>
/// <param name="Record">The latest changes of the team; none for who is no owner.</param>
/// <param name="Link">Where whoever was invited signs in.</param>
public sealed record TeamView(Member Me, string ClinicName, IReadOnlyList<Member> Team, IReadOnlyList<AuditEntry> Record, Uri Link)
{
    public bool IsOwner => Me.Role is MemberRole.Owner;

    public static string Role(Words words, MemberRole role) => role is MemberRole.Owner ? words.Team.Owner : words.Team.Clinician;

    /// <summary>An email to whoever was invited, for the owner's own program to send.</summary>
    public string Mail(Words words, Member to) =>
        $"mailto:{Uri.EscapeDataString(to.Address)}?subject={Uri.EscapeDataString(words.Team.InviteSubject(ClinicName))}"
        + $"&body={Uri.EscapeDataString(words.Team.InviteMail(to.Name, ClinicName, Link.AbsoluteUri, to.Address))}";

    /// <summary>What a change of the team was.</summary>
    public static string Say(Words words, AuditEntry entry)
    {
        var by = entry.By == AuditEntry.Operator ? words.Team.TheOperator : entry.ByName;
        var about = entry.AboutName ?? "";
        var role = Enum.TryParse<MemberRole>(entry.Detail, out var named) ? Role(words, named) : "";
        return entry.What switch
        {
            AuditEntry.Invited => words.Team.RecordInvited(by, about, role),
            AuditEntry.Removed => words.Team.RecordRemoved(by, about),
            AuditEntry.RoleChanged => words.Team.RecordRole(by, about, role),
            AuditEntry.Joined => words.Team.RecordJoined(by),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.What, "Not a change of a team."),
        };
    }
}
