namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishSite(bool isBritish) : SiteWords
{
    public override string OwnName => isBritish ? "English (UK)" : "English (US)";

    public override string SkipToContent => "Skip to the content";

    public override string Navigation => "Main";

    public override string Languages => "Language";

    public override string MyPage => "My page";

    public override string Settings => "Settings";

    public override string Join => "Join";

    public override string SignIn => "Sign in";

    public override string NoEmergencyService =>
        "LoadWatch compares numbers and predicts no injury. It is not watched around the clock and is no emergency service.";

    public override string ThereIsAProblem => "Something needs another look";

    public override string FormTooOld => "This form is too old";

    public override string FormTooOldWhy => "Nothing was changed. Go back, reload the page, and send it again.";

    public override string TooMany => "Too many tries";

    public override string TooManyWhy => "Please wait a quarter of an hour and try again.";

    public override string Fault => "Something went wrong here";

    public override string FaultWhy => "It is not your fault. Go back and try again in a minute; what you saved before is still there.";

    public override string NotFound => "There is nothing here";

    public override string NotFoundWhy => "The address may have been cut short, or what it led to is gone.";

    public override string SignInLead => "There is no password. We send a link that opens your page, once, within 15 minutes.";

    public override string PhoneOrEmail => "Phone number or email address";

    public override string PhoneOrEmailHint => "The one you gave when you joined. A number with its country code, such as +1 905 555 0100.";

    public override string PhoneOrEmailWrong => "This is neither a phone number nor an email address. Write a number with its country code, or an address such as name@example.com.";

    public override string SendLink => "Send me a link";

    public override string LinkSent => "Look at your phone or your inbox";

    public override string LinkSentWhy =>
        "If this is a number or an address of a runner here, a link is on its way. It works once, for 15 minutes. Nothing after a few minutes? Check what you typed and ask again. If you once sent STOP to us, text START to the same number first.";

    public override string LinkOver => "This link no longer works";

    public override string LinkOverWhy => "A link works once, and not for long. Ask for a new one.";

    public override string OpenMyPage => "Open my page";

    public override string OpenMyPageLead => "This signs you in on this device.";

    public override string ConfirmEmail => "Confirm this address";

    public override string ConfirmEmailLead(string address) => $"{address} will get what you asked for by email.";

    public override string EmailConfirmed => "Your address is confirmed";

    public override string EmailConfirmedWhy(string address) => $"{address} is yours. You can close this page.";

    public override string EmailTaken => "This address belongs to another runner here. Use another address, or sign in with this one.";

    public override string SignedOut => "You are signed out";

    public override string SignedOutWhy => "Your texts go on as before.";

    public override string SignInText(string link) => $"LoadWatch: your link to sign in, good once for 15 minutes: {link} Not you? Ignore this.";

    public override string SignInSubject => "Your link to sign in to LoadWatch";

    public override string SignInMail(string link) =>
        $"Open your LoadWatch page:\n\n{link}\n\nThe link works once, for 15 minutes. If you did not ask for it, ignore this email: nobody has signed in.\n";

    public override string EmailSubject => "Confirm your address for LoadWatch";

    public override string EmailMail(string link) =>
        $"Somebody, probably you, gave this address to LoadWatch. Confirm that it is yours:\n\n{link}\n\nThe link works once, for 24 hours. If it was not you, ignore this email: nobody else gets your page.\n";

    public override string CodeText(string code) => $"LoadWatch: {code} is your code, good for 10 minutes. We never ask for it by phone. Not you? Ignore this.";
}
