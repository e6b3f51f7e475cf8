using LoadWatch.Storage;
using LoadWatch.Storage.Backups;
using LoadWatch.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Summaries;

/// <summary>Who gets a summary when, and what planning costs.</summary>
public sealed class PlanSummariesTests(Azurite azurite)
{
    /// <summary>Sunday noon in Toronto.</summary>
    private static readonly DateTimeOffset Sunday = new(2030, 6, 16, 16, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Monday = new(2030, 6, 17);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_gets_one_at_seven_of_the_place_however_often_the_clock_ticks()
    {
        await using var world = await World.StartAsync(azurite, at: Sunday);
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        var dev = await world.RunnerAsync("Dev", "Asia/Kolkata");
        await dev.AsksForSummariesAsync();
        var finn = await world.RunnerAsync("Finn");
        await finn.AsksForSummariesAsync(DayOfWeek.Saturday);
        var ana = await world.RunnerAsync("Ana");

        var written = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        for (var tick = 0; tick < 4 * 40; tick++)
        {
            await world.FireAsync("PlanSummaries");
            await world.PassesAsync(TimeSpan.FromMinutes(15));
            foreach (var (name, runner) in new[] { ("Maya", maya), ("Dev", dev) })
            {
                if (!written.ContainsKey(name) && (await runner.SummaryDaysAsync()).Count > 0)
                {
                    written[name] = (await runner.StoredAsync()).Mails.Single().Value.DueAt;
                }
            }
        }

        written["Dev"].ShouldBe(new DateTimeOffset(2030, 6, 17, 1, 30, 0, TimeSpan.Zero));
        written["Maya"].ShouldBe(new DateTimeOffset(2030, 6, 17, 11, 0, 0, TimeSpan.Zero));
        (await maya.SummaryDaysAsync()).ShouldBe([Monday]);
        (await finn.SummaryDaysAsync()).ShouldBeEmpty();
        (await ana.SummaryDaysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_comes_twice_is_written_once()
    {
        await using var world = await World.StartAsync(azurite, at: Sunday);
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        await world.PassesAsync(TimeSpan.FromHours(20));
        await world.FireAsync("PlanSummaries");
        await world.FireAsync("PlanSummaries");
        (await world.WaitingForAsync("SpreadSummaries")).Count.ShouldBe(Subscriptions.Shards);
        var due = StorageJson.Write(new SummaryDue(maya.Id.Value, Monday));
        await Task.WhenAll(world.FireAsync("WriteSummary", due), world.FireAsync("WriteSummary", due));
        await world.SettledAsync();
        (await maya.SummaryDaysAsync()).ShouldBe([Monday]);
    }

    [Fact]
    public async Task A_deployment_that_was_down_in_the_morning_catches_up_the_same_day_and_not_later()
    {
        await using var world = await World.StartAsync(azurite, at: Sunday);
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        var ben = await world.RunnerAsync("Ben", "Europe/London");
        await ben.AsksForSummariesAsync();

        // Half past three in the afternoon in Toronto, half past eight in the evening in London.
        await world.PassesAsync(TimeSpan.FromHours(27.5));
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();
        (await maya.SummaryDaysAsync()).ShouldBe([Monday]);
        (await ben.SummaryDaysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_moves_to_another_zone_or_week_gets_no_second_one_within_six_days()
    {
        await using var world = await World.StartAsync(azurite, at: Sunday);
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await world.PassesAsync(TimeSpan.FromHours(19.25));
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();
        (await maya.SummaryDaysAsync()).ShouldBe([Monday]);

        await SetsAsync(person, "America/Vancouver", "Saturday");
        await TicksAsync(world, days: 5);
        (await maya.SummaryDaysAsync()).ShouldBe([Monday], "Saturday is five days after");
        await TicksAsync(world, days: 8);
        (await maya.SummaryDaysAsync()).ShouldBe([Monday, Monday.AddDays(12)], "the Saturday after that");
    }

    [Fact]
    public async Task What_is_planned_is_asked_of_the_runner_again()
    {
        await using var world = await World.StartAsync(azurite, at: Sunday);
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        await maya.ChangesAsync(profile => profile with { EmailVerifiedAt = null });
        var noor = await world.RunnerAsync("Noor");
        await noor.AsksForSummariesAsync();
        using var person = await Person.SignedInAsync(world, noor.Id);
        await person.GetAsync("api/me/consents");
        await person.PostAsync("api/me/consents/withdraw", ("kind", Consent.Email));
        await world.PassesAsync(TimeSpan.FromHours(19.25));
        await world.FireAsync("PlanSummaries");
        await world.FireAsync("WriteSummary", StorageJson.Write(new SummaryDue(noor.Id.Value, Monday)));
        await world.SettledAsync();
        (await maya.SummaryDaysAsync()).ShouldBeEmpty();
        (await noor.SummaryDaysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_entry_is_made_again_at_night()
    {
        await using var world = await World.StartAsync(azurite, at: Sunday);
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        await world.Services.GetRequiredService<Subscriptions>().LeaveAsync(maya.Id, (await maya.StoredAsync()).Profile!.Value, Cancel);
        await world.FireAsync("IndexSubscribers");
        await world.PassesAsync(TimeSpan.FromHours(19.25));
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();
        (await maya.SummaryDaysAsync()).ShouldBe([Monday]);
    }

    [Fact]
    public async Task Planning_does_the_same_for_one_runner_and_for_many_and_no_run_loops_over_them()
    {
        const int many = (2 * SpreadSummaries.Page) + 10;
        await using var world = await World.StartAsync(azurite, at: Sunday.AddHours(19.25));
        var subscriptions = world.Services.GetRequiredService<Subscriptions>();
        var profile = new Profile { Name = "", Phone = "", Unit = default, Zone = "America/Toronto" };
        await Parallel.ForEachAsync(Enumerable.Range(0, many), Cancel, async (number, cancel) =>
            await subscriptions.EnterAsync(new RunnerId($"a{number:x31}"), profile, cancel));
        // So that no request goes into asking, once a minute, for an unfinished restore.
        await world.Services.GetRequiredService<UnfinishedRestore>().StandsAsync(Cancel);
        var requests = 0;
        world.Storage.Fails = _ =>
        {
            Interlocked.Increment(ref requests);
            return false;
        };

        await world.FireAsync("PlanSummaries");
        requests.ShouldBeLessThan(Subscriptions.Shards + 5);
        var parts = await world.TakesAsync<SummariesDue>("SpreadSummaries");
        parts.Count.ShouldBe(Subscriptions.Shards);

        // So that no request goes into making the queue.
        await world.Services.GetRequiredService<Azure.Storage.Queues.QueueServiceClient>().GetQueueClient(Queues.Summaries).CreateIfNotExistsAsync(cancellationToken: Cancel);
        var (told, runs, next) = (0, 0, parts.Single(part => part.Shard == 10));
        while (next is not null)
        {
            requests = 0;
            await world.FireAsync("SpreadSummaries", StorageJson.Write(next));
            requests.ShouldBeLessThan(SpreadSummaries.Page + 10);
            runs++;
            told += (await world.TakesAsync<SummaryDue>("WriteSummary")).Count;
            next = (await world.TakesAsync<SummariesDue>("SpreadSummaries")).SingleOrDefault();
        }

        (told, runs).ShouldBe((many, 3));
    }

    private static async Task TicksAsync(World world, int days)
    {
        for (var hour = 0; hour < days * 24; hour += 3)
        {
            await world.PassesAsync(TimeSpan.FromHours(3));
            await world.FireAsync("PlanSummaries");
            await world.PassesAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task SetsAsync(Person person, string zone, string week)
    {
        await person.GetAsync("api/me/settings");
        await person.PostAsync("api/me/settings",
            ("name", "Maya"), ("language", "en-US"), ("unit", "Miles"), ("zone", zone), ("from", "09:00"), ("until", "20:00"), ("week", week), ("email", "maya@example.org"));
    }
}
