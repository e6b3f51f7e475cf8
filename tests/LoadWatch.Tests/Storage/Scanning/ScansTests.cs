using System.Collections.Concurrent;
using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoadWatch.Tests.Storage.Scanning;

/// <summary>What goes through a whole table: page by page to the end, each row once, whoever dies in the middle.</summary>
public sealed class ScansTests(Azurite azurite)
{
    private const int PageRows = 10;
    private const int Accounts = 45;
    private const int Pages = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_row_is_seen_to_once_and_one_message_waits_at_a_time()
    {
        await using var world = await WorldAsync();
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        var runs = 0;
        while (await NextAsync(world) is { } due)
        {
            await scans.ContinueAsync(due, Seeing(world, seen), Cancel);
            runs++;
        }

        runs.ShouldBe(Pages);
        seen.Order().ShouldBe(AllAccounts);
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_of_a_page_has_that_page_repeated_and_no_other()
    {
        await using var world = await WorldAsync();
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        await scans.ContinueAsync((await NextAsync(world))!, Seeing(world, seen), Cancel);
        var due = (await NextAsync(world))!;
        var left = 5;
        await Should.ThrowAsync<IOException>(() => scans.ContinueAsync(due, Seeing(world, seen, () => Interlocked.Decrement(ref left) < 0), Cancel));
        await scans.ContinueAsync(due, Seeing(world, seen), Cancel);
        await ToTheEndAsync(world, scans, seen);

        seen.Distinct().Order().ShouldBe(AllAccounts);
        (seen.Count - Accounts).ShouldBeInRange(1, PageRows);
    }

    [Fact]
    public async Task A_worker_that_dies_before_it_puts_the_next_message_is_followed_by_one_that_does()
    {
        await using var world = await WorldAsync();
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        var due = (await NextAsync(world))!;
        world.Storage.Fails = request => request.Uri.Path!.Contains("/scans/messages", StringComparison.Ordinal);
        await Should.ThrowAsync<Azure.RequestFailedException>(() => scans.ContinueAsync(due, Seeing(world, seen), Cancel));
        world.Storage.Fails = null;
        (await NextAsync(world)).ShouldBeNull();

        await scans.ContinueAsync(due, Seeing(world, seen), Cancel);
        seen.Count.ShouldBe(PageRows);
        await ToTheEndAsync(world, scans, seen);
        seen.Order().ShouldBe(AllAccounts);
    }

    [Fact]
    public async Task Messages_that_come_twice_never_make_a_second_chain()
    {
        await using var world = await WorldAsync();
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        while (await world.TakesAsync<ScanDue>("ContinueScan") is { Count: > 0 } waiting)
        {
            var before = seen.Count;
            foreach (var due in waiting.Concat(waiting))
                await scans.ContinueAsync(due, Seeing(world, seen), Cancel);
            waiting.Count.ShouldBeLessThanOrEqualTo(2);
            (seen.Count - before).ShouldBeLessThanOrEqualTo(PageRows, "of all that wait one sees to a page");
        }

        seen.Order().ShouldBe(AllAccounts);
    }

    [Fact]
    public async Task Of_two_at_once_one_goes_on()
    {
        await using var world = await WorldAsync();
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        var due = (await NextAsync(world))!;
        var both = new TaskCompletionSource();
        var begun = 0;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => scans.ContinueAsync(due, async (step, cancel) =>
        {
            if (Interlocked.Increment(ref begun) == 2)
                both.SetResult();
            await both.Task.WaitAsync(cancel);
            return await Seeing(world, seen)(step, cancel);
        }, Cancel)));

        (await world.TakesAsync<ScanDue>("ContinueScan")).ShouldHaveSingleItem();
        seen.Count.ShouldBe(2 * PageRows);
    }

    [Fact]
    public async Task One_that_is_on_its_way_goes_on_and_one_that_is_stuck_starts_anew()
    {
        await using var world = await WorldAsync();
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        await scans.ContinueAsync((await NextAsync(world))!, Seeing(world, seen), Cancel);
        var lost = (await NextAsync(world))!;

        world.Clock.MoveTo(world.Now + Scans.Stuck - TimeSpan.FromSeconds(1));
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        (await NextAsync(world)).ShouldBeNull();

        world.Clock.MoveTo(world.Now + TimeSpan.FromSeconds(1));
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        seen.Clear();
        await scans.ContinueAsync(lost, Seeing(world, seen), Cancel);
        seen.ShouldBeEmpty("a message of the scan before is good for nothing");
        await ToTheEndAsync(world, scans, seen);
        seen.Order().ShouldBe(AllAccounts);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_stops_nobody()
    {
        await using var world = await WorldAsync();
        await world.Storage.Tables().GetTableClient("links").AddEntityAsync(new Azure.Data.Tables.TableEntity("garmin|a07b", "runner"), Cancel);
        var (scans, seen) = (ScansOf(world), new ConcurrentBag<string>());
        await scans.StartAsync(Scan.RereadAccounts, Cancel);
        await ToTheEndAsync(world, scans, seen);
        seen.Order().ShouldBe(AllAccounts);
    }

    private static string[] AllAccounts => [.. Enumerable.Range(0, Accounts).Select(Account)];

    private async Task<World> WorldAsync()
    {
        var world = await World.StartAsync(azurite);
        var links = world.Services.GetRequiredService<Links>();
        foreach (var number in Enumerable.Range(0, Accounts))
            await links.ClaimAsync("garmin", Account(number), RunnerId.New(), Cancel);
        return world;
    }

    private static string Account(int number) => $"a{number:00}";

    private static Scans ScansOf(World world) =>
        new(world.Storage.Tables(), world.Services.GetRequiredService<Queues>(), world.Clock, NullLogger<Scans>.Instance, PageRows);

    private static Func<ScanStep, CancellationToken, Task<Scanned>> Seeing(World world, ConcurrentBag<string> seen, Func<bool>? dies = null) => async (step, cancel) =>
    {
        var page = await world.Services.GetRequiredService<Links>().PageAsync(step, cancel);
        return await page.EachAsync(
            (account, _) =>
            {
                if (dies?.Invoke() == true)
                    throw new IOException("The worker dies here.");
                seen.Add(account.Account);
                return Task.CompletedTask;
            },
            NullLogger.Instance,
            cancel);
    };

    private static async Task<ScanDue?> NextAsync(World world) => (await world.TakesAsync<ScanDue>("ContinueScan")).SingleOrDefault();

    private static async Task ToTheEndAsync(World world, Scans scans, ConcurrentBag<string> seen)
    {
        while (await NextAsync(world) is { } due)
            await scans.ContinueAsync(due, Seeing(world, seen), Cancel);
    }
}
