using LoadWatch.Core.Languages;
using LoadWatch.Site;
using LoadWatch.Storage;

namespace LoadWatch.Runner.SigningIn;

/// <summary>Signing in by a link that is sent to a number or an address, and using such links.</summary>
internal static class SignInRoutes
{
    /// <summary>The mark of a browser that has asked for a link; a link that somebody else sent does not sign it in unasked.</summary>
    public const string AskedCookie = "loadwatch-asked";

    private const string AskedPath = "/api/tickets";

    public static void MapSignIn(this IEndpointRouteBuilder site)
    {
        site.MapGet("/sign-in", (HttpContext context) => Form(context.Words(), new Filled()));
        site.MapPost("/sign-in", AskAsync).RequireRateLimiting(Limits.Sending);
        site.MapGet("/tickets/{secret}", LookAsync).RequireRateLimiting(Limits.Trying);
        site.MapPost("/tickets/{secret}", UseAsync).RequireRateLimiting(Limits.Trying);
    }

    /// <summary>The same answer at the same speed, whether the contact is known or not: who it belongs to is found out later.</summary>
    private static async Task<IResult> AskAsync(HttpContext context, SignInLinks links, CancellationToken cancel)
    {
        var words = context.Words();
        var form = await context.FilledAsync();
        if (ContactText.Read(form["contact"]) is not var (kind, contact))
        {
            form.Wrong("contact", words.Site.PhoneOrEmailWrong);
            return Form(words, form);
        }

        await links.AskAsync(kind, contact, cancel);
        context.SetCookie(AskedCookie, "1", AskedPath, SignInLinks.Life);
        return Pages.Message(words, words.Site.LinkSent, words.Site.LinkSentWhy);
    }

    private static async Task<IResult> LookAsync(string secret, HttpContext context, Tickets tickets, CancellationToken cancel)
    {
        var words = context.Words();
        return await tickets.FindAsync(secret, cancel) is { } ticket
            ? Pages.Show<TicketPage>((nameof(TicketPage.W), words), (nameof(TicketPage.Ticket), ticket), (nameof(TicketPage.Secret), secret),
                (nameof(TicketPage.OpensByItself), ticket.Kind is TicketKind.SignIn && context.Request.Cookies.ContainsKey(context.CookieName(AskedCookie, AskedPath))))
            : Over(words);
    }

    private static async Task<IResult> UseAsync(
        string secret, HttpContext context, Tickets tickets, Runners runners, EmailAddresses addresses, CancellationToken cancel)
    {
        var words = context.Words();
        switch (await tickets.UseAsync(secret, cancel))
        {
            case { Kind: TicketKind.SignIn } ticket when await runners.FindProfileAsync(ticket.Runner, cancel) is { } profile && !(ticket.Issued < profile.SessionsFrom):
                await Session.BeginAsync(context, ticket.Runner);
                return Pages.To("/api/me");
            case { Kind: TicketKind.Email } ticket:
                return await addresses.ConfirmAsync(ticket, cancel)
                    ? Pages.Message(words, words.Site.EmailConfirmed, words.Site.EmailConfirmedWhy(ticket.About), next: ("/api/me", words.Site.MyPage))
                    : Pages.Message(words, words.Site.LinkOver, words.Site.EmailTaken, StatusCodes.Status409Conflict);
            default:
                return Over(words);
        }
    }

    private static IResult Form(Words words, Filled form) => Pages.Show<SignInPage>(
        form.IsRight ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, (nameof(SignInPage.W), words), (nameof(SignInPage.Form), form));

    private static IResult Over(Words words) => Pages.Message(
        words, words.Site.LinkOver, words.Site.LinkOverWhy, StatusCodes.Status410Gone, next: ("/api/sign-in", words.Site.SignIn));
}
