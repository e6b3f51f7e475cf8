using LoadWatch.Platforms;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Site;
using LoadWatch.Storage;
using LoadWatch.Views;

namespace LoadWatch.Runner.Own;

/// <summary>
/// The runner's own page and what can be done on it. No address names a runner: whose it is, the session says, and a run or a
/// link that is not that runner's does nothing.
/// </summary>
internal static class OwnRoutes
{
    /// <summary>How much of what a clinic shared stands on the runner's page.</summary>
    private const int LatestShared = 3;

    public static void MapOwn(this IEndpointRouteBuilder own)
    {
        own.MapGet("", ShowAsync);
        own.MapPost("/runs/confirm", (HttpContext context, Changes changes, CancellationToken cancel) => CorrectAsync(context, changes.ConfirmAsync, cancel));
        own.MapPost("/runs/remove", (HttpContext context, Changes changes, CancellationToken cancel) => CorrectAsync(context, changes.RemoveAsync, cancel));
        own.MapPost("/links/end", UnlinkAsync);
        own.MapPost("/email/again", ConfirmAgainAsync).RequireRateLimiting(Limits.Sending);
        own.MapAccess();
        own.MapGet("/download", DownloadAsync);
        own.MapGet("/delete", (HttpContext context) => Pages.Show<DeletePage>((nameof(DeletePage.W), context.Words())));
        own.MapPost("/delete", DeleteAsync);
        own.MapPost("/sign-out", async (HttpContext context, CancellationToken _) => await SignOutAsync(context));
        own.MapPost("/sign-out-everywhere", SignOutEverywhereAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, RunnerViews views, SharedWithRunner shared, CancellationToken cancel)
    {
        var words = context.Words();
        var notice = context.Request.Query switch
        {
            var query when query.ContainsKey("saved") => words.Join.Saved,
            var query when query.ContainsKey("corrected") => words.Own.Corrected,
            var query when query["ended"] is [{ Length: > 0 and < 20 } platform] => words.Own.LinkEnding(PlatformNames.Of(platform)),
            _ => null,
        };
        return await views.FindAsync(context.Runner().Id, cancel) is { } view
            ? Pages.Show<OwnPage>(
                (nameof(OwnPage.W), words), (nameof(OwnPage.View), view), (nameof(OwnPage.Notice), notice),
                (nameof(OwnPage.Shared), (IReadOnlyList<SharedNote>)[.. (await shared.OfAsync(view.Kept, cancel)).Take(LatestShared)]))
            : Pages.To("/api/sign-in");
    }

    private static async Task<IResult> CorrectAsync(
        HttpContext context, Func<RunnerId, string, CancellationToken, Task<bool>> correct, CancellationToken cancel)
    {
        var words = context.Words();
        return await correct(context.Runner().Id, (await context.FilledAsync())["run"], cancel)
            ? Pages.To("/api/me?corrected=1")
            : Pages.Message(words, words.Site.NotFound, words.Site.NotFoundWhy, StatusCodes.Status404NotFound, isSignedIn: true);
    }

    private static async Task<IResult> UnlinkAsync(HttpContext context, Changes changes, CancellationToken cancel)
    {
        var words = context.Words();
        var platform = (await context.FilledAsync())["platform"];
        return await changes.UnlinkAsync(context.Runner().Id, platform, cancel)
            ? Pages.To($"/api/me?ended={Uri.EscapeDataString(platform)}")
            : Pages.Message(words, words.Site.NotFound, words.Site.NotFoundWhy, StatusCodes.Status404NotFound, isSignedIn: true);
    }

    private static async Task<IResult> ConfirmAgainAsync(HttpContext context, EmailAddresses addresses, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        await addresses.AskAsync(id, profile, cancel);
        return Pages.To("/api/me");
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context, Runners runners, Accesses accesses, SharedWithRunner shared, TimeProvider clock, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        var runner = await runners.ReadAsync(id, DateOnly.MinValue, cancel);
        var bytes = Download.Of(runner, await accesses.AllAsync(id, cancel), await shared.OfAsync(runner, cancel));
        return TypedResults.File(bytes, "application/zip", $"loadwatch-{profile.DayAt(clock.GetUtcNow()):yyyy-MM-dd}.zip");
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, Leaving leaving, CancellationToken cancel)
    {
        var words = context.Words();
        if (!(await context.FilledAsync()).IsTicked("sure"))
        {
            return Pages.Show<DeletePage>(StatusCodes.Status400BadRequest, (nameof(DeletePage.W), words), (nameof(DeletePage.IsUnticked), true));
        }

        var (id, profile) = context.Runner();
        var receipt = await leaving.LeaveAsync(id, cancel);
        await Session.EndAsync(context);
        var local = TimeZoneInfo.ConvertTime(receipt.At, profile.TimeZone);
        var at = $"{words.Numbers.LongDay(DateOnly.FromDateTime(local.DateTime))}, {words.Numbers.Time(TimeOnly.FromDateTime(local.DateTime))}";
        return Pages.Show<ReceiptPage>((nameof(ReceiptPage.W), words), (nameof(ReceiptPage.Receipt), receipt), (nameof(ReceiptPage.At), at));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await Session.EndAsync(context);
        var words = context.Words();
        return Pages.Message(words, words.Site.SignedOut, words.Site.SignedOutWhy, next: ("/api/sign-in", words.Site.SignIn));
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext context, Runners runners, TimeProvider clock, CancellationToken cancel)
    {
        // A session's own time is kept to the second.
        var now = clock.GetUtcNow().AddSeconds(1);
        await runners.ChangeProfileAsync(context.Runner().Id, profile => profile with { SessionsFrom = now }, cancel);
        return await SignOutAsync(context);
    }
}
