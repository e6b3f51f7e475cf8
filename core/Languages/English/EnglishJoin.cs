namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishJoin : JoinWords
{
    public override string Title => "A text when your running load jumps";

    public override string Lead =>
        "LoadWatch reads the runs your watch syncs, compares each one with your last weeks, and texts you when it is a big jump: both numbers, a short glute routine, and whom to call.";

    public override string ChooseWatch => "Where do your runs sync to?";

    public override string InvitedBy(string clinic) => $"{clinic} invites you. Nothing is shared with them unless you say so later.";

    public override string Connect(string platform) => $"Connect with {platform}";

    public override string WhatIsRead => "We ask to read your activities, and keep only runs: date, distance, time. No positions, no heart rate, no photos, no friends.";

    public override string WhatHappens => "After that: your phone number, a few settings, and what you agree to. Nothing is texted before you say yes.";

    public override string NoPlatform => "No running platform is set up here yet. Ask whoever runs this LoadWatch.";

    public override string Steps => "Steps of joining";

    public override string StepWatch => "Watch";

    public override string StepPhone => "Phone";

    public override string StepYou => "You";

    public override string StepConsents => "What you agree to";

    public override string NothingLinked => "Nothing was linked";

    public override string VisitOver => "This visit was not begun here, in this browser, or it took longer than 15 minutes. Begin again.";

    public override string Denied => "You did not allow it, and nothing was linked. You can begin again whenever you like.";

    public override string ActivitiesNotAllowed(string platform) =>
        $"{platform} was not allowed to show us your activities, so there is nothing to compare. Connect again and leave that box ticked.";

    public override string CodeNotAccepted(string platform) => $"{platform} did not accept the answer it gave a moment ago. Connect again.";

    public override string NoAnswer(string platform) => $"{platform} does not answer at the moment. Try again in a few minutes.";

    public override string RunnerGone => "This runner is no longer known here.";

    public override string OtherAccountThere(string platform) => $"You have linked another {platform} account already. End that link on your page first, then connect this one.";

    public override string AccountTaken(string platform) =>
        $"This {platform} account is linked to a runner here already, and one account belongs to one runner. If that is you, sign in. If not, tell us: somebody may be using your account.";

    public override string BeginAgain => "Begin again";

    public override string InviteOver => "This invitation is not valid";

    public override string InviteOverWhy => "It may be older than seven days. Ask whoever invited you for a new one, or join by yourself.";

    public override string Linked => "Your account is linked";

    public override string LinkedWhy =>
        "Your recent runs are being read now. You will hear from us only if your load makes a bigger jump than your recent training.";

    public override string PhoneTitle => "Your phone number";

    public override string PhoneLead => "We text a code to it, to be sure that it is yours. It is shown to nobody and passed to no one but the carrier.";

    public override string Country => "Country";

    public override string CountryName(string code) => code switch
    {
        "CA" => "Canada",
        "US" => "United States",
        "GB" => "United Kingdom",
        "IE" => "Ireland",
        "FR" => "France",
        "BE" => "Belgium",
        "CH" => "Switzerland",
        "AU" => "Australia",
        "NZ" => "New Zealand",
        _ => code,
    };

    public override string Phone => "Mobile number";

    public override string PhoneHint => "As you dial it there, or with + and the country code.";

    public override string PhoneMissing => "Write your mobile number.";

    public override string PhoneWrong(string country) => $"This is not a number that exists in {country}. Check the digits, or choose another country.";

    public override string CountryNotServed(string countries) => $"We can text numbers in {countries} only.";

    public override string PhoneTaken => "This number already gets texts for another runner here. Sign in with it instead, or use another number.";

    public override string SendCode => "Text me a code";

    public override string TooManyCodes => "Several codes went out lately. Wait an hour, then ask again.";

    public override string CodeTitle => "The code we texted";

    public override string CodeLead(string phone) => $"Six digits, sent to {phone}. They are good for ten minutes.";

    public override string Code => "Code";

    public override string CodeHint => "Six digits, such as 123456.";

    public override string CodeWrong(int triesLeft) => triesLeft switch
    {
        0 => "This is not the code, and that was the last try. Ask for another code.",
        1 => "This is not the code. One try is left.",
        _ => $"This is not the code. {triesLeft} tries are left.",
    };

    public override string CodeOver => "This code is too old or used up. Ask for another code.";

    public override string CheckCode => "That is my number";

    public override string SendAnotherCode => "Text another code";

    public override string AnotherNumber => "Use another number";

    public override string NoCodeCame => "No code? If you once sent STOP to us, text START to the same number first, then ask for another code.";

    public override string YouTitle => "About you";

    public override string Name => "What should we call you?";

    public override string NameHint => "A first name will do. Your clinic sees it if you share with one.";

    public override string NameMissing => "Write a name of at most 60 characters.";

    public override string Language => "Language";

    public override string Unit => "Distances in";

    public override string Zone => "Time zone";

    public override string ZoneHint => "It decides which day a run belongs to, and when a text may come. Continent/City, such as America/Toronto.";

    public override string ZoneWrong => "This is not a time zone we know. Choose one of the list, such as America/Toronto.";

    public override string Hours => "When a text may come";

    public override string HoursHint(string from, string until) => $"Alerts wait outside these hours. Between {from} and {until}, at least two hours.";

    public override string HoursFrom => "From";

    public override string HoursUntil => "Until";

    public override string HoursWrong(string from, string until) => $"Choose hours between {from} and {until}, with at least two hours between them.";

    public override string WeekStart => "My week starts on";

    public override string ChooseOne => "Choose one of these.";

    public override string Email => "Email address (optional)";

    public override string EmailHint => "For the weekly summary, and to sign in without your phone. We send a link to confirm it.";

    public override string EmailWrong => "This is not an email address. It looks like name@example.com.";

    public override string CountsFrom => "Which runs count";

    public override string CountsFromHint => "The terms of some platforms forbid adding their runs to others. Choose the one that counts.";

    public override string CountsItself => "Decide for me";

    public override string Save => "Save";

    public override string Continue => "Continue";

    public override string Saved => "Your settings are saved.";

    public override string ConsentsTitle => "What you agree to";

    public override string ConsentsLead => "Each one by itself, none is needed for another, and you can take back each at any time on your page.";

    public override string TextsConsent(string sender) =>
        $"Yes, text me. {sender} may send me texts about jumps in my running load, with a routine and whom to call: about two a month at most, and answers to what I text. Msg & data rates may apply. STOP ends them, HELP helps. I need not agree to use LoadWatch.";

    public override string EmailConsent => "Yes, email me a weekly summary of my running load. Every email has a link that ends them.";

    public override string EmailNeeded => "For emails, give an address under Settings first.";

    public override string SharingConsent(string clinic) =>
        $"Yes, share with {clinic}: my name, my runs, weeks and flags, and whether texts about them went out. Not what comes from Strava, whose terms keep it for me alone. They see it until I take this back; I can read who looked at it.";

    public override string SharingRepliesConsent(string clinic) =>
        $"Also share with {clinic} what I text back: pain, routine, self-test and my words, and the words of the texts to me.";

    public override string SharingPhoneConsent(string clinic) =>
        $"Also share my number with {clinic}, so that they can call me.";

    public override string YourClinic => "Your clinic";

    public override string ClinicCode => "Code of your clinic";

    public override string ClinicCodeHint => "Eight letters and digits that your clinic gave you. Finding the clinic shares nothing yet.";

    public override string ClinicCodeWrong => "No clinic has this code. Check it, or ask your clinic.";

    public override string FindClinic => "Find my clinic";

    public override string Agreed(string day) => $"You agreed on {day}.";

    public override string Withdraw => "Take this back";

    public override string Finish => "Finish";

    public override string TextsPending => "Without this, nothing is texted; flags still stand on your page.";

    public override string TextsConfirmation(string sender) =>
        $"{sender} via LoadWatch: you get texts when your running load jumps, about 2 a month at most. Msg & data rates may apply. HELP for help, STOP to end.";
}
