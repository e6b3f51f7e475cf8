using System.IO.Compression;
using System.Net;
using LoadWatch.Clinic.Board;
using LoadWatch.Core.Languages;
using LoadWatch.Storage;
using LoadWatch.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>What both sides learn of a clinic's work: the runner who looked and what was shared, the clinic its numbers.</summary>
public sealed class InsightTests(Azurite azurite, Browser browser)
{
    private int _entries;

    [Fact]
    public async Task A_runner_reads_who_looked_and_what_is_shared_and_nobody_elses()
    {
        await using var world = await AClinicAtWorkAsync();
        var (maya, noor) = (await ASharingRunnerAsync(world, "Maya"), await ASharingRunnerAsync(world, "Noor"));
        await LooksAsync(world, maya, AccessKind.Page, AccessKind.Page, AccessKind.List);
        await DoesAsync(world, maya, CareAct.Noted, entry => entry with { Words = "kept-to-ourselves" });
        await DoesAsync(world, maya, CareAct.Noted, entry => entry with { Words = "shared-with-maya", IsShared = true });
        var undone = await DoesAsync(world, maya, CareAct.Noted, entry => entry with { Words = "taken-back", IsShared = true });
        await DoesAsync(world, maya, CareAct.Undid, entry => entry with { Undoes = undone });

        using var reader = await Person.SignedInAsync(world, maya.Id);
        (await reader.GetAsync("api/me/access")).ShouldBe(HttpStatusCode.OK);
        reader.Page.ShouldContain("Dana Ruiz, Sheddon Physiotherapy");
        reader.Page.ShouldContain("Your page, twice: 12:");
        reader.Page.ShouldContain("The clinic's list with your row, once");
        Tells(reader.Page);
        (await reader.GetAsync("api/me")).ShouldBe(HttpStatusCode.OK);
        Tells(reader.Page);
        Tells(await DownloadAsync(world, maya));

        using var other = await Person.SignedInAsync(world, noor.Id);
        (await other.GetAsync("api/me/access")).ShouldBe(HttpStatusCode.OK);
        other.Page.ShouldContain("Nobody has looked.");
        other.Page.ShouldNotContain("shared-with-maya");

        static void Tells(string text)
        {
            text.ShouldContain("shared-with-maya");
            text.ShouldNotContain("kept-to-ourselves");
            text.ShouldNotContain("taken-back");
        }
    }

    [Fact]
    public async Task The_numbers_add_up()
    {
        await using var world = await AClinicAtWorkAsync();
        await AWeekOfWorkAsync(world);
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        (await dana.GetAsync("api/clinic/numbers")).ShouldBe(HttpStatusCode.OK);
        dana.Page.ShouldContain("Of 3 acknowledged, 2 were useful (67 %).");
        dana.Page.ShouldContain("Half were acknowledged within 4 h, nine in ten within 6 h.");
        dana.Page.ShouldContain("1 alert; acknowledged as useful 2, as not useful 1");
        var week = dana.Page.Split("<table class=\"numbers\">")[1].Split("<tbody>")[1].Split("</tr>")[0];
        week.Split("<td class=\"n\">").Skip(1).Select(cell => cell.Split('<')[0]).ShouldBe(["1", "0", "1", "0", "1", "2", "1", "4 h", "6 h", "1", "0", "0"]);
    }

    [Theory]
    [InlineData(Visitor.Phone, false, Language.EnglishUs)]
    [InlineData(Visitor.Phone, true, Language.FrenchCa)]
    [InlineData(Visitor.Desk, true, Language.EnglishGb)]
    [InlineData(Visitor.Desk, false, Language.FrenchCa)]
    public async Task Both_pages_are_sound(int width, bool dark, Language language)
    {
        await using var world = await AClinicAtWorkAsync();
        var maya = await AWeekOfWorkAsync(world);
        await maya.ChangesAsync(profile => profile with { Language = language });
        await LooksAsync(world, maya, AccessKind.Page, AccessKind.Page, AccessKind.List, AccessKind.Export);
        await DoesAsync(world, maya, CareAct.Noted, entry => entry with { Words = "Good to see you on Tuesday.\nKeep to 5 km until then.", IsShared = true });
        await DoesAsync(world, maya, CareAct.ChoseRoutine, entry => entry with { Exercises = ["donkey-kicks", "plank-leg-lift"] });
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, Dark: dark, Locale: language.Tag()), async visit =>
        {
            await visit.OpensAsync(await maya.SignInLinkAsync());
            await visit.ShouldBeSoundAsync("own-shared");
            await visit.OpenAsync("api/me/access");
            await visit.ShouldBeSoundAsync("own-access");
            await visit.Page.Context.AddCookiesAsync(dana.Cookies.Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Key, Value = cookie.Value, Url = world.Http.BaseAddress!.AbsoluteUri }));
            await visit.OpenAsync("api/clinic/numbers");
            (await visit.Page.Locator("table.numbers tbody tr").CountAsync()).ShouldBe(12);
            await visit.ShouldBeSoundAsync("clinic-numbers");
        });
    }

    private async Task<World> AClinicAtWorkAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }

    /// <summary>A jump that calls the clinic once, three acknowledgements and one that was undone, and a contact.</summary>
    private async Task<WorldRunner> AWeekOfWorkAsync(World world)
    {
        var maya = await ASharingRunnerAsync(world, "Maya");
        await maya.LinksGarminAsync();
        maya.HasRunOnGarmin(20);
        await maya.RunsDailyOnGarminAsync(4, 5, until: 7);
        await maya.RunsDailyOnGarminAsync(10, 7);
        await world.SettledAsync();
        await world.FireAsync("UpdateBoard", StorageJson.Write(new BoardDue("sheddon", maya.Id.Value)));
        foreach (var (hours, wasUseful) in (IEnumerable<(int, bool)>)[(2, true), (4, true), (6, false)])
        {
            await DoesAsync(world, maya, CareAct.Acknowledged, entry => entry with { WasUseful = wasUseful, OpenSince = world.Now.AddHours(-hours) });
        }

        var undone = await DoesAsync(world, maya, CareAct.Acknowledged, entry => entry with { WasUseful = false, OpenSince = world.Now.AddHours(-90) });
        await DoesAsync(world, maya, CareAct.Undid, entry => entry with { Undoes = undone });
        await DoesAsync(world, maya, CareAct.Contacted, entry => entry with { Channel = ContactChannel.Phone });
        return maya;
    }

    private static async Task<WorldRunner> ASharingRunnerAsync(World world, string name)
    {
        var runner = await world.RunnerAsync(name);
        await world.Runners.PutConsentAsync(runner.Id, new Consent(Consent.Sharing("sheddon"), "as tested", world.Now, "the page"), CancellationToken.None);
        return runner;
    }

    private static async Task LooksAsync(World world, WorldRunner runner, params AccessKind[] kinds)
    {
        foreach (var (kind, i) in kinds.Select((kind, i) => (kind, i)))
        {
            await world.Services.GetRequiredService<Accesses>().RecordAsync(
                runner.Id, new Access($"{kind}{i}", world.Now.AddMinutes(i), "Sheddon Physiotherapy", "Dana Ruiz", kind), CancellationToken.None);
        }
    }

    private async Task<string> DoesAsync(World world, WorldRunner runner, CareAct act, Func<CareEntry, CareEntry> change)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var keeping = scope.ServiceProvider.GetRequiredService<BoardKeeping>();
        var kept = (await keeping.FindAsync("sheddon", runner.Id, CancellationToken.None)).ShouldNotBeNull();
        var entry = change(new CareEntry
        {
            Id = $"{world.Now.UtcTicks:D19}{_entries++:00}",
            Runner = runner.Id.Value,
            At = world.Now,
            By = "dana",
            ByName = "Dana Ruiz",
            Act = act,
        });
        await keeping.SaveAsync("sheddon", kept, kept.Care, entry, CancellationToken.None);
        return entry.Id;
    }

    private static async Task<string> DownloadAsync(World world, WorldRunner runner)
    {
        using var reader = await Person.SignedInAsync(world, runner.Id);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/me/download");
        request.Headers.Add("Cookie", string.Join("; ", reader.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await world.SendAsync(request);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return string.Concat(zip.Entries.Select(file =>
        {
            using var text = new StreamReader(file.Open());
            return text.ReadToEnd();
        }));
    }
}
