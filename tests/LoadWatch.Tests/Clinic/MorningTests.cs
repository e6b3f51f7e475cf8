using System.Globalization;
using System.Text.RegularExpressions;
using LoadWatch.Core.Languages;
using LoadWatch.Tests.Pages;
using Microsoft.Playwright;

namespace LoadWatch.Tests.Clinic;

/// <summary>A clinic's morning in Chromium: the list and the runners' pages, narrow and wide, light and dark, and by keyboard alone.</summary>
public sealed partial class MorningTests(Azurite azurite, Browser browser)
{
    public static TheoryData<int, bool, bool, Language> Visitors => new()
    {
        { Visitor.Phone, true, false, Language.EnglishUs },
        { Visitor.Phone, false, true, Language.FrenchCa },
        { Visitor.Desk, true, true, Language.EnglishGb },
        { Visitor.Desk, false, false, Language.FrenchCa },
    };

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task The_list_and_a_runners_page_are_for_everybody(int width, bool scripts, bool dark, Language language)
    {
        await using var world = await MorningAsync();
        var w = Words.Of(language);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, scripts, dark, language.Tag()), async visit =>
        {
            await SignInAsync(visit);
            (await visit.Page.TitleAsync()).ShouldBe($"{w.Board.Title(3)} - LoadWatch");
            (await visit.Page.Locator("table.board tbody th a").AllInnerTextsAsync()).ShouldBe(["Pia", "Hana", "Eli"]);
            await visit.ShouldBeSoundAsync("board");
            await visit.Page.Locator(".trend summary").First.ClickAsync();
            (await visit.Page.Locator(".trend table tbody tr").First.IsVisibleAsync()).ShouldBeTrue();
            await visit.OpenAsync("api/clinic?show=all");
            (await visit.Page.Locator("table.board > tbody > tr").CountAsync()).ShouldBe(6);
            (await visit.Page.Locator("tr.no-data").InnerTextAsync()).ShouldContain(w.Board.TermsForbid("Strava"));
            await visit.ShouldBeSoundAsync("board-all");
            await visit.OpenAsync("api/clinic?show=watch&name=nobody");
            await visit.ShouldBeSoundAsync("board-empty");

            await visit.OpenAsync("api/clinic");
            await visit.Page.Locator("table.board tbody th a").First.ClickAsync();
            await visit.ShouldBeSoundAsync("athlete");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = w.Care.Acknowledge, Exact = true }).ClickAsync();
            (await visit.Page.GetByRole(AriaRole.Alert).IsVisibleAsync()).ShouldBeTrue();
            await visit.ShouldBeginAtAsync("alert", w.Site.ThereIsAProblem);
            (await visit.Page.InnerTextAsync("#reason-error")).ShouldBe(w.Care.ReasonMissing);
            foreach (var act in await visit.Page.Locator("details.act").AllAsync())
            {
                if (await act.GetAttributeAsync("open") is null)
                {
                    await act.Locator("summary").ClickAsync();
                }
            }

            await visit.ShouldBeSoundAsync("athlete-wrong");
            await visit.Page.CheckAsync("#useful-yes");
            await visit.Page.FillAsync("#reason", "=called her");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = w.Care.Acknowledge, Exact = true }).ClickAsync();
            (await visit.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe(w.Care.Done);
            await visit.ShouldBeginAtAsync("status", w.Care.Done);
            await visit.ShouldBeSoundAsync("athlete-done");
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await visit.PictureAsync("athlete-print");
            foreach (var hidden in (string[])["form", "button", "nav", ".notice", "details"])
            {
                (await visit.Page.Locator($"{hidden}:visible").CountAsync()).ShouldBe(0, hidden);
            }

            (await visit.Page.Locator(".chart rect.bar:visible").CountAsync()).ShouldBeGreaterThan(3);
        });
    }

    /// <summary>Tab and Enter only: signing in, then each runner is opened, acknowledged, and the list leads to the next, until nobody is left.</summary>
    [Fact]
    public async Task From_the_sign_in_on_a_mornings_list_is_worked_from_top_to_bottom_by_keyboard()
    {
        await using var world = await MorningAsync();
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async visit =>
        {
            var page = visit.Page;
            await visit.OpenAsync("api/clinic");
            await TabToAsync(page, await page.InnerTextAsync("main a.button"));
            await page.Keyboard.PressAsync("Enter");
            await page.GetByRole(AriaRole.Button, new() { Name = "Dana Ruiz" }).WaitForAsync();
            await TabToAsync(page, "Dana Ruiz");
            await page.Keyboard.PressAsync("Enter");
            await visit.ArrivesAtAsync("/api/clinic");
            await TabToAsync(page, "Pia");
            await page.Keyboard.PressAsync("Enter");
            foreach (var name in (string[])["Pia", "Hana", "Eli"])
            {
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
                await TabToAsync(page, "useful-yes");
                await page.Keyboard.PressAsync("Space");
                await TabToAsync(page, "reason");
                await page.Keyboard.TypeAsync("called");
                await page.Keyboard.PressAsync("Enter");
                await visit.ArrivesAtAsync("done=acknowledge");
                await visit.ShouldBeginAtAsync("status", "Done. It can be undone in the history below.");
                await page.Keyboard.PressAsync("Tab");
                (await page.EvaluateAsync<string>("() => document.activeElement.innerText")).ShouldBe("Next on the list");
                await page.Keyboard.PressAsync("Enter");
            }

            await visit.ArrivesAtAsync("/api/clinic");
            (await page.InnerTextAsync("h1")).ShouldBe("Nobody needs attention today");
        });
    }

    /// <summary>On paper: whose list it is, as of when, and every column; nothing to press, no dark ground, and one landscape sheet.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_prints_as_a_sheet(bool dark)
    {
        await using var world = await MorningAsync();
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(Dark: dark), async visit =>
        {
            var page = visit.Page;
            await SignInAsync(visit);
            await visit.OpenAsync("api/clinic?show=all");
            (await page.Locator(".paper").IsVisibleAsync()).ShouldBeFalse();
            await NamesShouldBeWholeAsync(page);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync(A4LandscapeWithin12Millimetres, 700);
            await visit.PictureAsync("board-print");
            (await page.InnerTextAsync("main")).ShouldStartWith("Sheddon Physiotherapy, June 12, 2030");
            (await page.InnerTextAsync("main")).ShouldContain("3 runners need attention today");
            (await page.Locator("table.board > thead th:visible").CountAsync()).ShouldBe(9);
            (await page.Locator("table.board > thead").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(10);
            (await page.Locator("table.board > tbody > tr > th:visible").AllInnerTextsAsync()).ShouldBe(["Pia", "Hana", "Eli", "Will", "Sven", "Stella"]);
            (await page.Locator("table.board .trend svg:visible").CountAsync()).ShouldBe(6);
            await NamesShouldBeWholeAsync(page);
            foreach (var pressable in (string[])["form", "button", "input", "nav", "a.button", "a.skip", ".more"])
            {
                (await page.Locator($"{pressable}:visible").CountAsync()).ShouldBe(0, pressable);
            }

            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue();
            (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('.board th a')).color")).ShouldBe("rgb(255, 255, 255)rgb(0, 0, 0)");
            var sheets = PageOfPdf.Matches(System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4", PrintBackground = true })));
            var sheet = sheets.ShouldHaveSingleItem();
            double.Parse(sheet.Groups["width"].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThan(double.Parse(sheet.Groups["height"].Value, CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public async Task A_snoozed_runner_is_back_when_a_worse_run_has_come_meanwhile()
    {
        await using var world = await MorningAsync();
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async visit =>
        {
            await SignInAsync(visit);
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Eli" }).ClickAsync();
            await visit.Page.Locator("details.act").Nth(1).Locator("summary").ClickAsync();
            await visit.Page.FillAsync("#until", $"{_eli!.Today.AddDays(7):yyyy-MM-dd}");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Snooze", Exact = true }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
            (await visit.Page.Locator("table.board tbody th a").AllInnerTextsAsync()).ShouldBe(["Pia", "Hana"]);

            await _eli.RunsOnGarminAsync(45, change: run => run with { StartTimeInSeconds = run.StartTimeInSeconds + 14_400 });
            await world.SettledAsync();
            await visit.Page.ReloadAsync();
            (await visit.Page.Locator("table.board tbody th a").AllInnerTextsAsync()).ShouldContain("Eli");
        });
    }

    /// <summary>Two browsers, each signed in by the issuer, have the same page open; the one that acts on what is no longer so is told, and changes nothing.</summary>
    [Fact]
    public async Task Of_two_clinicians_at_once_the_second_sees_what_changed_and_what_the_first_did_stands()
    {
        await using var world = await ClinicAsync();
        await world.InvitedAsync("sheddon", "Sam Lee");
        world.HasAccount("Sam Lee");
        var hana = await world.SharingRunnerAsync("Hana", today: 25);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async sam =>
            await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async dana =>
            {
                await SignInAsync(sam, "Sam Lee");
                await SignInAsync(dana);
                foreach (var visit in (Visit[])[sam, dana])
                {
                    await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Hana" }).ClickAsync();
                    await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Hana");
                }

                world.Clock.MoveTo(world.Now.AddMinutes(2));
                await AcknowledgeAsync(sam, "#useful-yes", "spoke with her coach");
                (await sam.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("Done. It can be undone in the history below.");

                await AcknowledgeAsync(dana, "#useful-no", "my own view");
                (await dana.Page.InnerTextAsync("h1")).ShouldBe("Something changed meanwhile");
                (await dana.Page.Locator(".timeline li").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("Sam Lee acknowledged it as useful: spoke with her coach");
                (await dana.Page.InnerTextAsync("form p.body")).ShouldBe("my own view");
                await dana.ShouldBeSoundAsync("changed");

                await dana.Page.Locator("main a.alone").ClickAsync();
                await sam.Page.ReloadAsync();
                foreach (var visit in (Visit[])[sam, dana])
                {
                    var history = await visit.Page.InnerTextAsync(".timeline");
                    history.ShouldContain("Sam Lee acknowledged it as useful: spoke with her coach");
                    history.ShouldNotContain("my own view");
                }
            }));
        var stored = (await CareWorld.EntriesAsync(world, hana)).ShouldHaveSingleItem();
        (stored.ByName, stored.WasUseful, stored.Words).ShouldBe(("Sam Lee", true, "spoke with her coach"));
    }

    [Fact]
    public async Task Consent_withdrawn_while_the_page_is_open_ends_it()
    {
        await using var world = await MorningAsync();
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async visit =>
        {
            await SignInAsync(visit);
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Eli" }).ClickAsync();
            await world.WithdrawsAsync(_eli!, "sheddon");
            await visit.Page.CheckAsync("#useful-yes");
            await visit.Page.FillAsync("#reason", "called");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();
            (await visit.Page.InnerTextAsync("h1")).ShouldBe("Not shared with you");
            await visit.ShouldBeSoundAsync("not-shared");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
            (await visit.Page.Locator("table.board tbody th a").AllInnerTextsAsync()).ShouldBe(["Pia", "Hana"]);
        });
    }

    /// <summary>273 mm in CSS px.</summary>
    private const int A4LandscapeWithin12Millimetres = 1031;

    private WorldRunner? _eli;

    private static async Task SignInAsync(Visit visit, string name = "Dana Ruiz")
    {
        await visit.OpenAsync("api/clinic");
        await visit.Page.Locator("main a.button").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await visit.ArrivesAtAsync("/api/clinic");
    }

    private static async Task AcknowledgeAsync(Visit visit, string useful, string reason)
    {
        await visit.Page.CheckAsync(useful);
        await visit.Page.FillAsync("#reason", reason);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();
    }

    /// <summary>No name is broken in two.</summary>
    private static async Task NamesShouldBeWholeAsync(IPage page) =>
        (await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('table.board > tbody > tr > th a')].every(name => name.getClientRects().length === 1 && name.offsetHeight < 40)")).ShouldBeTrue();

    /// <summary>Presses Tab until the element of that text, or that id, has the focus, and sees that the focus shows.</summary>
    private static async Task TabToAsync(IPage page, string wanted)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string[]>("() => [document.activeElement.id, (document.activeElement.innerText || '').trim(), getComputedStyle(document.activeElement).outlineStyle]");
            if (focused[0] == wanted || focused[1] == wanted)
            {
                focused[2].ShouldNotBe("none", wanted);
                return;
            }
        }

        throw new InvalidOperationException($"'{wanted}' cannot be reached by Tab.");
    }

    /// <summary>Pia reports pain, Hana's jump is high, Eli's run is elevated, Will's is to watch, Stella is steady, and Sven is on Strava.</summary>
    private async Task<World> MorningAsync()
    {
        var world = await ClinicAsync();
        await world.SharingRunnerAsync("Stella");
        await world.SharingRunnerAsync("Will", today: 11.5);
        _eli = await world.SharingRunnerAsync("Eli", today: 14);
        await world.SharingRunnerAsync("Hana", today: 25);
        var pia = await world.SharingRunnerAsync("Pia");
        await pia.SaysAsync("5 left knee");
        var sven = await world.RunnerAsync("Sven");
        sven.HasRunOnStrava(20);
        await sven.LinksStravaAsync();
        await world.SharesAsync(sven, "sheddon");
        await world.SettledAsync();
        return world;
    }

    /// <summary>A clinic where Dana works.</summary>
    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        await world.InvitedAsync("sheddon", "Dana Ruiz");
        world.HasAccount("Dana Ruiz");
        return world;
    }

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+(?<width>[\d.]+)\s+(?<height>[\d.]+)\s*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageOfPdf { get; }
}
