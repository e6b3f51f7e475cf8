namespace LoadWatch.Tests.Pages;

/// <summary>The tests of pages are worth something only if they fail where they should.</summary>
public sealed class BrowserTests(Browser browser)
{
    [Fact]
    public async Task A_sound_page_passes()
    {
        await using var site = await TinySite.StartAsync("<p>Read <a href=/>this</a> first.</p>", "<script src=script.js></script>");
        await browser.VisitAsync(site.Address, new Visitor(Locale: "fr-CA", LessMotion: true), async visit =>
        {
            await visit.OpenAsync("");
            (await visit.Page.TitleAsync()).ShouldBe("Scripted");
            (await visit.Page.EvaluateAsync<string>("() => navigator.language")).ShouldBe("fr-CA");
            (await visit.Page.EvaluateAsync<bool>("() => matchMedia('(prefers-reduced-motion)').matches")).ShouldBeTrue();
            await visit.ShouldBeSoundAsync("tiny");
        });
    }

    [Theory]
    [InlineData(true, "Scripted")]
    [InlineData(false, "Tiny")]
    public async Task Scripts_run_only_for_who_allows_them(bool scripts, string title)
    {
        await using var site = await TinySite.StartAsync("<p>Hello</p>", "<script src=script.js></script>");
        await browser.VisitAsync(site.Address, new Visitor(Scripts: scripts), async visit =>
        {
            await visit.OpenAsync("");
            (await visit.Page.TitleAsync()).ShouldBe(title);
        });
    }

    [Theory]
    [InlineData("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", true, "image-alt")]
    [InlineData("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", false, "image-alt")]
    [InlineData("<h3>A step too deep</h3>", true, "heading-order")]
    public async Task Axe_fails_a_page_that_not_everybody_can_use(string main, bool scripts, string rule)
    {
        await using var site = await TinySite.StartAsync(main);
        var said = await Assert.ThrowsAsync<ShouldAssertException>(() => browser.VisitAsync(site.Address, new Visitor(Scripts: scripts), async visit =>
        {
            await visit.OpenAsync("");
            await visit.ShouldBeAccessibleAsync();
        }));
        said.Message.ShouldContain(rule + ":");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("<img alt='' src='http://example.com/a.png'>", "", "http://example.com/a.png")]
    [InlineData("<script>fetch('https://example.com/b').catch(() => 0)</script>", "", "https://example.com/b")]
    [InlineData("<script>new WebSocket('wss://example.com/c')</script>", "", "wss://example.com/c")]
    [InlineData("<script>alert(1)</script>", TinySite.StrictPolicy, "Content Security Policy")]
    [InlineData("<p style='color:red'>Red</p>", TinySite.StrictPolicy, "Content Security Policy")]
    [InlineData("<img alt='' src='http://example.com/d.png'>", TinySite.StrictPolicy, "Content Security Policy")]
    [InlineData("<script>console.error('Oh')</script>", "", "An error in the console: Oh")]
    [InlineData("<script>throw new Error('Ah')</script>", "", "Ah")]
    [InlineData("<script src=none.js></script>", "", "404")]
    public async Task A_visit_fails_at_its_end_for_what_went_wrong_behind_the_page(string main, string policy, string complaint)
    {
        await using var site = await TinySite.StartAsync(main, policy: policy);
        var said = await Assert.ThrowsAsync<ShouldAssertException>(() => browser.VisitAsync(site.Address, null, async visit =>
        {
            await visit.OpenAsync("");
            while (visit.Complaints.Count == 0)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }));
        said.Message.ShouldContain(complaint);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_scrolls_sideways_fails(bool scripts)
    {
        await using var site = await TinySite.StartAsync("<pre>" + new string('x', 200) + "</pre>");
        var said = await Assert.ThrowsAsync<ShouldAssertException>(() => browser.VisitAsync(site.Address, new Visitor(Visitor.Phone, scripts), async visit =>
        {
            await visit.OpenAsync("");
            await visit.ShouldFitAsync();
        }));
        said.Message.ShouldContain("<pre>");
    }

    [Theory]
    [InlineData("<p>A word and <a href=/>a link</a>.</p>", true)]
    [InlineData("<p><a href=/>a link alone</a></p>", false)]
    [InlineData("<p><a href=/ style='display:inline-block;padding:4px'>a link alone</a></p>", true)]
    [InlineData("<button style='height:20px'>Yes</button>", false)]
    [InlineData("<button style='height:24px'>Yes</button>", true)]
    [InlineData("<input type=checkbox aria-label=Yes>", false)]
    [InlineData("<label style='display:block;padding:4px'><input type=checkbox> Yes</label>", true)]
    [InlineData("<style>a:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden}a:focus{display:block;padding:4px}</style><a href=#x>Skip</a>", true)]
    [InlineData("<button hidden style='height:20px'>Yes</button>", true)]
    public async Task What_can_be_pressed_is_large_enough(string main, bool passes)
    {
        await using var site = await TinySite.StartAsync(main, policy: "");
        await browser.VisitAsync(site.Address, new Visitor(Scripts: false), async visit =>
        {
            await visit.OpenAsync("");
            (await Record.ExceptionAsync(visit.ShouldBePressableAsync) is null).ShouldBe(passes);
        });
    }
}
