using System.Globalization;
using Azure.Data.Tables;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Benchmarks.Processing;
using World = LoadWatch.Benchmarks.Processing.World;

namespace LoadWatch.Benchmarks.Board;

/// <summary>The first page of the list of a clinic with 5,000 runners, against the bare query of the same rows.</summary>
internal static class BoardBenchmark
{
    private const int Runners = 5_000;
    private const int Warmups = 40;
    private const int Pages = 240;
    private const int RowsOfAPage = 52;
    private static readonly Uri Page = new("api/clinic", UriKind.Relative);

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancel)
    {
        await using var world = await World.StartAsync(cancel);
        var clinic = new BigClinic(world);
        await clinic.OpenAsync(Runners, cancel);
        using var browser = await clinic.SignInAsync(cancel);
        var table = world.Tables.GetTableClient("clinics");
        await Sample.InTurnAsync(Warmups, _ => TimeAsync(() => QueryAsync(table, cancel)), _ => TimeAsync(() => ShowAsync(browser, cancel)));
        var times = await Sample.InTurnAsync(Pages, _ => TimeAsync(() => QueryAsync(table, cancel)), _ => TimeAsync(() => ShowAsync(browser, cancel)));
        using var requests = new StorageRequests();
        var bytes = await ShowAsync(browser, cancel);
        var (queries, all) = (requests.Queries, requests.PerRun(1));
        var (floor, subject) = (times.Select(time => time.Floor).ToArray(), times.Select(time => time.Subject).ToArray());
        var (floor95, subject95) = (Sample.Percentile(floor, 0.95), Sample.Percentile(subject, 0.95));
        return
        [
            new Figure("board of 5,000, table queries of a page", $"{queries} (all requests: {all})", "", queries, new Goal.AtMost(1)),
            new Figure("board of 5,000, p50", Figure.Milliseconds(Sample.Median(subject)), Figure.Milliseconds(Sample.Median(floor)), Sample.Median(subject) / Sample.Median(floor), null),
            new Figure("board of 5,000, p95 against the bare query", Figure.Milliseconds(subject95), Figure.Milliseconds(floor95), subject95 / floor95, null),
            new Figure("board of 5,000, p95 in ms", Figure.Milliseconds(subject95), "", subject95 * 1000, new Goal.AtMost(100)),
            new Figure("board of 5,000, KB of a page", string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes"), "", bytes / 1000.0, new Goal.AtMost(200)),
        ];
    }

    private static async Task<double> TimeAsync(Func<Task<int>> act)
    {
        var began = TimeProvider.System.GetTimestamp();
        await act();
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<int> ShowAsync(Browser browser, CancellationToken cancel) =>
        await browser.GetAsync(Page, cancel) is { SentTo: null, Bytes: > 10_000 and var bytes } ? bytes : throw new InvalidOperationException("The list was not shown.");

    /// <summary>The rows of whoever is due, and the counts before them.</summary>
    private static async Task<int> QueryAsync(TableClient table, CancellationToken cancel)
    {
        await foreach (var page in table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{BigClinic.Id}' and RowKey ge 'board|!' and RowKey lt 'board|3'", RowsOfAPage, cancellationToken: cancel).AsPages())
        {
            return page.Values.Count == RowsOfAPage ? RowsOfAPage : throw new InvalidOperationException($"{page.Values.Count} rows came.");
        }

        throw new InvalidOperationException("No rows came.");
    }
}
