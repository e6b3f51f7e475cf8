namespace LoadWatch.Runner;

/// <summary>Where a runner links an account: from an invitation to the platform and back.</summary>
public static class ConnectRoutes
{
    public static void MapConnect(this IEndpointRouteBuilder api)
    {
        api.MapGet("/connect/{platform}", (string platform, string? invite, Linking linking) =>
            linking.Begin(platform, invite ?? "") is { } url
                ? (IResult)TypedResults.Redirect(url.AbsoluteUri)
                : Page.Of("This invitation is not valid", "It may be older than seven days. Ask whoever invited you for a new one.", StatusCodes.Status404NotFound));
        api.MapGet("/connect/{platform}/callback", async (
            string platform, string? state, string? code, string? scope, Linking linking, CancellationToken cancel) =>
            await linking.CompleteAsync(platform, state, code, scope, cancel) switch
            {
                LinkOutcome.Linked => Page.Of(
                    "Your account is linked",
                    "Your recent runs are being read now. You will hear from us only if your load makes a bigger jump than your recent training."),
                LinkOutcome.Failed(var why) => Page.Of("Nothing was linked", why, StatusCodes.Status400BadRequest),
                _ => throw new InvalidOperationException("Linking works or it does not."),
            });
    }
}
