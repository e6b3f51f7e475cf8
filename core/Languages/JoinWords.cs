namespace LoadWatch.Core.Languages;

/// <summary>Joining, settings and consents.</summary>
public abstract class JoinWords
{
    public abstract string Title { get; }

    public abstract string Lead { get; }

    public abstract string ChooseWatch { get; }

    public abstract string InvitedBy(string clinic);

    public abstract string Connect(string platform);

    public abstract string WhatIsRead { get; }

    public abstract string WhatHappens { get; }

    public abstract string NoPlatform { get; }

    public abstract string Steps { get; }

    public abstract string StepWatch { get; }

    public abstract string StepPhone { get; }

    public abstract string StepYou { get; }

    public abstract string StepConsents { get; }

    public abstract string NothingLinked { get; }

    public abstract string VisitOver { get; }

    public abstract string Denied { get; }

    public abstract string ActivitiesNotAllowed(string platform);

    public abstract string CodeNotAccepted(string platform);

    public abstract string NoAnswer(string platform);

    public abstract string RunnerGone { get; }

    public abstract string OtherAccountThere(string platform);

    public abstract string AccountTaken(string platform);

    public abstract string BeginAgain { get; }

    public abstract string InviteOver { get; }

    public abstract string InviteOverWhy { get; }

    public abstract string Linked { get; }

    public abstract string LinkedWhy { get; }

    public abstract string PhoneTitle { get; }

    public abstract string PhoneLead { get; }

    public abstract string Country { get; }

    public abstract string CountryName(string code);

    public abstract string Phone { get; }

    public abstract string PhoneHint { get; }

    public abstract string PhoneMissing { get; }

    public abstract string PhoneWrong(string country);

    public abstract string CountryNotServed(string countries);

    public abstract string PhoneTaken { get; }

    public abstract string SendCode { get; }

    public abstract string TooManyCodes { get; }

    public abstract string CodeTitle { get; }

    public abstract string CodeLead(string phone);

    public abstract string Code { get; }

    public abstract string CodeHint { get; }

    public abstract string CodeWrong(int triesLeft);

    public abstract string CodeOver { get; }

    public abstract string CheckCode { get; }

    public abstract string SendAnotherCode { get; }

    public abstract string AnotherNumber { get; }

    public abstract string NoCodeCame { get; }

    public abstract string YouTitle { get; }

    public abstract string Name { get; }

    public abstract string NameHint { get; }

    public abstract string NameMissing { get; }

    public abstract string Language { get; }

    public abstract string Unit { get; }

    public abstract string Zone { get; }

    public abstract string ZoneHint { get; }

    public abstract string ZoneWrong { get; }

    public abstract string Hours { get; }

    public abstract string HoursHint(string from, string until);

    public abstract string HoursFrom { get; }

    public abstract string HoursUntil { get; }

    public abstract string HoursWrong(string from, string until);

    public abstract string WeekStart { get; }

    public abstract string ChooseOne { get; }

    public abstract string Email { get; }

    public abstract string EmailHint { get; }

    public abstract string EmailWrong { get; }

    public abstract string CountsFrom { get; }

    public abstract string CountsFromHint { get; }

    public abstract string CountsItself { get; }

    public abstract string Save { get; }

    public abstract string Continue { get; }

    public abstract string Saved { get; }

    public abstract string ConsentsTitle { get; }

    public abstract string ConsentsLead { get; }

    public abstract string TextsConsent(string sender);

    public abstract string EmailConsent { get; }

    public abstract string EmailNeeded { get; }

    public abstract string SharingConsent(string clinic);

    public abstract string SharingRepliesConsent(string clinic);

    public abstract string SharingPhoneConsent(string clinic);

    public abstract string YourClinic { get; }

    public abstract string ClinicCode { get; }

    public abstract string ClinicCodeHint { get; }

    public abstract string ClinicCodeWrong { get; }

    public abstract string FindClinic { get; }

    public abstract string Agreed(string day);

    public abstract string Withdraw { get; }

    public abstract string Finish { get; }

    public abstract string TextsPending { get; }

    /// <summary>A text: plain ASCII or GSM-7.</summary>
    public abstract string TextsConfirmation(string sender);
}
