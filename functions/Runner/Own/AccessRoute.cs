using LoadWatch.Site;
using LoadWatch.Storage;

namespace LoadWatch.Runner.Own;

/// <summary>The runner reads who looked, and what a clinic shared; only the runner does.</summary>
internal static class AccessRoute
{
    public const string Page = "/api/me/access";

    /// <summary>How many looks one page shows; all of them are in the download.</summary>
    private const int Most = 500;

    public static void MapAccess(this IEndpointRouteBuilder own) => own.MapGet("/access", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, Runners runners, Accesses accesses, SharedWithRunner shared, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        var looks = await accesses.LatestAsync(id, Most + 1, cancel);
        return Pages.Show<AccessPage>(
            (nameof(AccessPage.W), context.Words()),
            (nameof(AccessPage.Profile), profile),
            (nameof(AccessPage.Looks), Looked.Of(looks.Take(Most), profile)),
            (nameof(AccessPage.LeftOutAfter), looks.Count > Most ? Most : (int?)null),
            (nameof(AccessPage.Notes), await shared.OfAsync(await runners.ReadAsync(id, DateOnly.MaxValue, cancel), cancel)));
    }
}
