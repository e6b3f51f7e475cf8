using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LoadWatch.Tests.Pages;

/// <summary>The routine as it is done: counted and timed by keyboard, in French, and from paper.</summary>
public sealed partial class RoutineInUseTests(Azurite azurite, Browser browser)
{
    private const string A4 = "210mm 297mm";
    private const string Letter = "8.5in 11in";

    [Theory]
    [InlineData(Visitor.Phone, true)]
    [InlineData(Visitor.Desk, false)]
    public Task In_French_it_is_for_everybody_too(int width, bool dark) => VisitAsync(new Visitor(width, Dark: dark, Locale: "fr-CA"), async visit =>
    {
        (await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Réveiller les fessiers avant de courir");
        await visit.ShouldBeSoundAsync("routine");
    });

    [Fact]
    public Task Kicks_are_counted_by_keyboard_left_then_right_and_the_next_exercise_gets_the_focus() => VisitAsync(new Visitor(LessMotion: true), async visit =>
    {
        var counter = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Counter: Donkey kicks" });
        var (count, said) = (counter.Locator("[data-count]"), counter.GetByRole(AriaRole.Status));
        await counter.GetByRole(AriaRole.Button, new() { Name = "Count one" }).FocusAsync();

        await PressAsync(visit, "Space", 4);
        ((await count.InnerTextAsync(), await said.InnerTextAsync())).ShouldBe(("4", ""));
        await PressAsync(visit, "Enter", 1);
        ((await count.InnerTextAsync(), await said.InnerTextAsync())).ShouldBe(("5", "Left leg: 5"));
        await PressAsync(visit, "Space", 15);
        ((await counter.Locator("[data-side]").InnerTextAsync(), await said.InnerTextAsync())).ShouldBe(("Right leg", "Left leg: done. Change over."));

        // One press too many does no harm.
        await PressAsync(visit, "Space", 21);
        ((await count.InnerTextAsync(), await said.InnerTextAsync())).ShouldBe(("20", "Both done."));
        await PressAsync(visit, "Tab", 2);
        await PressAsync(visit, "Enter", 1);
        (await visit.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Knee to opposite shoulder");
    });

    [Fact]
    public Task What_was_counted_by_mistake_is_taken_back_and_all_can_be_started_again() => VisitAsync(new Visitor(), async visit =>
    {
        var counter = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Counter: Knee to opposite shoulder" });
        var (count, one) = (counter.Locator("[data-count]"), counter.GetByRole(AriaRole.Button, new() { Name = "Count one" }));
        await one.ClickAsync(new() { ClickCount = 3 });
        await counter.GetByRole(AriaRole.Button, new() { Name = "Take one back" }).ClickAsync();
        (await count.InnerTextAsync()).ShouldBe("2");
        await one.ClickAsync(new() { ClickCount = 8 });
        (await counter.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("Both done.");
        await counter.GetByRole(AriaRole.Button, new() { Name = "Start again" }).ClickAsync();
        (await count.InnerTextAsync()).ShouldBe("0");
    });

    [Fact]
    public Task Holds_are_timed_and_counted_by_themselves_until_they_are_paused() => VisitAsync(new Visitor(Visitor.Phone), async visit =>
    {
        var counter = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Counter: Plank with leg lift" });
        var (count, phase) = (counter.Locator("[data-count]"), counter.Locator("[data-phase]").First);
        await counter.GetByRole(AriaRole.Button, new() { Name = "Start the 5 s holds" }).FocusAsync();
        await PressAsync(visit, "Space", 1);
        (await phase.InnerTextAsync()).ShouldBe("Get ready 5");
        await visit.Page.Clock.RunForAsync(5_000);
        (await phase.InnerTextAsync()).ShouldBe("Hold 5");
        await visit.Page.Clock.RunForAsync(5_000);
        ((await count.InnerTextAsync(), await phase.InnerTextAsync())).ShouldBe(("1", "Lower 2"));

        // Nine more holds of a leg, each with the lowering before it, then five seconds to change over.
        await visit.Page.Clock.RunForAsync((9 * 7_000) + 4_000);
        ((await counter.Locator("[data-side]").InnerTextAsync(), await phase.InnerTextAsync())).ShouldBe(("Right leg", "Get ready 1"));
        await PressAsync(visit, "Space", 1);
        await visit.Page.Clock.RunForAsync(60_000);
        ((await count.InnerTextAsync(), await phase.InnerTextAsync())).ShouldBe(("0", ""));

        await PressAsync(visit, "Space", 1);
        await visit.Page.Clock.RunForAsync(120_000);
        (await counter.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("Both done. That was the routine.");
    }, stopsTheClock: true);

    [Theory]
    [InlineData("en-US", A4)]
    [InlineData("en-US", Letter)]
    [InlineData("en-GB", A4)]
    [InlineData("fr-CA", A4)]
    [InlineData("fr-CA", Letter)]
    public Task It_is_printed_on_one_sheet_without_what_is_pressed(string locale, string paper) => VisitAsync(new Visitor(Locale: locale), async visit =>
    {
        var size = paper.Split(' ');
        var sheet = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { Width = size[0], Height = size[1] }));
        Sheet().Count(sheet).ShouldBe(1);

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visit.Page.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        (await visit.Page.Locator("svg:visible").CountAsync()).ShouldBe(11);
        (await visit.Page.Locator("figcaption:visible").CountAsync()).ShouldBe(11);
    });

    private async Task VisitAsync(Visitor visitor, Func<Visit, Task> story, bool stopsTheClock = false)
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, visitor, async visit =>
        {
            if (stopsTheClock)
            {
                await visit.Page.Clock.InstallAsync();
                await visit.Page.Clock.PauseAtAsync(DateTime.UnixEpoch.AddYears(100));
            }

            await visit.OpenAsync("api/routines/glutes");
            await story(visit);
        });
    }

    private static async Task PressAsync(Visit visit, string key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await visit.Page.Keyboard.PressAsync(key);
        }
    }

    [GeneratedRegex("/Type /Page\\b", RegexOptions.None, 1000)]
    private static partial Regex Sheet();
}
