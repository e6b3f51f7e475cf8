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

    /// <summary>Who unticks the activities is told why that is not enough, and may begin again.</summary>
    [Theory]
    [InlineData("Strava", Visitor.Phone)]
    [InlineData("Garmin", Visitor.Desk)]
    public async Task WhoRefusesTheActivitiesIsToldAndMayBeginAgain(string platform, int width)
    {
        await using var world = await World.StartAsync(azurite);
        world.Strava.Athletes.Add(555, untick: ["activity:read_all"]);
        world.Strava.Athletes.LogsInNext(555);
        world.Garmin.Users.Add("garmin-555", "HEALTH_EXPORT");
        world.Garmin.Users.LogsInNext("garmin-555");
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width), async visit =>
        {
            await visit.OpenAsync("api/join");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Connect with {platform}" }).ClickAsync();
            await visit.ShouldBeSoundAsync("refused");
            (await visit.Page.InnerTextAsync("main")).ShouldContain($"{platform} was not allowed to show us your activities");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Begin again" }).ClickAsync();
            (await visit.Page.Locator("h1").InnerTextAsync()).ShouldBe("A text when your running load jumps");
        });
    }

    [Fact]
    public async Task FiveWrongCodesAreEnough()
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(Visitor.Phone), async visit =>
        {
            await LinksAsync(world, visit);
            await AsksForCodeAsync(visit, "905 555 0177");
            await world.PassesAsync(TimeSpan.FromSeconds(5));
            var right = CodeIn(world.Twilio.MessagesTo("+19055550177").Single().Body);
            foreach (var left in (string[])["4 tries are left", "3 tries are left", "2 tries are left", "One try is left", "that was the last try"])
            {
                await TypesCodeAsync(visit, right == "000000" ? "000001" : "000000");
                (await visit.Page.InnerTextAsync("#code-error")).ShouldContain(left);
            }

            await visit.ShouldBeSoundAsync("wrong-code");
            await TypesCodeAsync(visit, right);
            (await visit.Page.InnerTextAsync("#code-error")).ShouldContain("too old or used up");

            // Another code works, and the first one is gone.
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Text another code" }).ClickAsync();
            await world.PassesAsync(TimeSpan.FromSeconds(5));
            await TypesCodeAsync(visit, CodeIn(world.Twilio.MessagesTo("+19055550177")[^1].Body));
            (await visit.Page.Locator("h1").InnerTextAsync()).ShouldBe("About you");
        });
    }

    [Fact]
    public async Task ACodeIsTooOldAfterTenMinutes()
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async visit =>
        {
            await LinksAsync(world, visit);
            await AsksForCodeAsync(visit, "905 555 0177");
            await world.PassesAsync(TimeSpan.FromMinutes(10));
            await TypesCodeAsync(visit, CodeIn(world.Twilio.MessagesTo("+19055550177").Single().Body));
            (await visit.Page.InnerTextAsync("#code-error")).ShouldContain("too old or used up");
        });
    }

    [Theory]
    [InlineData("CA", "905 555", "not a number that exists in Canada")]
    [InlineData("CA", "+33 6 12 34 56 78", "We can text numbers in Canada, United States, United Kingdom only.")]
    [InlineData("GB", "hello", "not a number that exists in United Kingdom")]
    public async Task AWrongNumberIsSaidSoByTheFieldAndKept(string country, string typed, string sentence)
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(Visitor.Phone), async visit =>
        {
            await LinksAsync(world, visit);
            await AsksForCodeAsync(visit, typed, country);
            (await visit.Page.InnerTextAsync("#phone-error")).ShouldContain(sentence);
            (await visit.Page.GetByLabel("Mobile number").InputValueAsync()).ShouldBe(typed);
            (await visit.Page.GetByLabel("Country").InputValueAsync()).ShouldBe(country);
            await visit.ShouldBeSoundAsync("wrong-phone");
        });
        world.Twilio.Messages.ShouldBeEmpty();
    }

    /// <summary>One account belongs to one runner; whoever left half way comes back to where they were.</summary>
    [Fact]
    public async Task AnAccountIsNotClaimedTwiceButJoiningCanBeResumed()
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), visit => LinksAsync(world, visit));
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async visit =>
        {
            await LinksAsync(world, visit);
            (await visit.Page.Locator("h1").InnerTextAsync()).ShouldBe("Your phone number");
            await AsksForCodeAsync(visit, "905 555 0177");
            await world.PassesAsync(TimeSpan.FromSeconds(5));
            await TypesCodeAsync(visit, CodeIn(world.Twilio.MessagesTo("+19055550177").Single().Body));
        });
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(), async visit =>
        {
            await LinksAsync(world, visit);
            (await visit.Page.InnerTextAsync("main")).ShouldContain("is linked to a runner here already, and one account belongs to one runner");
        });
    }

    /// <summary>Down to the platform: nothing is left, and the runner has it in writing.</summary>
    [Theory]
    [InlineData(Visitor.Phone, true)]
    [InlineData(Visitor.Desk, false)]
    public async Task ARunnerDeletesEverything(int width, bool scripts)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        await maya.LinksStravaAsync();
        maya.HasRunOnStrava(20);
        await maya.RunsDailyOnStravaAsync(10, 7);
        await world.SettledAsync();
        world.Strava.Grants.IsGranted($"{maya.Athlete}").ShouldBeTrue();
        var link = await maya.SignInLinkAsync();
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, scripts), async visit =>
        {
            await visit.OpensAsync(link);
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Delete everything" }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
            (await visit.Page.InnerTextAsync("#sure-error")).ShouldBe("Tick the box if you want everything deleted.");
            await visit.ShouldBeSoundAsync("delete");
            await visit.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
            await visit.ShouldBeSoundAsync("receipt");
            (await visit.Page.InnerTextAsync("main")).ShouldContain("Strava has ended our leave to read.");
            await visit.OpenAsync("api/me");
            (await visit.Page.Locator("h1").InnerTextAsync()).ShouldBe("Sign in");
        });

        world.Strava.Grants.IsGranted($"{maya.Athlete}").ShouldBeFalse();
        var stored = await maya.StoredAsync();
        (stored.Profile, stored.Runs.Count, stored.Flags.Count, stored.Texts.Count, stored.Links.Count, stored.Consents.Count).ShouldBe((null, 0, 0, 0, 0, 0));
        await world.PassesAsync(TimeSpan.FromDays(3));
        maya.Texts.Count.ShouldBeLessThanOrEqualTo(1);
        (await maya.StoredAsync()).Profile.ShouldBeNull();
    }

    [Fact]
    public async Task ALinkThatWasUsedOpensNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        var link = await maya.SignInLinkAsync();
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(Visitor.Phone), async visit =>
        {
            await visit.OpensAsync(link);
            (await visit.Page.Locator("h1").InnerTextAsync()).ShouldBe("Maya, where you stand");
        });
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(Visitor.Phone), async visit =>
        {
            await visit.OpenAsync(link, System.Net.HttpStatusCode.Gone);
            (await visit.Page.Locator("h1").InnerTextAsync()).ShouldBe("This link no longer works");
            await visit.ShouldBeSoundAsync("link-over");
        });
    }

    private static async Task LinksAsync(World world, Visit visit)
    {
        world.Strava.Athletes.Add(555);
        world.Strava.Athletes.LogsInNext(555);
        await visit.OpenAsync("api/join");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Connect with Strava" }).ClickAsync();
    }

    private static async Task AsksForCodeAsync(Visit visit, string number, string country = "CA")
    {
        await visit.Page.GetByLabel("Country").SelectOptionAsync(country);
        await visit.Page.GetByLabel("Mobile number").FillAsync(number);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Text me a code" }).ClickAsync();
    }

    private static async Task TypesCodeAsync(Visit visit, string code)
    {
        await visit.Page.GetByLabel("Code").FillAsync(code);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "That is my number" }).ClickAsync();
    }

    internal static string CodeIn(string body) => Code.Match(body).Value;

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex Code { get; }
}
