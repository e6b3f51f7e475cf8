namespace LoadWatch.Core.Languages;

/// <summary>The frame of every page, signing in, and what can go wrong anywhere.</summary>
public abstract class SiteWords
{
    public abstract string OwnName { get; }

    public abstract string SkipToContent { get; }

    public abstract string Navigation { get; }

    public abstract string Languages { get; }

    public abstract string MyPage { get; }

    public abstract string Settings { get; }

    public abstract string Join { get; }

    public abstract string SignIn { get; }

    public abstract string NoEmergencyService { get; }

    public abstract string ThereIsAProblem { get; }

    public abstract string FormTooOld { get; }

    public abstract string FormTooOldWhy { get; }

    public abstract string TooMany { get; }

    public abstract string TooManyWhy { get; }

    public abstract string Fault { get; }

    public abstract string FaultWhy { get; }

    public abstract string NotFound { get; }

    public abstract string NotFoundWhy { get; }

    public abstract string SignInLead { get; }

    public abstract string PhoneOrEmail { get; }

    public abstract string PhoneOrEmailHint { get; }

    public abstract string PhoneOrEmailWrong { get; }

    public abstract string SendLink { get; }

    public abstract string LinkSent { get; }

    public abstract string LinkSentWhy { get; }

    public abstract string LinkOver { get; }

    public abstract string LinkOverWhy { get; }

    public abstract string OpenMyPage { get; }

    public abstract string OpenMyPageLead { get; }

    public abstract string ConfirmEmail { get; }

    public abstract string ConfirmEmailLead(string address);

    public abstract string EmailConfirmed { get; }

    public abstract string EmailConfirmedWhy(string address);

    public abstract string EmailTaken { get; }

    public abstract string SignedOut { get; }

    public abstract string SignedOutWhy { get; }

    /// <summary>A text: plain ASCII or GSM-7.</summary>
    public abstract string SignInText(string link);

    public abstract string SignInSubject { get; }

    public abstract string SignInMail(string link);

    public abstract string EmailSubject { get; }

    public abstract string EmailMail(string link);

    /// <summary>A text: plain ASCII or GSM-7.</summary>
    public abstract string CodeText(string code);
}
