using System.Text.RegularExpressions;
using LoadWatch.Tests.Pages;
using Microsoft.Playwright;

namespace LoadWatch.Tests.Runner;

/// <summary>Joining as a person does it, in a browser, against the real application and the stand-ins.</summary>
public sealed partial class JoinTests(Azurite azurite, Browser browser)
{
    public static TheoryData<string, int, bool> Ways => new()
    {
        { "Strava", Visitor.Phone, true },
        { "Strava", Visitor.Desk, false },
        { "Garmin", Visitor.Phone, false },
        { "Garmin", Visitor.Desk, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ARunnerJoinsStepByStep(string platform, int width, bool scripts)
    {
        await using var world = await World.StartAsync(azurite);
        world.Strava.Athletes.Add(555);
        world.Strava.Athletes.LogsInNext(555);
        world.Garmin.Users.Add("garmin-555");
        world.Garmin.Users.LogsInNext("garmin-555");
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, scripts, Locale: "en-US"), async visit =>
        {
            var page = visit.Page;
            await visit.OpenAsync("api/join");
            await visit.ShouldBeSoundAsync("join");
            await page.GetByRole(AriaRole.Link, new() { Name = $"Connect with {platform}" }).ClickAsync();

            await visit.ShouldBeSoundAsync("phone");
            await page.GetByLabel("Country").SelectOptionAsync("CA");
            await page.GetByLabel("Mobile number").FillAsync("905 555 0177");
            await page.GetByRole(AriaRole.Button, new() { Name = "Text me a code" }).ClickAsync();

            await visit.ShouldBeSoundAsync("code");
            await world.PassesAsync(TimeSpan.FromSeconds(5));
            await page.GetByLabel("Code").FillAsync(CodeIn(world.Twilio.MessagesTo("+19055550177").Single().Body));
            await page.GetByRole(AriaRole.Button, new() { Name = "That is my number" }).ClickAsync();

            await visit.ShouldBeSoundAsync("settings");
            await page.GetByLabel("What should we call you?").FillAsync("Maya");
            await page.GetByLabel("Distances in").SelectOptionAsync("Miles");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

            await visit.ShouldBeSoundAsync("consents");
            (await page.GetByRole(AriaRole.Checkbox).AllAsync()).ShouldNotBeEmpty();
            foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
            {
                (await box.IsCheckedAsync()).ShouldBeFalse();
            }

            await page.GetByLabel("Yes, text me").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();

            await visit.ShouldBeSoundAsync("own");
            (await page.Locator("h1").InnerTextAsync()).ShouldBe("Maya, where you stand");
        });
    }

    internal static string CodeIn(string body) => Code.Match(body).Value;

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex Code { get; }
}
