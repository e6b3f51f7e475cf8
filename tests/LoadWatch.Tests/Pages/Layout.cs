namespace LoadWatch.Tests.Pages;

/// <summary>What a page measures. Works without the visitor's scripts too: the browser's debugger does the measuring.</summary>
internal static class Layout
{
    private const string TooWide = """
        () => {
          const width = document.documentElement.clientWidth;
          const wide = one => one.getBoundingClientRect().right > width || one.scrollWidth > Math.max(width, one.clientWidth);
          const needed = document.scrollingElement.scrollWidth;
          return needed <= width ? [] : [`${needed} px`, ...[...document.body.querySelectorAll('*')].filter(wide).map(one => one.outerHTML.slice(0, 120))];
        }
        """;

    // A skip link has its size only while it has the focus; a label is part of what it labels.
    private const string TooSmall = """
        () => {
          const before = document.activeElement;
          const block = one => getComputedStyle(one).display === 'inline' ? block(one.parentElement) : one;
          const words = one => {
            const copy = one.cloneNode(true);
            copy.querySelectorAll('a').forEach(link => link.remove());
            return /[\p{L}\p{N}]/u.test(copy.textContent);
          };
          const inText = one => one.matches('a') && getComputedStyle(one).display === 'inline' && words(block(one));
          const small = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex],[role=button],[role=link],[role=switch],[role=tab]')]
            .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled,[tabindex="-1"]') && !inText(one))
            .flatMap(one => {
              one.focus({ preventScroll: true });
              const sizes = [one, ...(one.labels ?? [])].map(part => part.getBoundingClientRect());
              return sizes.some(size => size.width >= 24 && size.height >= 24) ? []
                : [`${one.outerHTML.slice(0, 120)} is ${sizes[0].width.toFixed(1)} x ${sizes[0].height.toFixed(1)} px`];
            });
          before?.focus({ preventScroll: true });
          return small;
        }
        """;

    /// <summary>The page does not scroll sideways; the failure lists what sticks out.</summary>
    public static async Task ShouldFitAsync(this Visit visit)
    {
        (await visit.Page.EvaluateAsync<int>("() => innerWidth")).ShouldBe(visit.Visitor.Width, "the page asks for another width than its window's");
        (await visit.Page.EvaluateAsync<string[]>(TooWide)).ShouldBeEmpty($"{visit.Page.Url} scrolls sideways for {visit.Visitor}");
    }

    /// <summary>All that can be pressed is at least 24 x 24 CSS px (WCAG 2.5.8), links in running text excepted.</summary>
    public static async Task ShouldBePressableAsync(this Visit visit) =>
        (await visit.Page.EvaluateAsync<string[]>(TooSmall)).ShouldBeEmpty($"{visit.Page.Url} for {visit.Visitor}");
}
