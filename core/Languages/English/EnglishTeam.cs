namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishTeam : TeamWords
{
    public override string TodaysList => "Today's list";

    public override string Team => "Team";

    public override string Numbers => "Numbers";

    public override string SignOut => "Sign out";

    public override string SignOutEverywhere => "Sign out everywhere";

    public override string NotWatched => "Nobody watches these pages around the clock, and this is no emergency service: what is urgent does not wait here.";

    public override string SignedInAs(string name, string clinic) => $"{name}, {clinic}";

    public override string SignIn => "Sign in for clinics";

    public override string SignInLead => "For those who work at a clinic and were invited. There is no password here: your clinic's own account signs you in.";

    public override string ContinueWith(string account) => $"Continue with {account}";

    public override string YourClinicsAccount => "your clinic's account";

    public override string IsOff => "Clinics cannot sign in here";

    public override string IsOffWhy => "Whoever runs this server has not connected it to the accounts of a clinic yet.";

    public override string TryAgain => "Try again";

    public override string Denied => "You were not signed in";

    public override string DeniedWhy => "The sign-in was cancelled or refused where your account is. Try again, or ask whoever looks after your accounts.";

    public override string VisitOver => "This sign-in no longer holds";

    public override string VisitOverWhy => "It took too long, was used already, or was begun in another browser. Begin it again.";

    public override string NoAnswer => "Your account cannot be asked right now";

    public override string NoAnswerWhy => "The service that holds it does not answer, or not as it should. Try again in a few minutes.";

    public override string NotVerified => "Your address is not confirmed";

    public override string NotVerifiedWhy =>
        "Your account does not vouch for an email address. Confirm the address there, or ask whoever looks after your accounts, and then sign in again.";

    public override string NotAMember => "This account opens no clinic here";

    public override string NotAMemberWhy =>
        "Sign in with the account whose address was invited, or ask an owner of your clinic to invite this one. If you had access with another account of the same address, the owner removes you and invites you again.";

    public override string ChooseClinic => "Which clinic?";

    public override string ChooseClinicLead => "You are a member of more than one. To change over later, sign in again.";

    public override string SignedOut => "You are signed out";

    public override string SignedOutWhy => "Your account may still be signed in where it is: at a shared computer, sign out there as well.";

    public override string OwnersOnly => "Only owners may do this";

    public override string OwnersOnlyWhy => "Ask an owner of your clinic: the team page says who they are.";

    public override string TeamLead => "Who may see what runners share with this clinic.";

    public override string Name => "Name";

    public override string Address => "Email address";

    public override string AddressHint => "The address of the account that the person signs in with.";

    public override string AddressWrong => "Write an address such as name@example.com.";

    public override string NameWrong => "Write a name of at most 60 characters.";

    public override string AlreadyThere => "A member of this clinic has this address already.";

    public override string Role => "Role";

    public override string Owner => "owner";

    public override string Clinician => "clinician";

    public override string OwnerHint => "Owner: the same, and says who is on the team";

    public override string ClinicianHint => "Clinician: works with the list and the athletes";

    public override string Since => "Since";

    public override string InvitedOn(string day) => $"invited on {day}, has not signed in yet";

    public override string You => "you";

    public override string Change => "Change";

    public override string ChangeOf(string name) => $"Change {name}";

    public override string MakeOwner(string name) => $"Make {name} an owner";

    public override string MakeClinician(string name) => $"Make {name} a clinician, no longer an owner";

    public override string RemoveMember(string name) => $"Remove {name}";

    public override string RemoveWhat(string name) => $"{name} loses access at the next click. What {name} did stays in the record.";

    public override string Invite => "Invite somebody";

    public override string InviteButton => "Invite";

    public override string InvitedNotice(string name) => $"{name} may sign in now. LoadWatch sends no invitation by itself: pass on the link.";

    public override string InviteLink => "The link for whoever was invited";

    public override string InviteByMail(string name) => $"Write an email to {name}";

    public override string InviteSubject(string clinic) => $"Your access to LoadWatch at {clinic}";

    public override string InviteMail(string name, string clinic, string link, string address) =>
        $"Hello {name},\n\nyou can now sign in to LoadWatch for {clinic}: {link}\nUse the account that has this address: {address}\n";

    public override string Changed => "The team is changed.";

    public override string Removed => "Removed. The next click of that person leads to the sign-in page.";

    public override string LastOwner => "Somebody must be able to invite: make another member an owner first. Nothing was changed.";

    public override string Gone => "That person is no longer on the team. Nothing was changed.";

    public override string Record => "Latest changes";

    public override string NoRecord => "Nothing yet.";

    public override string TheOperator => "Whoever runs LoadWatch here";

    public override string RecordInvited(string by, string whom, string role) => $"{by} invited {whom} as {role}.";

    public override string RecordRemoved(string by, string whom) => $"{by} removed {whom}.";

    public override string RecordRole(string by, string whom, string role) => $"{by} made {whom} {role}.";

    public override string RecordJoined(string who) => $"{who} signed in for the first time.";
}
