using System.Net;
using LoadWatch.Core.Languages;
using LoadWatch.Storage;
using LoadWatch.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>Every page of a runner who has seen much, for everybody: narrow and wide, light and dark, with scripts and without, in each language.</summary>
public sealed class EveryPageTests(Azurite azurite, Browser browser)
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
    public async Task EveryPageIsSound(int width, bool scripts, bool dark, Language language)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await ASeasonedRunnerAsync(world, language);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, scripts, dark, language.Tag()), async visit =>
        {
            foreach (var (path, name, status) in (IEnumerable<(string, string, HttpStatusCode)>)
            [
                ("api/join", "join", HttpStatusCode.OK),
                ("api/join?clinic=ABCDEFGH", "join-clinic", HttpStatusCode.OK),
                ("api/sign-in", "sign-in", HttpStatusCode.OK),
                ("api/routines/glutes", "routine", HttpStatusCode.OK),
                ("api/routines/nowhere", "no-routine", HttpStatusCode.NotFound),
                ("api/nowhere", "not-found", HttpStatusCode.NotFound),
                ("api/connect/strava?invite=made-up", "no-invitation", HttpStatusCode.NotFound),
                ("api/tickets/made-up", "no-ticket", HttpStatusCode.Gone),
            ])
            {
                await visit.OpenAsync(path, status);
                await visit.ShouldBeSoundAsync(name);
            }

            await visit.OpensAsync(await maya.SignInLinkAsync());
            foreach (var name in (string[])["", "phone", "settings", "consents", "delete"])
            {
                await visit.OpenAsync($"api/me/{name}".TrimEnd('/'));
                foreach (var summary in await visit.Page.Locator("summary").AllAsync())
                {
                    await summary.ClickAsync();
                }

                await visit.ShouldBeSoundAsync($"own-{name}".TrimEnd('-'));
            }

            await visit.OpenAsync("api/me/settings");
            await visit.Page.FillAsync("#zone", "Mars/Olympus");
            await visit.Page.Locator("main form button").First.ClickAsync();
            (await visit.Page.InnerTextAsync("#zone-error")).ShouldNotBeEmpty();
            await visit.ShouldBeSoundAsync("settings-wrong");

            var secret = await world.Services.GetRequiredService<Tickets>().IssueAsync(
                TicketKind.Email, maya.Id, "maya@example.org", TimeSpan.FromHours(1), CancellationToken.None);
            await visit.OpenAsync($"api/tickets/{secret}");
            await visit.ShouldBeSoundAsync("confirm-address");
            await visit.Page.Locator("main button").ClickAsync();
            await visit.ShouldBeSoundAsync("address-confirmed");

            await visit.OpenAsync("api/me");
            await visit.Page.Locator("form[action='/api/me/sign-out'] button").ClickAsync();
            await visit.ShouldBeSoundAsync("signed-out");
            await visit.OpenAsync("api/sign-in");
            await visit.Page.FillAsync("#contact", "nobody@example.org");
            await visit.Page.Locator("main button").ClickAsync();
            await visit.ShouldBeSoundAsync("link-sent");

            world.Storage.Fails = _ => true;
            await visit.OpenAsync("api/tickets/made-up", HttpStatusCode.InternalServerError);
            await visit.ShouldBeSoundAsync("fault");
        });
    }

    [Fact]
    public async Task EveryPageSaysWhatABrowserMustKnow()
    {
        await using var world = await World.StartAsync(azurite);
        foreach (var path in (string[])["api/join", "api/sign-in", "api/routines/glutes", "api/nowhere", "api/health/live"])
        {
            using var answer = await world.GetAsync(path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", path);
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.Contains("X-Robots-Tag").ShouldBe(path is not ("api/join" or "api/routines/glutes"), path);
            (await world.TextOfAsync(answer)).ShouldNotContain(" style=");
        }
    }

    /// <summary>Flags, texts, a conversation, runs in doubt, consents given and withdrawn, a paused link.</summary>
    private static async Task<WorldRunner> ASeasonedRunnerAsync(World world, Language language)
    {
        await world.ClinicAsync("sheddon");
        var maya = await world.RunnerAsync("Maya");
        await maya.ChangesAsync(profile => profile with { Language = language, Clinic = "sheddon", Email = "maya@example.org", JoinedAt = world.Now });
        await maya.LinksGarminAsync();
        maya.HasRunOnGarmin(20);
        await maya.RunsDailyOnGarminAsync(4, 5, until: 7);
        await maya.RunsDailyOnGarminAsync(10, 7);
        await world.SettledAsync();
        await maya.RunsOnGarminAsync(140, change: run => run with { DurationInSeconds = 90_000 });
        await maya.RunsOnGarminAsync(10, daysAgo: 1);
        await maya.SaysAsync("DONE");
        await maya.SaysAsync("4 left knee");
        await world.SettledAsync();
        return maya;
    }
}
