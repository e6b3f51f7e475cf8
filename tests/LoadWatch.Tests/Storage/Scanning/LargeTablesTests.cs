using System.Globalization;
using System.Xml.Linq;
using LoadWatch.Runs;
using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;
using LoadWatch.Summaries;
using LoadWatch.Tests.Clinic;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoadWatch.Tests.Storage.Scanning;

/// <summary>Every scan of the product over more rows than a page holds: all of them, in runs that are no longer for it.</summary>
public sealed class LargeTablesTests(Azurite azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_thousand_accounts_are_reread_once_each_within_the_day_in_runs_of_a_hundred()
    {
        const int accounts = 2_000;
        const int rows = 100;
        await using var world = await World.StartAsync(azurite);
        var links = world.Services.GetRequiredService<Links>();
        await Parallel.ForEachAsync(Enumerable.Range(0, accounts), Cancel, async (number, cancel) =>
            await links.ClaimAsync("garmin", $"a{number}", RunnerId.New(), cancel));
        var runs = await RunAsync<RereadAccounts>(world, Scan.RereadAccounts, rows, (reread, step, cancel) => reread.PageAsync(step, cancel), rows + 10);

        var put = world.Storage.Messages.Where(text => text.Contains("\"change\"", StringComparison.Ordinal))
            .Select(text => StorageJson.Read<RunChanged>(XDocument.Parse(text.TrimStart('\uFEFF')).Descendants("MessageText").Single().Value, "A message")).ToList();
        put.Select(message => message.Account).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, accounts).Select(number => $"a{number}").Order(StringComparer.Ordinal));
        put.ShouldAllBe(message => message.At >= world.Now && message.At < world.Now.AddMinutes(RereadAccounts.SpreadMinutes));
        put.GroupBy(message => (int)(message.At - world.Now).TotalHours).Count().ShouldBe(20);
        runs.ShouldBe(accounts / rows);
    }

    [Fact]
    public void An_account_has_one_turn_a_night_and_another_the_night_after()
    {
        var night = World.Noon;
        RereadAccounts.TurnOf("strava", "7", night).ShouldBe(RereadAccounts.TurnOf("strava", "7", night));
        Enumerable.Range(0, 9).Select(day => RereadAccounts.TurnOf("strava", "7", night.AddDays(day)) - night.AddDays(day)).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task What_is_due_to_go_goes_of_every_runner_and_the_rest_stays()
    {
        const int rows = 4;
        await using var world = await World.StartAsync(azurite);
        var runners = Enumerable.Range(0, 200).Select(number => new RunnerId($"{number % 16:x}{number:x31}")).ToArray();
        await Parallel.ForEachAsync(runners, Cancel, async (runner, cancel) =>
            await world.Runners.PutAsync(runner, new PhoneCode("", "", world.Now.AddHours(Number(runner) % 2 == 0 ? 25 : 27), 1), cancel));
        await RunAsync<Purge>(world, Scan.PurgeRunners, rows, (purge, step, cancel) => purge.PageAsync(step, cancel), rows + 10);

        foreach (var runner in runners)
            (await world.Runners.FindPhoneCodeAsync(runner, Cancel) is null).ShouldBe(Number(runner) % 2 == 0, runner.Value);
    }

    [Fact]
    public async Task Every_lost_entry_of_a_subscriber_is_made_again_and_a_broken_yes_stops_nobody()
    {
        const int rows = 3;
        await using var world = await World.StartAsync(azurite);
        var subscriptions = world.Services.GetRequiredService<Subscriptions>();
        var profile = new Profile { Name = "", Phone = "", Unit = default, Zone = "America/Toronto" };
        var runners = Enumerable.Range(0, 80).Select(number => new RunnerId($"{number % 8:x}{number:x31}")).ToArray();
        await Parallel.ForEachAsync(runners, Cancel, async (runner, cancel) =>
        {
            await world.Runners.PutProfileAsync(runner, profile, cancel);
            await world.Runners.PutConsentAsync(runner, new Consent(Consent.Email, "en", world.Now, "page", Number(runner) == 5 ? world.Now : null), cancel);
        });
        await world.Storage.Tables().GetTableClient("runners").AddEntityAsync(
            new Azure.Data.Tables.TableEntity(new RunnerId($"0{4:x31}").Value, "consent|email|0") { ["Data"] = "{" }, Cancel);
        await RunAsync<IndexSubscribers>(world, Scan.IndexSubscribers, rows, (index, step, cancel) => index.PageAsync(step, cancel), (rows * 4) + 12);

        var entered = new List<RunnerId>();
        for (var shard = 0; shard < Subscriptions.Shards; shard++)
            entered.AddRange(await subscriptions.PageAsync(profile.Zone, profile.WeekStart, shard, null, 100, Cancel));
        entered.Order(Comparer<RunnerId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value)))
            .ShouldBe(runners.Where(runner => Number(runner) != 5).OrderBy(runner => runner.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_overdue_text_and_email_whose_message_was_lost_is_queued_again()
    {
        const int notes = 30;
        const int rows = 7;
        await using var world = await World.StartAsync(azurite);
        var texts = world.Services.GetRequiredService<DueTexts>();
        var mails = world.Services.GetRequiredService<DueMails>();
        for (var number = 0; number < notes; number++)
        {
            // Notes of texts and emails that were never saved: they are crossed out.
            await texts.NoteAsync(new TextDue(RunnerId.New().Value, "20300610-spike"), world.Now.AddDays(-2), Cancel);
            await mails.NoteAsync(new MailDue(RunnerId.New().Value, "20300610"), world.Now.AddDays(-2), Cancel);
        }

        await RunAsync<LoadWatch.Texting.SweepTexts>(world, Scan.SweepTexts, rows, (sweep, step, cancel) => sweep.PageAsync(step, cancel), (rows * 2) + 10);
        await RunAsync<LoadWatch.Mailing.SweepMails>(world, Scan.SweepMails, rows, (sweep, step, cancel) => sweep.PageAsync(step, cancel), (rows * 2) + 10);
        var left = 0;
        await foreach (var _ in world.Storage.Tables().GetTableClient("due").QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancel))
            left++;
        left.ShouldBe(0);
    }

    [Fact]
    public async Task Every_turn_on_a_list_and_every_clinic_has_its_message()
    {
        const int number = 30;
        const int rows = 7;
        await using var world = await World.StartAsync(azurite);
        var turns = world.Services.GetRequiredService<BoardTurns>();
        var clinics = world.Services.GetRequiredService<Clinics>();
        for (var each = 0; each < number; each++)
        {
            await turns.NoteAsync(new BoardDue("sheddon", $"{each:x32}"), world.Now.AddMinutes(-each), Cancel);
            await clinics.PutAsync(new ClinicProfile { Id = $"clinic-{each}", Name = "", Phone = "", JoinCode = $"CODE{each:0000}" }, Cancel);
        }

        await turns.NoteAsync(new BoardDue("sheddon", "later"), world.Now.AddMinutes(1), Cancel);
        await RunAsync<LoadWatch.Clinic.Board.SweepBoards>(world, Scan.SweepBoards, rows, (sweep, step, cancel) => sweep.PageAsync(step, cancel), (rows * 2) + 10);
        await RunAsync<LoadWatch.Clinic.Board.RebuildBoards>(world, Scan.RebuildBoards, rows, (rebuild, step, cancel) => rebuild.PageAsync(step, cancel), rows + 10);

        var put = (await world.TakesAsync<BoardDue>("UpdateBoard")).ToLookup(due => due.Runner is null);
        put[false].Select(due => due.Runner).Order().ShouldBe(Enumerable.Range(0, number).Select(each => $"{each:x32}"));
        put[true].Select(due => due.Clinic).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, number).Select(each => $"clinic-{each}").Order(StringComparer.Ordinal));
        (await world.TextOfTableAsync("turns")).ShouldContain("later");
    }

    private static int Number(RunnerId runner) => int.Parse(runner.Value[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Runs a scan to its end; no run may make more requests than that.</summary>
    /// <returns>How many runs it took.</returns>
    private static async Task<int> RunAsync<T>(World world, Scan scan, int rows, Func<T, ScanStep, CancellationToken, Task<Scanned>> page, int most)
        where T : notnull
    {
        var scans = new Scans(
            world.Services.GetRequiredService<Azure.Data.Tables.TableServiceClient>(), world.Services.GetRequiredService<Queues>(), world.Clock, NullLogger<Scans>.Instance, rows);
        var (runs, requests) = (0, 0);

        // So that no request goes into making a queue.
        await Task.WhenAll(Queues.All.Select(queue => world.Storage.Queues().GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: Cancel)));
        await scans.StartAsync(scan, Cancel);
        while (await world.TakesAsync<ScanDue>("ContinueScan") is { Count: > 0 } waiting)
        {
            foreach (var due in waiting)
            {
                await using var scope = world.Services.CreateAsyncScope();
                requests = 0;
                world.Storage.Fails = _ => Interlocked.Increment(ref requests) < 0;
                await scans.ContinueAsync(due, (step, cancel) => page(scope.ServiceProvider.GetRequiredService<T>(), step, cancel), Cancel);
                world.Storage.Fails = null;
                requests.ShouldBeLessThanOrEqualTo(most);
                runs++;
            }
        }

        return runs;
    }
}
