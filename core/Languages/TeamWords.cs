namespace LoadWatch.Core.Languages;

/// <summary>For those who work at a clinic: signing in, the frame of their pages, and the team.</summary>
public abstract class TeamWords
{
    public abstract string TodaysList { get; }

    public abstract string Team { get; }

    public abstract string Numbers { get; }

    public abstract string SignOut { get; }

    public abstract string SignOutEverywhere { get; }

    public abstract string NotWatched { get; }

    public abstract string SignedInAs(string name, string clinic);

    public abstract string SignIn { get; }

    public abstract string SignInLead { get; }

    public abstract string ContinueWith(string account);

    public abstract string YourClinicsAccount { get; }

    public abstract string IsOff { get; }

    public abstract string IsOffWhy { get; }

    public abstract string TryAgain { get; }

    public abstract string Denied { get; }

    public abstract string DeniedWhy { get; }

    public abstract string VisitOver { get; }

    public abstract string VisitOverWhy { get; }

    public abstract string NoAnswer { get; }

    public abstract string NoAnswerWhy { get; }

    public abstract string NotVerified { get; }

    public abstract string NotVerifiedWhy { get; }

    public abstract string NotAMember { get; }

    public abstract string NotAMemberWhy { get; }

    public abstract string ChooseClinic { get; }

    public abstract string ChooseClinicLead { get; }

    public abstract string SignedOut { get; }

    public abstract string SignedOutWhy { get; }

    public abstract string OwnersOnly { get; }

    public abstract string OwnersOnlyWhy { get; }

    public abstract string TeamLead { get; }

    public abstract string Name { get; }

    public abstract string Address { get; }

    public abstract string AddressHint { get; }

    public abstract string AddressWrong { get; }

    public abstract string NameWrong { get; }

    public abstract string AlreadyThere { get; }

    public abstract string Role { get; }

    public abstract string Owner { get; }

    public abstract string Clinician { get; }

    public abstract string OwnerHint { get; }

    public abstract string ClinicianHint { get; }

    public abstract string Since { get; }

    public abstract string InvitedOn(string day);

    public abstract string You { get; }

    public abstract string Change { get; }

    public abstract string ChangeOf(string name);

    public abstract string MakeOwner(string name);

    public abstract string MakeClinician(string name);

    public abstract string RemoveMember(string name);

    public abstract string RemoveWhat(string name);

    public abstract string Invite { get; }

    public abstract string InviteButton { get; }

    public abstract string InvitedNotice(string name);

    public abstract string InviteLink { get; }

    public abstract string InviteByMail(string name);

    public abstract string InviteSubject(string clinic);

    public abstract string InviteMail(string name, string clinic, string link, string address);

    public abstract string Changed { get; }

    public abstract string Removed { get; }

    public abstract string LastOwner { get; }

    public abstract string Gone { get; }

    public abstract string Record { get; }

    public abstract string NoRecord { get; }

    public abstract string TheOperator { get; }

    public abstract string RecordInvited(string by, string whom, string role);

    public abstract string RecordRemoved(string by, string whom);

    public abstract string RecordRole(string by, string whom, string role);

    public abstract string RecordJoined(string who);
}
