using System.Collections.Concurrent;
using System.Net;
using System.Text;
using LoadWatch.Clinic.Board;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>Who is on a clinic's list, in which order, and how the list is read.</summary>
public sealed class BoardTests(Azurite azurite)
{
    private const string Clinic = "sheddon";

    [Fact]
    public async Task A_pain_comes_first_then_high_then_elevated_and_of_alike_ones_the_oldest()
    {
        await using var world = await ClinicAsync();
        var runners = new Dictionary<string, WorldRunner>(StringComparer.Ordinal);
        foreach (var name in (string[])["Quinn", "Elle", "Hugo", "Hana", "Pia"])
        {
            runners[name] = await world.QuietRunnerAsync(Clinic, name);
        }

        await runners["Elle"].RunsOnGarminAsync(14);
        await world.PassesAsync(TimeSpan.FromHours(1));
        await runners["Hugo"].RunsOnGarminAsync(25);
        await world.PassesAsync(TimeSpan.FromHours(1));
        await runners["Hana"].RunsOnGarminAsync(25);
        await world.PassesAsync(TimeSpan.FromHours(1));
        await runners["Pia"].SaysAsync("4 left knee");
        await world.SettledAsync();

        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic");
        dana.Page.ShouldContain("<h1>4 runners need attention today</h1>");
        dana.Rows().Zip(dana.Names()).Select(row => (row.First.Attention, row.Second)).ShouldBe(
            [("pain", "Pia"), ("high", "Hugo"), ("high", "Hana"), ("elevated", "Elle")]);
        dana.Rows()[0].Html.ShouldContain("Reported pain 4 of 10, left knee, on Jun 12");
        foreach (var (attention, html) in dana.Rows())
        {
            // A word, a shape and a colour.
            html.ShouldContain($"<b>{Words.Of(Language.EnglishUs).Board.Name(Attentions.All.Single(each => each.Name() == attention))}</b>");
            html.ShouldContain($"<svg class=\"attention {attention}\"");
        }

        dana.Rows().Select(row => row.Html.Split("fill-rule=\"evenodd\" d=\"")[1].Split('"')[0]).Distinct().Count().ShouldBe(3);
        await dana.GetAsync("api/clinic?show=all");
        dana.Names().ShouldBe(["Pia", "Hugo", "Hana", "Elle", "Quinn"]);
        await dana.GetAsync("api/clinic/next");
        dana.SentTo.ShouldNotBeNull().ShouldStartWith($"/api/clinic/athletes/{runners["Pia"].Id}?after=board");
        await world.CountsShouldBeTrueAsync(Clinic);
    }

    [Fact]
    public async Task Where_nobody_is_due_it_says_what_that_means()
    {
        await using var world = await ClinicAsync();
        await world.QuietRunnerAsync(Clinic, "Quinn");
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic");
        dana.Page.ShouldContain("<h1>Nobody needs attention today</h1>");
        dana.Page.ShouldContain("Nobody on this list asks for attention today. That holds for what has been shared and has arrived; see also those without data.");
        dana.Page.ShouldContain("Nobody watches it around the clock");
        await dana.GetAsync("api/clinic?show=pain");
        dana.Page.ShouldContain("Nobody fits these filters.");
    }

    [Fact]
    public async Task Nine_days_without_data_are_grey_and_never_steady()
    {
        await using var world = await ClinicAsync();
        var maya = await world.QuietRunnerAsync(Clinic, "Maya");
        await maya.RunsOnGarminAsync(4);
        await world.SettledAsync();
        (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem().Attention.ShouldBe(Attention.Steady);

        await world.PassesAsync(TimeSpan.FromDays(9));
        await world.FireAsync("SweepBoards");
        await world.SettledAsync();

        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic?show=all");
        var (attention, html) = dana.Rows().ShouldHaveSingleItem();
        attention.ShouldBe("no-data");
        html.ShouldContain("No data for 9 days");
        html.ShouldContain("Garmin, until Jun 12");
        html.ShouldNotContain("Steady");
        html.ShouldContain("class=\"faint\"");
        await world.CountsShouldBeTrueAsync(Clinic);
    }

    [Fact]
    public async Task A_snooze_ends_on_its_day_by_itself()
    {
        await using var world = await ClinicAsync();
        var maya = await world.QuietRunnerAsync(Clinic, "Maya");
        await maya.RunsOnGarminAsync(14);
        await world.SettledAsync();
        await SnoozeAsync(world, maya, maya.Today.AddDays(3));
        (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem().Attention.ShouldBe(Attention.Snoozed);
        await world.PassesAsync(TimeSpan.FromDays(2));
        await world.FireAsync("SweepBoards");
        await world.SettledAsync();
        (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem().Attention.ShouldBe(Attention.Snoozed);

        await world.PassesAsync(TimeSpan.FromHours(14));
        await world.FireAsync("SweepBoards");
        await world.SettledAsync();
        var row = (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem();
        (row.Attention, row.SnoozedUntil).ShouldBe((Attention.Elevated, null));
        await world.CountsShouldBeTrueAsync(Clinic);
    }

    [Fact]
    public async Task Counts_are_those_of_the_rows_whatever_happens_at_once()
    {
        await using var world = await ClinicAsync();
        var queues = world.Services.GetRequiredService<Queues>();
        var runners = new List<WorldRunner>();
        foreach (var number in Enumerable.Range(0, 12))
        {
            runners.Add(await world.RunnerAsync($"Runner {number}"));
            await runners[^1].SharesAsync(world, Clinic);
        }

        await world.DoesAtOnceAsync();
        foreach (var runner in runners.Take(6))
        {
            await runner.SaysAsync("5 shin");
        }

        await world.SettledAsync();
        foreach (var runner in runners)
        {
            await runner.SaysAsync("0");
            foreach (var _ in Enumerable.Range(0, 4))
            {
                await queues.PutAsync(new BoardDue(Clinic, runner.Id.Value), TimeSpan.Zero, CancellationToken.None);
            }
        }

        await Task.WhenAll(world.DoesAtOnceAsync(), world.Boards().RemoveAsync(Clinic, runners[0].Id, CancellationToken.None));
        await world.CountsShouldBeTrueAsync(Clinic);
        await world.SettledAsync();
        await world.CountsShouldBeTrueAsync(Clinic);
        (await world.BoardOfAsync(Clinic)).Select(row => row.Runner).ShouldBe(runners.Select(runner => runner.Id.Value), ignoreOrder: true);
    }

    [Fact]
    public async Task The_address_says_which_part_of_the_list_is_shown()
    {
        await using var world = await ClinicAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        var me = Member.IdOf(Staff.AddressOf("Dana"));
        var number = 0;
        foreach (var (name, attention, owner) in (IEnumerable<(string, Attention, string?)>)
            [("O'Neil", Attention.Pain, me), ("Émile", Attention.High, null), ("Emil", Attention.High, "other"), ("éva", Attention.Steady, null), ("Zoe", Attention.NoData, me)])
        {
            await world.HasRowAsync(Clinic, ++number, name, attention, owner);
        }

        foreach (var (query, names) in (IEnumerable<(string, string[])>)
        [
            ("", ["O'Neil", "Emil", "Émile"]),
            ("?show=nonsense&sort=nonsense&owner=nonsense", ["O'Neil", "Emil", "Émile"]),
            ("?show=high", ["Emil", "Émile"]),
            ("?show=no-data", ["Zoe"]),
            ("?show=all&owner=me", ["O'Neil", "Zoe"]),
            ("?show=all&owner=none", ["Émile", "éva"]),
            ("?show=all&name=o%27n", ["O'Neil"]),
            ("?show=all&name=%C3%89", ["Émile", "éva"]),
            ("?show=all&name=%C3%89&sort=name", ["Émile", "éva"]),
            ("?show=all&name=o%27n&sort=data", ["O'Neil"]),
            ("?show=all&name=%27%20or%20%271", []),
            ("?show=all&owner=none&name=em", []),
            ("?show=all&after=a", ["O'Neil", "Emil", "Émile", "Zoe", "éva"]),
            ("?show=all&after=zzz", ["O'Neil", "Emil", "Émile", "Zoe", "éva"]),
        ])
        {
            (await dana.GetAsync("api/clinic" + query)).ShouldBe(HttpStatusCode.OK, query);
            dana.Names().ShouldBe(names, query);
            dana.Page.ShouldContain("<h1>3 runners need attention today</h1>", customMessage: query);
        }
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_without_loss_and_without_doubles()
    {
        await using var world = await ClinicAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        foreach (var number in Enumerable.Range(1, 120))
        {
            await world.HasRowAsync(Clinic, number, $"Runner {number:000}", Attentions.All[number % 8], dataUntil: new DateOnly(2030, 6, 12).AddDays(-(number * 7 % 31)));
        }

        await world.CountsShouldBeTrueAsync(Clinic);
        var rows = await world.BoardOfAsync(Clinic);
        (await dana.WalksAsync("api/clinic?show=all")).ShouldBe(rows.Select(row => row.Name));
        (await dana.WalksAsync("api/clinic?show=all&sort=name")).ShouldBe(rows.Select(row => row.Name).Order(StringComparer.Ordinal));
        (await dana.WalksAsync("api/clinic?show=all&sort=data")).ShouldBe(
            rows.OrderBy(row => row.DataUntil).ThenBy(row => row.Name, StringComparer.Ordinal).Select(row => row.Name));
        (await dana.WalksAsync("api/clinic?show=all&name=runner%20")).Count.ShouldBe(120);
    }

    [Fact]
    public async Task The_first_page_is_one_query_and_stays_small()
    {
        await using var world = await ClinicAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        foreach (var number in Enumerable.Range(1, 70))
        {
            await world.HasRowAsync(Clinic, number, $"Runner with a long name {number:000}", Attention.High);
        }

        await dana.GetAsync("api/clinic");
        var asked = new ConcurrentQueue<string>();
        world.Storage.Fails = request =>
        {
            asked.Enqueue($"{request.Method} {request.Uri.Path}{Uri.UnescapeDataString(request.Uri.Query)}");
            return false;
        };
        await dana.GetAsync("api/clinic");
        world.Storage.Fails = null;
        dana.Names().Count.ShouldBe(50);
        Encoding.UTF8.GetByteCount(WebUtility.HtmlEncode(dana.Page)).ShouldBeLessThan(200_000);
        asked.Count(request => request.Contains("$filter", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', asked));
        asked.Count(request => request.Contains("clinics", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2, string.Join('\n', asked));
    }

    private static async Task SnoozeAsync(World world, WorldRunner runner, DateOnly until)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var keeping = scope.ServiceProvider.GetRequiredService<BoardKeeping>();
        var kept = (await keeping.FindAsync(Clinic, runner.Id, CancellationToken.None))!;
        var review = kept.Care.Review with { Snooze = Snooze.Of(kept.View.Condition, kept.Care.Review, until, world.Now) };
        await keeping.SaveAsync(Clinic, kept, kept.Care with { Review = review }, null, CancellationToken.None);
    }

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync(Clinic, "Sheddon Physiotherapy");
        return world;
    }
}
