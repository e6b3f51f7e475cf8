using System.Globalization;
using LoadWatch.Clinic.SigningIn;
using LoadWatch.Core.Triage;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace LoadWatch.Clinic.Board;

/// <summary>The list of a clinic. No address names a clinic; whose it is, the session says.</summary>
internal static class BoardRoutes
{
    public const string Page = "/api/clinic";
    public const string Next = "/api/clinic/next";
    public const string Athletes = "/api/clinic/athletes";
    public const string File = "/api/clinic/list.csv";

    /// <summary>How many rows one page shows.</summary>
    public const int AtATime = 50;

    /// <summary>One message holds so many runners.</summary>
    private const int SeenAtATime = 500;

    private static readonly TimeSpan ProfileKept = TimeSpan.FromMinutes(1);

    public static void MapBoard(this IEndpointRouteBuilder members)
    {
        members.MapGet("", ShowAsync);
        members.MapGet("/next", NextAsync);
        members.MapGet("/list.csv", ExportAsync);
    }

    /// <summary>The clinic as it is set up; for a minute as it was.</summary>
    public static async Task<ClinicProfile> ProfileAsync(this HttpContext context, CancellationToken cancel)
    {
        var id = context.Member().Member.Clinic;
        var cache = context.RequestServices.GetRequiredService<IMemoryCache>();
        return cache.TryGetValue((nameof(ClinicProfile), id), out ClinicProfile? known) && known is not null
            ? known
            : cache.Set(
                (nameof(ClinicProfile), id),
                await context.RequestServices.GetRequiredService<Clinics>().FindAsync(id, cancel) ?? throw new InvalidOperationException($"Clinic {id} has members and does not exist."),
                ProfileKept);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Boards boards, Queues queues, TimeProvider clock, CancellationToken cancel)
    {
        var (me, filter) = (context.Member().Member, BoardFilter.Of(context.Request.Query));
        var clinic = await context.ProfileAsync(cancel);
        var (page, next) = await PageAsync(boards, me, filter, cancel);
        await RecordAsync(queues, AccessKind.List, clinic, me, page.Rows, clock, cancel);
        return Pages.Show<BoardListPage>(
            (nameof(BoardListPage.W), context.Words()), (nameof(BoardListPage.View), new BoardView(me, clinic, filter, page, next, clock.GetUtcNow())));
    }

    /// <summary>The next runner of that part of the list; that part itself where there is none.</summary>
    private static async Task<IResult> NextAsync(HttpContext context, Boards boards, CancellationToken cancel)
    {
        var (me, filter) = (context.Member().Member, BoardFilter.Of(context.Request.Query));
        return Pages.To(await FindNextAsync(boards, me, filter, cancel) is { } next ? filter.PathOf(next) : (filter with { After = null }).Path());
    }

    private static async Task<BoardRow?> FindNextAsync(Boards boards, Member me, BoardFilter filter, CancellationToken cancel)
    {
        if (filter.Sort is BoardSort.Attention)
        {
            return (await boards.PageAsync(me.Clinic, QueryOf(filter, me, 1), cancel)).Rows.FirstOrDefault();
        }

        // Sorted otherwise, one who no longer fits the filter still says where to go on.
        var rows = await AllAsync(boards, me, filter, filter.AfterRunner, cancel);
        var rest = rows.SkipWhile(row => row.Runner != filter.AfterRunner).Skip(1).ToArray();
        return rows.Any(row => row.Runner == filter.AfterRunner) ? rest.FirstOrDefault() : rows.FirstOrDefault();
    }

    private static async Task<IResult> ExportAsync(HttpContext context, Boards boards, Queues queues, TimeProvider clock, CancellationToken cancel)
    {
        var (me, filter) = (context.Member().Member, BoardFilter.Of(context.Request.Query) with { After = null });
        var clinic = await context.ProfileAsync(cancel);
        var rows = await AllAsync(boards, me, filter, null, cancel);
        await RecordAsync(queues, AccessKind.Export, clinic, me, rows, clock, cancel);
        var today = clinic.DayAt(clock.GetUtcNow());
        return TypedResults.File(BoardFile.Of(rows, context.Words(), clinic, today), "text/csv; charset=utf-8", $"{clinic.Id}-{today:yyyy-MM-dd}.csv");
    }

    private static async Task<(BoardPage Page, string? Next)> PageAsync(Boards boards, Member me, BoardFilter filter, CancellationToken cancel)
    {
        if (filter.Sort is BoardSort.Attention)
        {
            var page = await boards.PageAsync(me.Clinic, QueryOf(filter, me, AtATime), cancel);
            return (page, page.HasMore ? page.Rows[^1].Key : null);
        }

        // Sorted otherwise, everything is read, and the address says how many rows have been shown.
        var counts = (await boards.PageAsync(me.Clinic, new BoardQuery(Attention.Pain, Attention.Pain, null, "", null, 1), cancel)).Counts;
        var rows = await AllAsync(boards, me, filter, null, cancel);
        var shown = int.TryParse(filter.After, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;
        var part = rows.Skip(shown).Take(AtATime).ToArray();
        var more = rows.Count > shown + part.Length;
        return (new BoardPage(part, more, counts), more ? (shown + part.Length).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static BoardQuery QueryOf(BoardFilter filter, Member me, int most) =>
        new(filter.Kinds.From, filter.Kinds.To, filter.OwnerOf(me), filter.Name.ToLowerInvariant(), filter.After, most);

    /// <param name="besides">A runner who is among them in any case; null for none.</param>
    private static async Task<IReadOnlyList<BoardRow>> AllAsync(Boards boards, Member me, BoardFilter filter, string? besides, CancellationToken cancel)
    {
        var (rows, owner) = (new List<BoardRow>(), filter.OwnerOf(me));
        await foreach (var row in boards.RowsAsync(me.Clinic, cancel))
        {
            if (row.Runner == besides
                || (row.Attention >= filter.Kinds.From && row.Attention <= filter.Kinds.To
                && (owner is null || (row.Owner ?? "") == owner)
                && row.Name.StartsWith(filter.Name, StringComparison.InvariantCultureIgnoreCase)))
            {
                rows.Add(row);
            }
        }

        return filter.Sort switch
        {
            BoardSort.Name => [.. rows.OrderBy(row => row.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(row => row.Runner, StringComparer.Ordinal)],
            BoardSort.Data => [.. rows.OrderBy(row => row.DataUntil ?? DateOnly.MinValue).ThenBy(row => row.Name, StringComparer.InvariantCultureIgnoreCase)],
            _ => rows,
        };
    }

    /// <summary>Whoever is shown is told who looked; nothing is shown before that is on its way.</summary>
    private static async Task RecordAsync(
        Queues queues, AccessKind kind, ClinicProfile clinic, Member me, IReadOnlyList<BoardRow> rows, TimeProvider clock, CancellationToken cancel)
    {
        var access = new Access(Guid.NewGuid().ToString("N"), clock.GetUtcNow(), clinic.Name, me.Name, kind);
        foreach (var chunk in rows.Chunk(SeenAtATime))
        {
            await queues.PutAsync(new RunnersSeen(access, [.. chunk.Select(row => row.Runner)]), cancel);
        }
    }
}
