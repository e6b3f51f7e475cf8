using LoadWatch.Core.Languages;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Mvc;

namespace LoadWatch.Summaries;

/// <summary>
/// Ending the weekly email (RFC 8058). A GET shows a button and changes nothing, for scanners follow links; a POST ends it at once,
/// with no login, no cookie, no token of a form and no redirect, for a mailbox presses it on its reader's behalf.
/// </summary>
internal static class UnsubscribeRoutes
{
    private const int MostBytes = 4 * 1024;

    public static void MapUnsubscribe(this IEndpointRouteBuilder api)
    {
        api.MapGet("/mails/unsubscribe/{token}", LookAsync);
        api.MapPost("/mails/unsubscribe/{token}", EndAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<IResult> LookAsync(string token, HttpContext context, Unsubscribing unsubscribing, Runners runners, CancellationToken cancel) =>
        unsubscribing.Read(token) is { } id
            ? Pages.Show<UnsubscribePage>((nameof(UnsubscribePage.W), await WordsAsync(id, context, runners, cancel)), (nameof(UnsubscribePage.Token), token))
            : Unknown(context);

    private static async Task<IResult> EndAsync(string token, HttpContext context, Unsubscribing unsubscribing, Runners runners, CancellationToken cancel)
    {
        if (unsubscribing.Read(token) is not { } id)
        {
            return Unknown(context);
        }

        await unsubscribing.EndAsync(id, cancel);
        var words = await WordsAsync(id, context, runners, cancel);
        return Pages.Message(words, words.Summaries.Unsubscribed, words.Summaries.UnsubscribedWhy);
    }

    private static async Task<Words> WordsAsync(RunnerId id, HttpContext context, Runners runners, CancellationToken cancel) =>
        (await runners.FindProfileAsync(id, cancel))?.Words ?? context.Words();

    private static IResult Unknown(HttpContext context)
    {
        var words = context.Words();
        return Pages.Message(words, words.Site.NotFound, words.Site.NotFoundWhy, StatusCodes.Status404NotFound);
    }
}
