using System.Net;
using LoadWatch.Core.Languages;
using LoadWatch.Storage;
using LoadWatch.Tests.Pages;
using Microsoft.Playwright;

namespace LoadWatch.Tests.Clinic;

/// <summary>Signing in and the team in Chromium: narrow and wide, light and dark, with scripts and without, in each language.</summary>
public sealed class PageTests(Azurite azurite, Browser browser)
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
    public async Task An_owner_signs_in_with_one_press_at_the_issuer_and_looks_after_the_team(int width, bool scripts, bool dark, Language language)
    {
        await using var world = await ClinicAsync();
        await world.InvitedAsync("sheddon", "Olga Nowak", MemberRole.Owner);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        world.HasAccount("Olga Nowak");
        var team = Words.Of(language).Team;
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, scripts, dark, language.Tag()), async visit =>
        {
            await visit.OpenAsync("api/clinic");
            await visit.ShouldBeSoundAsync("clinic-sign-in");
            await SignInAsync(visit, "Olga Nowak");
            await visit.ArrivesAtAsync("/api/clinic");
            await visit.ShouldBeSoundAsync("clinic");

            await visit.Page.GetByRole(AriaRole.Link, new() { Name = team.Team, Exact = true }).First.ClickAsync();
            (await visit.Page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync()).ShouldBe(["Dana Ruiz", $"Olga Nowak ({team.You})"]);
            await visit.Page.FillAsync("#name", "Bo");
            await visit.Page.FillAsync("#address", "bo@clinic");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = team.InviteButton, Exact = true }).ClickAsync();
            (await visit.Page.InnerTextAsync("#address-error")).ShouldBe(team.AddressWrong);
            await visit.ShouldBeSoundAsync("clinic-team-wrong");
            await visit.Page.FillAsync("#address", "bo@clinic.example");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = team.InviteButton, Exact = true }).ClickAsync();
            (await visit.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe(team.InvitedNotice("Bo"));
            await visit.ShouldBeSoundAsync("clinic-team-invited");

            foreach (var summary in await visit.Page.Locator("summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            await visit.ShouldBeSoundAsync("clinic-team-open");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = team.RemoveMember("Dana Ruiz") }).ClickAsync();
            (await visit.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe(team.Removed);
            (await visit.Page.GetByRole(AriaRole.Rowheader).CountAsync()).ShouldBe(2);

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = team.SignOut, Exact = true }).ClickAsync();
            await visit.ShouldBeSoundAsync("clinic-signed-out");
        });
        (await dana.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(Visitor.Phone, true)]
    [InlineData(Visitor.Desk, false)]
    public async Task What_goes_wrong_is_a_page_for_everybody(int width, bool dark)
    {
        await using var world = await ClinicAsync();
        await world.OpensClinicAsync("lakeside", "Lakeside Sports Medicine");
        await world.InvitedAsync("sheddon", "Dana Ruiz");
        await world.InvitedAsync("lakeside", "Dana Ruiz");
        foreach (var (name, isVerified) in (IEnumerable<(string, bool)>)[("Dana Ruiz", true), ("Eve", true), ("Uma", false)])
        {
            world.HasAccount(name, isVerified: isVerified);
        }

        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, Dark: dark), async visit =>
        {
            foreach (var (name, page) in (IEnumerable<(string, string)>)[("Eve", "clinic-not-a-member"), ("Uma", "clinic-not-verified"), ("Dana Ruiz", "clinic-choice")])
            {
                await visit.OpenAsync("api/clinic/sign-in");
                await SignInAsync(visit, name);
                await visit.ShouldBeSoundAsync(page);
            }

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Lakeside Sports Medicine" }).ClickAsync();
            await visit.ArrivesAtAsync("/api/clinic");
            (await visit.Page.InnerTextAsync("header")).ShouldContain("Lakeside Sports Medicine");
            await visit.OpenAsync("api/clinic/sign-in/callback?code=made-up", HttpStatusCode.BadRequest);
            await visit.ShouldBeSoundAsync("clinic-visit-over");
        });
    }

    private static async Task SignInAsync(Visit visit, string name)
    {
        await visit.Page.Locator("main a.button").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }
}
