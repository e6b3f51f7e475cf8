using System.Net;

namespace LoadWatch.Tests.Pages;

public sealed class RoutinePageTests(Azurite azurite, Browser browser)
{
    public static MatrixTheoryData<int, bool, bool> Visitors => new([Visitor.Phone, Visitor.Desk], [true, false], [true, false]);

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task The_routine_is_for_everybody(int width, bool scripts, bool dark)
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(width, scripts, dark), async visit =>
        {
            await visit.OpenAsync("api/routines/glutes");
            (await visit.Page.Locator("li").CountAsync()).ShouldBeGreaterThan(2);
            await visit.ShouldBeSoundAsync("routine");
        });
    }

    [Fact]
    public async Task So_is_the_page_that_says_there_is_none()
    {
        await using var world = await World.StartAsync(azurite);
        await browser.VisitAsync(world.Http.BaseAddress!, new Visitor(Visitor.Phone), async visit =>
        {
            await visit.OpenAsync("api/routines/glu", HttpStatusCode.NotFound);
            await visit.ShouldBeSoundAsync("routine-unknown");
        });
    }
}
